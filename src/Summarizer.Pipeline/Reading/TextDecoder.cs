using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Plain;
using Summarizer.Pipeline.Results;
using UtfUnknown;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Bytes to text: byte order mark, UTF-16 and UTF-32 by their looks, valid UTF-8, the declared encoding where the bytes
/// bear it out, and only then a guess, which is told as a warning. What none of them can read is refused.
/// </summary>
internal static class TextDecoder
{
    /// <summary>The number of bytes that the guesses examine.</summary>
    private const int SampleBytes = 128 * 1024;

    /// <summary>The longest part of a text between two looks at the cancellation token.</summary>
    private const int ChunkBytes = 1024 * 1024;

    /// <summary>The number of stray bytes for each certain character of UTF-8 that show another encoding.</summary>
    private const int MostStray = 4;

    private static readonly UTF32Encoding BigEndianUtf32 = new(bigEndian: true, byteOrderMark: true);

    private static readonly Encoding MixedUtf8;

    static TextDecoder()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        MixedUtf8 = Encoding.GetEncoding(
            Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, new StrayByteFallback());
    }

    /// <summary>Decodes a text and cleans it (<see cref="TextCleaner"/>).</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="charset">The declared encoding, which may be missing or wrong.</param>
    /// <param name="warnings">Takes a warning where the encoding had to be guessed.</param>
    /// <param name="cancellationToken">Ends a long decoding.</param>
    public static string Decode(ReadOnlySpan<byte> content, string? charset, List<Warning> warnings,
        CancellationToken cancellationToken)
    {
        (Encoding encoding, int skip, bool guessed) = Choose(content, charset);
        string text = DecodeAll(content[skip..], encoding, cancellationToken);
        if (guessed)
        {
            string name = encoding.CodePage == Encoding.UTF8.CodePage
                ? "UTF-8 with damaged characters"
                : encoding.WebName;
            warnings.Add(new Warning(WarningCode.EncodingGuessed,
                $"The text is not valid UTF-8 and its encoding is not declared, or does not fit; "
                    + $"it was read as {name}."));
        }

        if (text.Contains('\f', StringComparison.Ordinal))
            text = PageBreaks.Remove(text);
        return TextCleaner.Clean(text, cancellationToken);
    }

    private static (Encoding Encoding, int Skip, bool Guessed) Choose(ReadOnlySpan<byte> content, string? charset)
    {
        if (ByByteOrderMark(content) is { } marked)
            return (marked.Encoding, marked.Skip, false);
        if (WideEncodings.Detect(content, Utf8.IsValid(content)) is { } wide)
            return (wide, 0, false);
        RefuseBinary(content);
        bool escapes = content.Contains((byte)0x1B); // ISO-2022-JP and its kin are ASCII throughout
        if (Utf8.IsValid(content) && !escapes)
            return (Encoding.UTF8, 0, false);
        ReadOnlySpan<byte> sample = Sample(content);
        if (!Utf8.IsValid(content) && DamagedUtf8(sample) is { } damaged)
            return (damaged, 0, true);
        Encoding? better = null;
        if (Declared(charset) is { } declared && IsPlausible(declared, sample))
        {
            better = LatinEncodings.BestFor(declared, sample) ?? ScriptEncodings.BetterThan(declared, sample);
            if (better is null || better.CodePage == declared.CodePage)
                return (declared, 0, false);
        }

        if (Utf8.IsValid(content))
            return (Guess(sample) is { CodePage: 50220 or 50221 or 50222 or 50225 } escaped
                ? escaped
                : Encoding.UTF8, 0, false);
        return (better ?? LatinEncodings.Best(sample) ?? ScriptEncodings.Best(sample) ?? Guess(sample)
            ?? throw NoText(), 0, true);
    }

    private static (Encoding Encoding, int Skip)? ByByteOrderMark(ReadOnlySpan<byte> content)
    {
        // UTF-32 before UTF-16, whose mark is the beginning of it.
        foreach (Encoding encoding
            in (ReadOnlySpan<Encoding>)[Encoding.UTF8, Encoding.UTF32, BigEndianUtf32, Encoding.Unicode,
                Encoding.BigEndianUnicode])
        {
            if (content.StartsWith(encoding.Preamble))
                return (encoding, encoding.Preamble.Length);
        }

        return null;
    }

    /// <summary>Throws if more than one byte in a hundred occurs in no text: the content is binary.</summary>
    private static void RefuseBinary(ReadOnlySpan<byte> content)
    {
        int controls = 0;
        foreach (byte b in content)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or (byte)'\v' or 0x1B))
                controls++;
        }

        if (controls > 1 + content.Length / 100)
            throw NoText();
    }

    /// <summary>
    /// Returns the first part of a text, or the parts of a long one that are not plain ASCII, which alone identify the
    /// encoding.
    /// </summary>
    private static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> content)
    {
        if (content.Length <= SampleBytes)
            return content;
        const int window = 4096;
        var sample = new ArrayBufferWriter<byte>(SampleBytes);
        while (sample.WrittenCount < SampleBytes
            && content.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at)
        {
            ReadOnlySpan<byte> part = content.Slice(at, Math.Min(window, content.Length - at));
            sample.Write(part);
            content = content[(at + part.Length)..];
        }

        return sample.WrittenSpan;
    }

    private static Encoding? Declared(string? charset)
    {
        string name = charset?.Trim().Trim('"', '\'') ?? "";
        if (name.Length is 0 or > 40)
            return null;
        try
        {
            Encoding encoding = Encoding.GetEncoding(name);
            return encoding.CodePage switch
            {
                // The web's reading of Latin-1 and ASCII (WHATWG encoding standard); the wide ones would have been seen
                // by their looks.
                28591 or 20127 => Encoding.GetEncoding(1252),
                28599 => Encoding.GetEncoding(1254),
                874 or 28601 => Encoding.GetEncoding(874),
                1200 or 1201 or 12000 or 12001 or 65000 or 65001 => null,
                _ => encoding,
            };
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// True if the bytes are text in an encoding: almost no replacement, control or private characters.
    /// </summary>
    private static bool IsPlausible(Encoding encoding, ReadOnlySpan<byte> sample)
    {
        string text = encoding.GetString(sample);
        int odd = 0;
        foreach (char c in text)
        {
            if (c is '\uFFFD' or (>= '\u0080' and <= '\u009F') or (>= '\uE000' and <= '\uF8FF'))
                odd++;
        }

        return odd <= 1 + text.Length / 200;
    }

    /// <summary>
    /// Returns UTF-8 for a text in it that was cut or damaged: the valid multi-byte sequences by far outnumber the
    /// broken ones. Where those are single bytes in Western text, they are read as windows-1252. Null for any other
    /// text.
    /// </summary>
    private static Encoding? DamagedUtf8(ReadOnlySpan<byte> sample)
    {
        int valid = 0, certain = 0, broken = 0;
        bool isWestern = true, isStray = false, isInWord = false;
        char last = ' ';
        while (!sample.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(sample, out Rune rune, out int length);
            bool isBroken = status != OperationStatus.Done;
            isWestern &= isBroken ? length == 1 && !isStray : IsWestern(rune.Value);
            isStray = isBroken;
            if (isBroken)
                broken++;
            else if (length > 1)
                valid++;
            // In windows-1252, two bytes are a capital and a sign, such as "Å³": a word has them only in capitals.
            if (!isBroken && (length > 2 || (length == 2 && isInWord)))
                certain++;
            char c = (char)sample[0];
            isInWord = char.IsAsciiLetterLower(c) || (char.IsAsciiLetterUpper(c) && !char.IsAsciiLetterUpper(last));
            last = c;
            sample = sample[length..];
        }

        if (isWestern && MostStray * certain > broken)
            return MixedUtf8;
        return valid > 4 * broken ? Encoding.UTF8 : null;
    }

    /// <summary>
    /// True for Latin letters and their marks, signs, ligatures, emoji, byte order marks and replacement characters.
    /// In windows-1252, the bytes of these are a letter and signs after it.
    /// </summary>
    private static bool IsWestern(int rune) => rune is < 0x180 or (>= 0x300 and < 0x370) or (>= 0x2000 and < 0x2C00)
        or (>= 0xFB00 and <= 0xFB06) or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFFD or >= 0x1F000;

    private static Encoding? Guess(ReadOnlySpan<byte> sample)
    {
        // One or two bytes say nothing at all.
        if (sample.Length < 3 && !sample.ContainsAnyInRange((byte)0x20, (byte)0x7E))
            return null;
        DetectionResult result = CharsetDetector.DetectFromBytes(sample);
        foreach (DetectionDetail detail in result.Details)
        {
            if (detail.Confidence >= 0.4f && detail.Encoding is { } found && Declared(found.WebName) is { } encoding
                && IsPlausible(encoding, sample))
                return encoding;
        }

        // Western text too short to tell: letters with accents are rare between ASCII ones.
        int high = 0;
        foreach (byte b in sample)
        {
            if (b >= 0x80)
                high++;
        }

        Encoding western = Encoding.GetEncoding(1252);
        return high <= 1 + sample.Length / 4 && high < sample.Length && IsPlausible(western, sample) ? western : null;
    }

    private static string DecodeAll(ReadOnlySpan<byte> content, Encoding encoding, CancellationToken cancellationToken)
    {
        if (content.Length <= ChunkBytes)
            return encoding.GetString(content);
        Decoder decoder = encoding.GetDecoder();
        var text = new StringBuilder(content.Length);
        char[] buffer = new char[encoding.GetMaxCharCount(ChunkBytes)];
        while (!content.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> chunk = content[..Math.Min(ChunkBytes, content.Length)];
            content = content[chunk.Length..];
            int written = decoder.GetChars(chunk, buffer, flush: content.IsEmpty);
            text.Append(buffer, 0, written);
        }

        return text.ToString();
    }

    private static ArticleException NoText() =>
        new(FailureCode.UnreadableArticle,
            $"The content is binary data, not text in a known encoding. {ArticleFormats.Allowed}");
}
