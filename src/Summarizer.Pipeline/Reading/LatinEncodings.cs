using System.Text;
using Summarizer.Languages;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Chooses among encodings of Latin letters, in which nearly any bytes are text, the one that fits the language: Polish
/// has no "¹", which "ą" in windows-1250 is in windows-1252.
/// </summary>
internal static class LatinEncodings
{
    /// <summary>The code pages, the most frequent ones first: of Windows, then of ISO 8859, DOS and the Mac.</summary>
    private static readonly int[] CodePages =
        [1252, 1250, 1254, 1257, 1258, 28592, 28605, 28594, 850, 852, 857, 775, 10000];

    /// <summary>
    /// A text with more misfits than this share of its characters beyond ASCII is in another encoding, or in a language
    /// that is not known.
    /// </summary>
    private const double MostMisfits = 0.1;

    /// <summary>An encoding whose share of misfits is less by this factor than the declared one's is right.</summary>
    private const int ClearlyFewer = 3;

    /// <summary>Punctuation and signs that are usual in any text, if they are not within a word.</summary>
    private const string Usual = "“”‘’‚„–—…«»‹›•·€£§°©®™¿¡²³½ªº\u00A0";

    /// <summary>Those that are never directly after a letter, and never directly before one.</summary>
    private const string NotAfterLetter = "‚„¿¡–—©§£€•½", NotBeforeLetter = "©§£•½®™";

    /// <summary>
    /// Returns the encoding in which the bytes fit the language that they then show; null if they fit in none.
    /// </summary>
    public static Encoding? Best(ReadOnlySpan<byte> sample) => BestFit(sample)?.Encoding;

    /// <summary>
    /// Returns the encoding in which the bytes fit clearly better than in the declared one, or else the declared one.
    /// Null if they fit in none, or if the declared encoding is not of Latin letters.
    /// </summary>
    public static Encoding? BestFor(Encoding declared, ReadOnlySpan<byte> sample)
    {
        if (!CodePages.Contains(declared.CodePage) || BestFit(sample) is not { } best)
            return null;
        bool isBetter = FitOf(declared, sample) is not { } fit || fit.Share > ClearlyFewer * best.Share;
        return isBetter ? best.Encoding : declared;
    }

    private static Fit? BestFit(ReadOnlySpan<byte> sample)
    {
        Fit? best = null;
        foreach (int page in CodePages)
        {
            // Without a letter, signs tell nothing: "ú" in windows-1252 is "·" in DOS.
            if (FitOf(Encoding.GetEncoding(page), sample) is { } fit && fit.Share <= MostMisfits
                && (fit.Letters > 0 || page == CodePages[0]) && (best is null || fit.Share < best.Value.Share))
                best = fit;
        }

        return best;
    }

    /// <summary>
    /// Counts the characters beyond ASCII that the language writes and does not write. Null if it is not known.
    /// </summary>
    private static Fit? FitOf(Encoding encoding, ReadOnlySpan<byte> sample)
    {
        string text = Composition.Compose(encoding.GetString(sample));
        Language language = LanguageDetector.Detect(text);
        if (language == Language.Undetermined || !language.Scripts.Contains("Latin"))
            return null;
        int letters = 0, misfits = 0, signs = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] <= '\x7F')
                continue;
            // A letter alone tells nothing: empty cells of a table have the sign in windows-1252 that is "á" in DOS.
            if (language.Writes(text[i]))
                letters += IsAfterLetter(text, i) || IsBeforeLetter(text, i) ? 1 : 0;
            else if (!char.IsLetter(text[i]) && IsUsual(text, i))
                signs++;
            else
                misfits++;
        }

        return new Fit(encoding, letters, misfits, signs);
    }

    private static bool IsUsual(string text, int at)
    {
        char sign = text[at];
        if (sign == '’')
            return true;
        bool afterLetter = IsAfterLetter(text, at), beforeLetter = IsBeforeLetter(text, at);
        string elsewhere = (afterLetter ? NotAfterLetter : "") + (beforeLetter ? NotBeforeLetter : "");
        return Usual.Contains(sign, StringComparison.Ordinal) && !(afterLetter && beforeLetter)
            && !elsewhere.Contains(sign, StringComparison.Ordinal);
    }

    private static bool IsAfterLetter(string text, int at) => at > 0 && char.IsLetter(text[at - 1]);

    private static bool IsBeforeLetter(string text, int at) => at < text.Length - 1 && char.IsLetter(text[at + 1]);

    /// <summary>A measure of how well bytes fit an encoding.</summary>
    /// <param name="Encoding">The encoding.</param>
    /// <param name="Letters">The number of letters beyond ASCII in words that the language writes.</param>
    /// <param name="Misfits">The number of characters that it does not write.</param>
    /// <param name="Signs">The number of usual signs.</param>
    private readonly record struct Fit(Encoding Encoding, int Letters, int Misfits, int Signs)
    {
        /// <summary>The share of misfits in all characters beyond ASCII.</summary>
        public double Share => Misfits == 0 ? 0 : (double)Misfits / (Letters + Misfits + Signs);
    }
}
