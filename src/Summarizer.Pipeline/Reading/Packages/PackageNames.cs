using System.Buffers.Binary;

namespace Summarizer.Pipeline.Reading.Packages;

/// <summary>Tells the format of a ZIP package by the names in its directory, without unpacking anything.</summary>
internal static class PackageNames
{
    /// <summary>
    /// The directory is searched up to this many names; packages list their main parts among the first.
    /// </summary>
    private const int MostNames = 20_000;

    private const int EndRecordBytes = 22;
    private const int EntryBytes = 46;
    private const int LongestComment = 65_535;

    /// <summary>
    /// Where the first entry's name starts; the type of OpenDocument and EPUB follows it, not packed.
    /// </summary>
    private const int FirstName = 30;

    /// <summary>
    /// Returns the format; Word where nothing says otherwise, whose reader refuses other packages by name.
    /// </summary>
    /// <param name="content">The bytes of a ZIP archive.</param>
    public static ArticleFormat FormatOf(ReadOnlySpan<byte> content)
    {
        if (content.Length > FirstName && content[FirstName..].StartsWith("mimetypeapplication/epub+zip"u8))
            return ArticleFormat.Book;
        if (content.Length > FirstName
            && content[FirstName..].StartsWith("mimetypeapplication/vnd.oasis.opendocument.text"u8))
            return ArticleFormat.OpenDocument;
        ArticleFormat format = ArticleFormat.Docx;
        ReadOnlySpan<byte> rest = Directory(content);
        for (int names = 0; names < MostNames && rest.Length > EntryBytes
            && rest.StartsWith("PK\u0001\u0002"u8); names++)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
            int next = EntryBytes + length + BinaryPrimitives.ReadUInt16LittleEndian(rest[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            if (next > rest.Length)
                break;
            ReadOnlySpan<byte> name = rest.Slice(EntryBytes, length);
            if (name.SequenceEqual("word/document.xml"u8))
                return ArticleFormat.Docx;
            if (name.SequenceEqual("ppt/presentation.xml"u8))
                format = ArticleFormat.Slides;
            else if (name.SequenceEqual("META-INF/container.xml"u8) && format == ArticleFormat.Docx)
                format = ArticleFormat.Book;
            rest = rest[next..];
        }

        return format;
    }

    /// <summary>The directory at the end of the archive; empty where it is damaged.</summary>
    private static ReadOnlySpan<byte> Directory(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> end = content[Math.Max(0, content.Length - EndRecordBytes - LongestComment)..];
        int at = end.LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || end.Length - at < EndRecordBytes)
            return [];
        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(end[(at + 16)..]);
        return offset < content.Length ? content[(int)offset..] : [];
    }
}
