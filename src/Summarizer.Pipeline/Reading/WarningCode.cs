namespace Summarizer.Pipeline.Reading;

/// <summary>Stable codes of what was noticed without failing.</summary>
public static class WarningCode
{
    /// <summary>The encoding was neither declared nor plain from the bytes.</summary>
    public const string EncodingGuessed = "encoding-guessed";

    /// <summary>No article was found on an HTML page; its whole text was read.</summary>
    public const string NoArticleFound = "no-article-found";

    /// <summary>Parts of the article could not be read and are missing.</summary>
    public const string PartlyRead = "partly-read";

    /// <summary>No word of the query is in the text; the summary is the one without it.</summary>
    public const string QueryNotFound = "query-not-found";

    /// <summary>The text has words, but no sentence to choose.</summary>
    public const string NoSentences = "no-sentences";

    /// <summary>An e-mail has attachments, which are not read.</summary>
    public const string AttachmentsNotRead = "attachments-not-read";

    /// <summary>Pages without text were read by OCR, which makes mistakes.</summary>
    public const string ReadByOcr = "read-by-ocr";

    /// <summary>OCR is unavailable, so pages without text are missing; tried again by the sweep.</summary>
    public const string OcrUnavailable = Failures.FailureCode.OcrUnavailable;

    /// <summary>The content is of another format than declared; it was read as what it is.</summary>
    public const string TypeMismatch = "type-mismatch";
}
