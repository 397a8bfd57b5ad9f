using System.Runtime.InteropServices;
using Summarizer.Pipeline.Reading.Html;

namespace Summarizer.Pipeline.Reading;

/// <summary>Caches whether each tag hides the content after it.</summary>
internal sealed class HidingTags
{
    private readonly Dictionary<string, bool?> _known = new(StringComparer.Ordinal);

    /// <summary>True if what follows a tag is not shown.</summary>
    public bool Contains(string tag)
    {
        ref bool? known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, tag, out _);
        return known ??= HtmlReader.IsHiddenTag(tag);
    }
}
