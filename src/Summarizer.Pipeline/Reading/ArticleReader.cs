using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.AsciiDoc;
using Summarizer.Pipeline.Reading.Books;
using Summarizer.Pipeline.Reading.Html;
using Summarizer.Pipeline.Reading.Mail;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Reading.OpenDocument;
using Summarizer.Pipeline.Reading.Pdf;
using Summarizer.Pipeline.Reading.Plain;
using Summarizer.Pipeline.Reading.Processes;
using Summarizer.Pipeline.Reading.ReStructuredText;
using Summarizer.Pipeline.Reading.RichText;
using Summarizer.Pipeline.Reading.Slides;
using Summarizer.Pipeline.Reading.Word;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading;

/// <summary>The entry to reading: it detects the format of some bytes and calls the reader for it.</summary>
public static class ArticleReader
{
    /// <summary>Reads an article within the limits that hold where none are set.</summary>
    /// <param name="content">The article's bytes.</param>
    /// <param name="contentType">The declared media type, which may be missing or wrong.</param>
    /// <param name="name">The article's name, whose ending helps to tell the format; null where there is none.</param>
    /// <param name="cancellationToken">Ends a long reading.</param>
    /// <exception cref="ArticleException">It cannot be read; the message says why.</exception>
    public static ReadArticle Read(ReadOnlyMemory<byte> content, string? contentType, string? name,
        CancellationToken cancellationToken = default) =>
        Read(content, contentType, name, ReadingLimits.Default, scans: null, cancellationToken);

    /// <summary>Reads an article.</summary>
    /// <param name="content">The article's bytes.</param>
    /// <param name="contentType">The declared media type, which may be missing or wrong.</param>
    /// <param name="name">The article's name, whose ending helps to tell the format; null where there is none.</param>
    /// <param name="limits">The limits of what reading may cost.</param>
    /// <param name="cancellationToken">Ends a long reading.</param>
    /// <exception cref="ArticleException">It cannot be read; the message says why.</exception>
    public static ReadArticle Read(
        ReadOnlyMemory<byte> content, string? contentType, string? name, ReadingLimits limits,
        CancellationToken cancellationToken = default) =>
        Read(content, contentType, name, limits, scans: null, cancellationToken);

    /// <summary>Reads an article.</summary>
    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string?, string?, ReadingLimits, CancellationToken)"/>
    /// <param name="content">The article's bytes.</param>
    /// <param name="contentType">The declared media type, which may be missing or wrong.</param>
    /// <param name="name">The article's name.</param>
    /// <param name="limits">The limits on reading.</param>
    /// <param name="scans">The pages for OCR; null where it is off.</param>
    /// <param name="cancellationToken">Ends a long reading.</param>
    internal static ReadArticle Read(
        ReadOnlyMemory<byte> content, string? contentType, string? name, ReadingLimits limits, ScannedPages? scans,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        cancellationToken.ThrowIfCancellationRequested();
        RefuseEmpty(content.Span);

        ArticleFormat format = FormatDetector.Detect(content.Span, contentType, name, out Warning? mismatch);
        List<Warning> warnings = mismatch is null ? [] : [mismatch];
        ReadingPool pool = ReadingPool.OfThisProgram;
        bool isApart = ReadingPool.IsFor(format, content.Span);
        using ReadingPool.Place? place = isApart ? pool.Enter(limits, cancellationToken) : null;
        Document? document = isApart
            ? InTime(limits.Timeout, isApart: true,
                token => pool.TryRead(format, content, contentType, warnings, scans, limits, token), cancellationToken)
            : null;
        document ??= InTime(limits.Timeout, isApart: false,
            token => ReadHere(format, content, contentType, warnings, scans, limits, token), cancellationToken);
        if (!document.Text.AsSpan().ContainsLetterOrDigit())
            throw new ArticleException(FailureCode.EmptyArticle, "The article is empty: it has no words.");
        return new ReadArticle(document, format.MediaType(), warnings);
    }

    /// <exception cref="ArticleException">The article has no bytes.</exception>
    internal static void RefuseEmpty(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
            throw new ArticleException(FailureCode.EmptyArticle, "The article is empty: it has no bytes.");
    }

    private static T InTime<T>(
        TimeSpan allowed, bool isApart, Func<CancellationToken, T> read, CancellationToken cancellationToken)
    {
        using var deadline = new ReadingDeadline(allowed, isApart, cancellationToken);
        try
        {
            return read(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw deadline.Refusal();
        }
    }

    /// <summary>Reads an article of a known format in this process.</summary>
    internal static Document ReadHere(
        ArticleFormat format, ReadOnlyMemory<byte> content, string? contentType, List<Warning> warnings,
        ScannedPages? scans, ReadingLimits limits, CancellationToken cancellationToken)
    {
        Document document = ReadWhole(format, content, contentType, warnings, scans, limits, cancellationToken);
        return WordLimit.Apply(document, limits, warnings);
    }

    private static Document ReadWhole(
        ArticleFormat format, ReadOnlyMemory<byte> content, string? contentType, List<Warning> warnings,
        ScannedPages? scans, ReadingLimits limits, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case ArticleFormat.Markdown:
                return MarkdownReader.Read(TextDecoder.Decode(content.Span, CharsetOf(contentType), warnings,
                    cancellationToken), limits, cancellationToken);
            case ArticleFormat.Restructured:
                return RstReader.Read(TextDecoder.Decode(content.Span, CharsetOf(contentType), warnings,
                    cancellationToken), limits, cancellationToken);
            case ArticleFormat.AsciiDoc:
                return AsciiDocReader.Read(TextDecoder.Decode(content.Span, CharsetOf(contentType), warnings,
                    cancellationToken), limits, cancellationToken);
            case ArticleFormat.Html:
                string? charset = CharsetOf(contentType) ?? HtmlReader.DeclaredCharset(content.Span);
                return HtmlReader.Read(TextDecoder.Decode(content.Span, charset, warnings, cancellationToken), warnings,
                    limits, cancellationToken);
            case ArticleFormat.Pdf:
                return PdfReader.Read(content, warnings, scans, limits, cancellationToken);
            case ArticleFormat.Docx:
                return DocxReader.Read(content, warnings, limits, cancellationToken);
            case ArticleFormat.OpenDocument:
                return OdtReader.Read(content, limits, cancellationToken);
            case ArticleFormat.Slides:
                return PptxReader.Read(content, limits, cancellationToken);
            case ArticleFormat.Book:
                return EpubReader.Read(content, warnings, limits, cancellationToken);
            case ArticleFormat.Email:
                return EmailReader.Read(content, warnings, limits, cancellationToken);
            case ArticleFormat.RichText:
                return RtfReader.Read(content.Span, limits, cancellationToken);
            default:
                string text = TextDecoder.Decode(content.Span, CharsetOf(contentType), warnings, cancellationToken);
                limits.CheckCharacters(text.Length);
                return format == ArticleFormat.Subtitles || SubtitleReader.IsSubtitles(text)
                    ? SubtitleReader.Read(text, limits, cancellationToken)
                    : Document.FromText(LineHyphens.Join(TimeLines.Remove(text)));
        }
    }

    /// <summary>Returns the charset parameter of a media type, or null.</summary>
    private static string? CharsetOf(string? contentType)
    {
        foreach (string parameter in (contentType ?? "").Split(';', 10, StringSplitOptions.TrimEntries).Skip(1))
        {
            if (parameter.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))
                return parameter["charset=".Length..];
        }

        return null;
    }

    private static bool ContainsLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetterOrDigit(rune))
                return true;
        }

        return false;
    }
}
