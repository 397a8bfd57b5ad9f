namespace Summarizer.Pipeline.Reading.Packages;

/// <summary>Identifies the format of a ZIP package by the names in its directory, without unpacking anything.</summary>
internal static class PackageNames
{
    /// <summary>
    /// The directory is searched up to this many names; packages list their main parts among the first.
    /// </summary>
    private const int MostNames = 20_000;

    /// <summary>
    /// The offset of the first entry's name; the type of OpenDocument and EPUB follows it, not packed.
    /// </summary>
    private const int FirstName = 30;

    /// <summary>
    /// Returns the format; Word where nothing says otherwise, whose reader refuses other packages by name.
    /// </summary>
    /// <param name="content">The bytes of a ZIP archive.</param>
    public static ArticleFormat FormatOf(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> first = content[Math.Min(FirstName, content.Length)..];
        if (first.StartsWith("mimetypeapplication/epub+zip"u8))
            return ArticleFormat.Book;
        if (first.StartsWith("mimetypeapplication/vnd.oasis.opendocument.text"u8))
            return ArticleFormat.OpenDocument;
        ArticleFormat format = ArticleFormat.Docx;
        var directory = new ZipDirectory(content);
        for (int names = 0; names < MostNames && directory.Read(); names++)
        {
            if (directory.Name.SequenceEqual("word/document.xml"u8))
                return ArticleFormat.Docx;
            if (directory.Name.SequenceEqual("ppt/presentation.xml"u8))
                format = ArticleFormat.Slides;
            else if (directory.Name.SequenceEqual("META-INF/container.xml"u8) && format == ArticleFormat.Docx)
                format = ArticleFormat.Book;
        }

        return format;
    }
}
