using System.Text.RegularExpressions;
using System.Xml;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Html;
using Summarizer.Pipeline.Reading.Packages;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading.Books;

/// <summary>
/// A reader of books (.epub 2 and 3): the chapters of the reading order one after the other. Navigation, covers, title
/// pages and indexes are left out (W3C EPUB 3.3, 4 and 5).
/// </summary>
internal static partial class EpubReader
{
    /// <summary>
    /// The types of chapters and parts that are not the text of the book (EPUB 3 Structural Semantics Vocabulary).
    /// </summary>
    private static readonly string[] Apparatus =
        ["toc", "cover", "titlepage", "halftitlepage", "copyright-page", "index", "landmarks", "page-list",
            "loi", "lot", "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"];

    public static Document Read(
        ReadOnlyMemory<byte> content, List<Warning> warnings, ReadingLimits limits, CancellationToken cancellationToken)
    {
        using var package = new ZipPackage(content, limits, "EPUB book");
        try
        {
            string main = MainPart(package) ?? throw Damaged(null);
            EpubContents book = EpubContents.Read(package, main) ?? throw Damaged(null);
            HashSet<string> locked = Locked(package);
            var builder = new DocumentBuilder(limits);
            int missing = 0;
            foreach (string part in book.Chapters.Distinct(StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (locked.Contains(part))
                {
                    throw new ArticleException(
                        FailureCode.UnreadableArticle,
                        "The book is protected: its text is encrypted. Use a copy without copy protection.");
                }

                if (package.Bytes(part) is { } bytes)
                    AddChapter(bytes, builder, limits, cancellationToken);
                else
                    missing++;
            }

            if (missing > 0)
                warnings.Add(new Warning(WarningCode.PartlyRead,
                    $"{missing} chapters of the book are missing from the file."));
            return builder.Build(DocumentTitles.IsUseless(book.Title) ? null : book.Title, book.Language);
        }
        catch (Exception exception) when (ZipPackage.IsDamage(exception))
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Returns the part that lists the others (META-INF/container.xml); null if it is not named.</summary>
    private static string? MainPart(ZipPackage package)
    {
        using XmlReader? xml = package.OpenXml("META-INF/container.xml");
        while (xml is not null && xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rootfile" }
                && xml.GetAttribute("full-path") is { Length: > 0 } path)
                return path;
        }

        return null;
    }

    /// <summary>Returns the parts that only a reader with a key can read; fonts are often among them.</summary>
    private static HashSet<string> Locked(ZipPackage package)
    {
        var locked = new HashSet<string>(StringComparer.Ordinal);
        using XmlReader? xml = package.OpenXml("META-INF/encryption.xml");
        while (xml is not null && xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "CipherReference" }
                && xml.GetAttribute("URI") is { } uri)
                locked.Add(uri);
        }

        return locked;
    }

    private static void AddChapter(byte[] bytes, DocumentBuilder builder, ReadingLimits limits,
        CancellationToken cancellationToken)
    {
        // A character has at most 4 bytes.
        string? text = bytes.Length > 4L * limits.MaxHtmlCharacters
            ? null
            : TextDecoder.Decode(bytes, HtmlReader.DeclaredCharset(bytes), [], cancellationToken);
        if (text is null || text.Length > limits.MaxHtmlCharacters)
            throw new ArticleException(FailureCode.TooLarge,
                $"A chapter is longer than the {limits.MaxHtmlCharacters} characters allowed.");
        // In XML an empty element closes itself, which HTML does not know.
        string html = ClosedInItself().Replace(text, "<$1$2></$1>");
        HtmlReader.AddWhole(html, Apparatus, builder, limits, cancellationToken);
    }

    private static ArticleException Damaged(Exception? cause) => new(
        FailureCode.UnreadableArticle, "The EPUB book is damaged: its chapters cannot be found.", inner: cause);

    [GeneratedRegex(
        @"<(title|script|style|a|p|div|span|section|td|th|i|b|em|strong|li|h[1-6]|iframe|textarea)((?:\s[^<>]*)?)/>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClosedInItself();
}
