namespace Summarizer.Pipeline.Reading.RichText;

/// <summary>The destinations of RTF that matter here.</summary>
internal enum RtfPart
{
    /// <summary>The text of the document.</summary>
    Text,

    /// <summary>The list of fonts, which names their encodings.</summary>
    Fonts,

    /// <summary>The list of styles.</summary>
    Styles,

    /// <summary>The title in the document's properties.</summary>
    Title,

    /// <summary>Anything else: pictures, headers, notes, codes of fields.</summary>
    Skipped,
}
