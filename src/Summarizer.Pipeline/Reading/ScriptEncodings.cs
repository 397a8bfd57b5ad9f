using System.Globalization;
using System.Text;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Chooses among encodings of Hebrew, Cyrillic, Greek and Arabic letters. Nearly any bytes are letters in them, so the
/// one is chosen that shows a text: its frequent letters are frequent, and no capital follows a small letter.
/// </summary>
internal static class ScriptEncodings
{
    /// <summary>
    /// The scripts, those without capitals first: Hebrew in windows-1255 is Cyrillic capitals in KOI8. The code pages
    /// are those of Windows, KOI8, DOS, ISO 8859 and the Mac.
    /// </summary>
    private static readonly Script[] Scripts =
    [
        new('\u0590', '\u05FF', "יוהלארתמבש", [1255, 862], [38598, 28598, 10005]),
        new('\u0400', '\u04FF', "оеаинтсрвлі", [1251, 20866, 21866, 866, 28595, 10007], [855]),
        new('\u0370', '\u03FF', "αοιετσνρ", [1253, 28597, 737, 869], [10006]),
        new('\u0600', '\u06FF', "اليمنرتوهبی", [1256, 28596], [708, 720, 864, 10004]),
    ];

    /// <summary>The least share of letters that are among the frequent ones of their script.</summary>
    private const double LeastFrequent = 0.5;

    /// <summary>A text that costs more than this is in another encoding, or in another script.</summary>
    private const double MostCost = 0.1;

    /// <summary>A declared encoding that costs no more than this may be right.</summary>
    private const double LittleCost = 0.005;

    /// <summary>An encoding that costs less by this factor than the declared one is right.</summary>
    private const int ClearlyLess = 3;

    /// <summary>The number of letters below which a text says too little.</summary>
    private const int FewestLetters = 12;

    /// <summary>The number of different letters below which they are signs of another encoding, such as "°".</summary>
    private const int FewestDifferent = 6;

    /// <summary>The length of the shortest words that count; the letters of others may be signs.</summary>
    private const int ShortestWord = 3;

    /// <summary>Punctuation and signs that are usual in any text, if they are not within a word.</summary>
    private const string Usual = "“”‘’‚„–—…«»‹›•·€£§°©®™№\u00A0";

    /// <summary>Returns the encoding in which the bytes are text; null if there is none.</summary>
    public static Encoding? Best(ReadOnlySpan<byte> sample) => BestFit(sample) is (var best, <= MostCost) ? best : null;

    /// <summary>
    /// Returns the encoding in which the bytes are text and clearly more so than in the declared one; null if there is
    /// none.
    /// </summary>
    public static Encoding? BetterThan(Encoding declared, ReadOnlySpan<byte> sample)
    {
        bool isSingleByte = declared.IsSingleByte;
        Script? script = Array.Find(Scripts, script => script.Has(declared.CodePage));
        double cost = script is null
            ? double.PositiveInfinity
            : Cost(PresentationForms.ToLetters(declared.GetString(sample)), script);
        if (!isSingleByte || cost <= LittleCost || BestFit(sample) is not (var best, <= MostCost and var least))
            return null;
        return cost > ClearlyLess * least + LittleCost ? best : null;
    }

    private static (Encoding Encoding, double Cost)? BestFit(ReadOnlySpan<byte> sample)
    {
        (Encoding Encoding, double Cost)? best = null;
        foreach (Script script in Scripts)
        {
            foreach (int page in script.CodePages)
            {
                Encoding encoding = Encoding.GetEncoding(page);
                double cost = Cost(encoding.GetString(sample), script);
                if (best is null || cost < best.Value.Cost)
                    best = (encoding, cost);
            }
        }

        return best;
    }

    /// <summary>
    /// Returns the share of characters beyond ASCII that no text of a script has, plus the share by which its frequent
    /// letters are too few.
    /// </summary>
    private static double Cost(string text, Script script)
    {
        int letters = 0, frequent = 0, misfits = 0, wordEnd = 0;
        bool isWord = false;
        var different = new HashSet<char>();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c <= '\x7F')
                continue;
            char before = i > 0 ? text[i - 1] : ' ', after = i < text.Length - 1 ? text[i + 1] : ' ';
            if (!script.Includes(c))
            {
                misfits += IsUsual(c, before, after) ? 0 : 1;
                continue;
            }

            if (i >= wordEnd)
            {
                wordEnd = EndOfWord(text, i, script);
                isWord = wordEnd - i >= ShortestWord;
            }

            char small = char.ToLowerInvariant(c);
            bool isInLatin = char.IsAsciiLetter(before) || char.IsAsciiLetter(after);
            bool isMisfit = isInLatin || (char.IsUpper(c) && char.IsLower(before));
            misfits += isMisfit ? 1 : 0;
            if (!isWord)
                continue;
            letters++;
            different.Add(small);
            if (!isMisfit && script.Frequent.Contains(small, StringComparison.Ordinal))
                frequent++;
        }

        return letters < FewestLetters || different.Count < FewestDifferent
            ? double.PositiveInfinity
            : (double)misfits / (letters + misfits) + Math.Max(0, LeastFrequent - (double)frequent / letters);
    }

    private static int EndOfWord(string text, int start, Script script)
    {
        int end = start;
        while (end < text.Length && script.Includes(text[end]))
            end++;
        return end;
    }

    private static bool IsUsual(char sign, char before, char after) => sign == '’'
        || (Usual.Contains(sign, StringComparison.Ordinal) && !(char.IsLetter(before) && char.IsLetter(after)))
        || CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    /// <summary>A script and its encodings.</summary>
    /// <param name="First">Its first character.</param>
    /// <param name="Last">Its last character.</param>
    /// <param name="Frequent">The letters that are more than half of those of any text.</param>
    /// <param name="CodePages">The code pages, the most frequent ones first.</param>
    /// <param name="RareCodePages">Code pages that are believed if declared, but never guessed.</param>
    private sealed record Script(char First, char Last, string Frequent, int[] CodePages, int[] RareCodePages)
    {
        public bool Includes(char c) => c >= First && c <= Last;

        public bool Has(int codePage) => CodePages.Contains(codePage) || RareCodePages.Contains(codePage);
    }
}
