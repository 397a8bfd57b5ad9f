namespace Summarizer.Pipeline.Reading;

/// <summary>The formats that are read.</summary>
internal enum ArticleFormat
{
    PlainText,
    Markdown,
    Html,
    Pdf,
    Docx,
    Subtitles,
}

/// <summary>The media types of the formats, and how they are named to users.</summary>
internal static class ArticleFormats
{
    public const string DocxMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>For messages that refuse a format.</summary>
    public const string Allowed =
        "Articles are read as plain text (.txt), Markdown (.md), HTML (.html), PDF (.pdf), Word (.docx) or subtitles "
            + "(.srt, .vtt).";

    public static string MediaType(this ArticleFormat format) => format switch
    {
        ArticleFormat.Markdown => "text/markdown",
        ArticleFormat.Html => "text/html",
        ArticleFormat.Pdf => "application/pdf",
        ArticleFormat.Docx => DocxMediaType,
        ArticleFormat.Subtitles => "text/vtt",
        _ => "text/plain",
    };
}
