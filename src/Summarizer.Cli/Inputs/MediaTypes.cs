namespace Summarizer.Cli.Inputs;

/// <summary>Which media types files have.</summary>
internal static class MediaTypes
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>By the name's ending; null where that does not tell.</summary>
    public static string? OfName(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" or ".text" => "text/plain",
        ".md" or ".markdown" => "text/markdown",
        ".html" or ".htm" => "text/html",
        ".xhtml" => "application/xhtml+xml",
        ".pdf" => "application/pdf",
        ".docx" => Word,
        ".srt" => "application/x-subrip",
        ".vtt" => "text/vtt",
        _ => null,
    };

    /// <summary>By the first bytes, of a file whose name says nothing.</summary>
    public static string OfContent(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8)
            ? "application/pdf"
            : content.StartsWith("PK\u0003\u0004"u8) ? Word : "text/plain";
}
