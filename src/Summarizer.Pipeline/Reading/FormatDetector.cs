using System.Text;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Packages;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Detection of an article's format. A signature in the bytes decides first, since the declared type and the name may
/// be wrong. Then the declared type decides, if it says more than "some text" or "some bytes", then the name's ending,
/// then the look of the text.
/// </summary>
internal static class FormatDetector
{
    /// <summary>
    /// Some programs write a few bytes of their own before a PDF's signature, which readers then look for this far.
    /// </summary>
    private const int PdfSignatureWindow = 1024;

    /// <summary>With fewer bytes, what is declared as PDF or a package is cut short and no text.</summary>
    private const int LeastText = 20;

    /// <summary>Returns the format of an article.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="contentType">The declared media type.</param>
    /// <param name="name">Its name.</param>
    /// <param name="mismatch">Set to a warning where the content is of another format than declared.</param>
    /// <exception cref="ArticleException">It is of a format that is not read, or cut short.</exception>
    public static ArticleFormat Detect(ReadOnlySpan<byte> content, string? contentType, string? name,
        out Warning? mismatch)
    {
        mismatch = null;
        ArticleFormat? signature = BySignature(content);
        ArticleFormat? declared = signature is null
            ? Declared(contentType, name)
            : TypeOf(contentType)?.Format ?? ArticleFormats.OfEnding(ArticleFormats.EndingOf(name))?.Format;
        ArticleFormat format = signature ?? (declared is { } other && !HasSignature(other) ? other : ByLooks(content));
        if (declared is not { } wanted || wanted == format)
            return format;
        if (HasSignature(wanted) && content.Length < LeastText)
        {
            throw new ArticleException(
                FailureCode.UnreadableArticle,
                $"The article is declared as {wanted.Name()}, but is too short to be one "
                    + $"({content.Length} bytes). Upload it again.");
        }

        string message =
            $"The article is declared as {wanted.Name()}, but its content is {format.Name()}; it was read as that.";
        mismatch = new Warning(WarningCode.TypeMismatch, message);
        return format;
    }

    /// <summary>True for formats that all start in the same way: content without it is of another one.</summary>
    private static bool HasSignature(ArticleFormat format) => format
        is ArticleFormat.Pdf or ArticleFormat.Docx or ArticleFormat.OpenDocument or ArticleFormat.Slides
            or ArticleFormat.Book or ArticleFormat.RichText;

    private static ArticleFormat? Declared(string? contentType, string? name) =>
        ByMediaType(MediaTypeOf(contentType), contentType) ?? ByEnding(ArticleFormats.EndingOf(name));

    private static FormatEntry? TypeOf(string? contentType) =>
        MediaTypeOf(contentType) is { } type && type != "text/plain" ? ArticleFormats.OfMediaType(type) : null;

