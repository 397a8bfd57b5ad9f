using System.Runtime.InteropServices;
using Summarizer.Pipeline.Reading.Html;

namespace Summarizer.Pipeline.Reading;

/// <summary>The tags of one Markdown text, with whether they hide what follows. To find out takes time.</summary>
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
