namespace Summarizer.Pipeline.Reading;

/// <summary>
/// The one table of media types and endings: what HTTP, storage, the page and the command line accept.
/// </summary>
public static class ArticleFormats
{
    internal const string DocxMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string PptxMediaType = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    internal static readonly FormatEntry[] Table =
    [
        new(ArticleFormat.PlainText, "plain text", ["text/plain"], ["txt", "text"]),
        new(ArticleFormat.Markdown, "Markdown", ["text/markdown", "text/x-markdown"],
            ["md", "markdown", "mdown", "mkd", "mdx"]),
        new(ArticleFormat.Restructured, "reStructuredText", ["text/x-rst", "text/prs.fallenstein.rst"], ["rst"]),
        new(ArticleFormat.AsciiDoc, "AsciiDoc", ["text/asciidoc", "text/x-asciidoc"], ["adoc", "asciidoc"]),
        new(ArticleFormat.Html, "HTML", ["text/html"], ["html", "htm"]),
        new(ArticleFormat.Html, "HTML", ["application/xhtml+xml"], ["xhtml"]),
        new(ArticleFormat.Pdf, "PDF", ["application/pdf", "application/x-pdf"], ["pdf"]),
        new(ArticleFormat.Docx, "Word", [DocxMediaType], ["docx"]),
        new(ArticleFormat.OpenDocument, "OpenDocument", ["application/vnd.oasis.opendocument.text"], ["odt"]),
        new(ArticleFormat.RichText, "RTF", ["application/rtf", "text/rtf", "text/richtext"], ["rtf"]),
        new(ArticleFormat.Slides, "PowerPoint", [PptxMediaType], ["pptx"]),
        new(ArticleFormat.Book, "EPUB", ["application/epub+zip"], ["epub"]),
        new(ArticleFormat.Email, "e-mail", ["message/rfc822"], ["eml"]),
        new(ArticleFormat.Subtitles, "subtitles", ["application/x-subrip", "text/srt", "application/srt"], ["srt"]),
        new(ArticleFormat.Subtitles, "subtitles", ["text/vtt"], ["vtt"]),
    ];

    private static readonly Dictionary<string, FormatEntry> ByMediaType =
        Table.SelectMany(entry => entry.MediaTypes.Select(type => (type, entry)))
            .ToDictionary(pair => pair.type, pair => pair.entry);

    private static readonly Dictionary<string, FormatEntry> ByEnding =
        Table.SelectMany(entry => entry.Endings.Select(ending => (ending, entry)))
            .ToDictionary(pair => pair.ending, pair => pair.entry);

    /// <summary>The preferred media type of each format.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = [.. Table.Select(entry => entry.MediaTypes[0])];

    /// <summary>The endings of files that are read, with the dot.</summary>
    public static IReadOnlyList<string> Endings { get; } =
        [.. Table.SelectMany(entry => entry.Endings).Select(ending => "." + ending)];

    /// <summary>
    /// The names of the formats with their endings, for messages: "plain text (.txt), Markdown (.md) or …".
    /// </summary>
    public static string Names { get; } = JoinNames();

    /// <summary>The sentence for messages that refuse a format.</summary>
    internal static string Allowed { get; } = $"Articles are read as {Names}.";

    /// <summary>Returns true if a media type is one of a format that is read.</summary>
    /// <param name="mediaType">The type without parameters, in lower case.</param>
    public static bool IsRead(string mediaType) => ByMediaType.ContainsKey(mediaType);

    /// <summary>Returns true if a media type says no more than "some text" or "some bytes".</summary>
    /// <param name="mediaType">The type without parameters, in lower case.</param>
    public static bool IsGeneric(string mediaType) => mediaType switch
    {
        "text/plain" or "application/octet-stream" or "binary/octet-stream" or "application/x-www-form-urlencoded" =>
            true,
        "text/csv" or "text/xml" or "text/css" or "text/javascript" or "text/calendar" => false,
        _ => mediaType.StartsWith("text/", StringComparison.Ordinal) && !IsRead(mediaType),
    };

    /// <summary>
    /// Returns the media type of a file; null if the ending of its name is not one of a format that is read.
    /// </summary>
    /// <param name="name">The file's name.</param>
    public static string? MediaTypeOfName(string? name) => OfEnding(EndingOf(name))?.MediaTypes[0];

    /// <summary>
    /// Returns the media type of a file, by its name, or by its content if the name does not say it.
    /// </summary>
    /// <param name="name">The file's name.</param>
    /// <param name="content">The file's bytes.</param>
    /// <exception cref="Failures.ArticleException">The file has no bytes, or is of a format that is not
    /// read.</exception>
    public static string MediaTypeOf(string? name, ReadOnlySpan<byte> content)
    {
        ArticleReader.RefuseEmpty(content);
        return MediaTypeOfName(name) ?? FormatDetector.Detect(content, null, name, out _).MediaType();
    }

    internal static string MediaType(this ArticleFormat format) => format switch
    {
        ArticleFormat.Subtitles => "text/vtt",
        _ => Table.First(entry => entry.Format == format).MediaTypes[0],
    };

    internal static string Name(this ArticleFormat format) => Table.First(entry => entry.Format == format).Name;

    internal static FormatEntry? OfMediaType(string mediaType) => ByMediaType.GetValueOrDefault(mediaType);

    internal static FormatEntry? OfEnding(string ending) => ByEnding.GetValueOrDefault(ending);

    /// <summary>Returns the ending of a name in lower case, without the dot; empty if there is none.</summary>
    internal static string EndingOf(string? name)
    {
        int dot = name?.LastIndexOf('.') ?? -1;
        return dot < 0 || name!.Length - dot > 10 || name.IndexOf('/', dot) >= 0
            ? ""
            : name[(dot + 1)..].ToLowerInvariant();
    }

    private static string JoinNames()
    {
        string[] names = [.. Table.GroupBy(entry => entry.Name).Select(group =>
            $"{group.Key} ({string.Join(", ", group.Select(entry => "." + entry.Endings[0]).Where(ending => ending != ".xhtml"))})")];
        return $"{string.Join(", ", names[..^1])} or {names[^1]}";
    }
}
