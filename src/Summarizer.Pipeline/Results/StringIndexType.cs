namespace Summarizer.Pipeline.Results;

/// <summary>The unit in which a result counts offsets and lengths. The names are those of Azure AI Language.</summary>
public enum StringIndexType
{
    /// <summary>UTF-16 code units, as in C#, Java and JavaScript.</summary>
    Utf16CodeUnit,

    /// <summary>Unicode code points, as in Python.</summary>
    UnicodeCodePoint,

    /// <summary>
    /// Text elements (grapheme clusters), as in .NET's <see cref="System.Globalization.StringInfo"/>.
    /// </summary>
    TextElements,
}
