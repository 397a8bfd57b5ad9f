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
    OpenDocument,
    Slides,
    Book,
    Email,
    RichText,
    Restructured,
    AsciiDoc,
}