    /// <summary>Returns the media type without parameters, lower-cased; null if there is none.</summary>
    public static string? MediaTypeOf(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
            return null;
        int end = contentType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? contentType : contentType[..end]).Trim().ToLowerInvariant();
    }

    private static ArticleFormat? BySignature(ReadOnlySpan<byte> content)
    {
        if (content[..Math.Min(content.Length, PdfSignatureWindow)].IndexOf("%PDF-"u8) is >= 0 and var at
            && IsPdfHeader(content, at))
            return ArticleFormat.Pdf;
        if (content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8))
            return PackageNames.FormatOf(content);
        if (content.StartsWith(@"{\rtf"u8))
            return ArticleFormat.RichText;
        if (ForeignSignature(content) is { } foreign)
            throw Unsupported($"The content is {foreign}.");
        return LooksLikeHtmlDocument(content) ? ArticleFormat.Html : null;
    }

    // A text that only mentions "%PDF-" is not a PDF.
    private static bool IsPdfHeader(ReadOnlySpan<byte> content, int at) =>
        at == 0 || content.LastIndexOf("%%EOF"u8) > at;

    private static string? ForeignSignature(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) =>
            "an old Office file (.doc, .xls, .ppt), an encrypted one, or an e-mail of Outlook (.msg; save it as .eml)",
        _ when content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) => "a PNG picture",
        _ when content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "a JPEG picture",
        _ when content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) => "a GIF picture",
        _ when content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) =>
            "a WebP picture",
        _ when content.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) => "a gzip archive",
        _ when content.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF])
            || content.StartsWith("Rar!\u001A\u0007"u8) => "an archive",
        _ when content.StartsWith("%!PS"u8) => "PostScript",
        _ => null,
    };

    private static ArticleFormat? ByMediaType(string? mediaType, string? contentType) => mediaType switch
    {
        null => null,
        _ when ArticleFormats.IsGeneric(mediaType) => null,
        _ when ArticleFormats.OfMediaType(mediaType) is { } entry => entry.Format,
        _ => throw Unsupported($"Content of type \"{Shown(contentType!)}\" is not read."),
    };

    private static ArticleFormat? ByEnding(string ending) => ending switch
    {
        _ when ArticleFormats.OfEnding(ending) is { } entry => entry.Format,
        "doc" or "docm" or "dotx" or "pages" or "mobi" or "xls" or "xlsx" or "ods" or "csv" or "tsv" or "ppt" or "odp"
            or "json" or "jsonl" or "xml" or "yaml" or "yml" or "msg" or "mht" or "mhtml" or "zip" or "gz" or "tar"
            or "7z" or "rar" or "png" or "jpg" or "jpeg" or "gif" or "webp" or "svg" or "bmp" or "tif" or "tiff"
            or "mp3" or "mp4" or "mov" or "wav" or "avi" or "exe" or "dll" or "css" or "js" or "mjs" or "ts" or "sh"
            or "ps1" or "bat" or "cmd" or "ics" or "vcf"
            => throw Unsupported($"Files named .{ending} are not read."),
        "url" or "webloc" or "lnk" => throw Unsupported(
            $"Files named .{ending} are links. Use the address or the file that it leads to."),
        _ => null,
    };

    private static ArticleFormat ByLooks(ReadOnlySpan<byte> content) =>
        LooksLikeHtmlFragment(content) ? ArticleFormat.Html : ArticleFormat.PlainText;

    /// <summary>
    /// True if it starts as an HTML document does: with the doctype or the root element, after comments at most.
    /// </summary>
    private static bool LooksLikeHtmlDocument(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> rest = Opening(content);
        for (int comments = 0; comments < 8; comments++)
        {
            rest = rest.TrimStart(" \t\r\n\f"u8);
            if (rest.StartsWith("<!--"u8) && rest.IndexOf("-->"u8) is > 0 and var end)
                rest = rest[(end + 3)..];
            else if (rest.StartsWith("<?xml"u8) && rest.IndexOf("?>"u8) is > 0 and var declarationEnd)
                rest = rest[(declarationEnd + 2)..];
            else
                break;
        }

        return StartsWithTag(rest, "!doctype html"u8) || StartsWithTag(rest, "html"u8) || StartsWithTag(rest, "head"u8)
            || StartsWithTag(rest, "body"u8);
    }

    /// <summary>True if it starts with a tag that only an article's body has, and closes at least one.</summary>
    private static bool LooksLikeHtmlFragment(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> rest = Opening(content).TrimStart(" \t\r\n\f"u8);
        bool opens = StartsWithTag(rest, "article"u8) || StartsWithTag(rest, "main"u8) || StartsWithTag(rest, "div"u8)
            || StartsWithTag(rest, "section"u8)
            || StartsWithTag(rest, "p"u8) || StartsWithTag(rest, "h1"u8) || StartsWithTag(rest, "h2"u8)
            || StartsWithTag(rest, "title"u8) || StartsWithTag(rest, "meta"u8);
        return opens && content.IndexOf("</"u8) > 0;
    }

    private static ReadOnlySpan<byte> Opening(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> opening = content[..Math.Min(content.Length, 16 * 1024)];
        if (opening.StartsWith(Encoding.UTF8.Preamble))
            return opening[3..];
        // Tags are ASCII: in UTF-16 they are the same bytes with zeros between.
        return opening.StartsWith(Encoding.Unicode.Preamble) || opening.StartsWith(Encoding.BigEndianUnicode.Preamble)
            ? opening[2..].ToArray().Where(b => b != 0).ToArray()
            : opening;
    }

    private static bool StartsWithTag(ReadOnlySpan<byte> content, ReadOnlySpan<byte> tag)
    {
        if (content.Length < tag.Length + 2 || content[0] != '<')
            return false;
        for (int i = 0; i < tag.Length; i++)
        {
            byte b = content[i + 1];
            if ((b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b) != tag[i])
                return false;
        }

        return content[tag.Length + 1] is (byte)'>' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/';
    }

    private static ArticleException Unsupported(string what) =>
        new(FailureCode.UnsupportedType, $"{what} {ArticleFormats.Allowed}");

    /// <summary>Shortens a declared type for a message, without control characters: it is untrusted text.</summary>
    private static string Shown(string contentType)
    {
        string type = MediaTypeOf(contentType) ?? "";
        if (type.Length > 80)
            type = type[..80] + "…";
        return string.Concat(type.Where(c => c is > ' ' and < '\u007F' and not '"' and not '<' and not '>'
            || c == '…'));
    }
}
