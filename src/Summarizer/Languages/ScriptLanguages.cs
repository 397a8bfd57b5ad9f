using System.Buffers;
using System.Text;

namespace Summarizer.Languages;

/// <summary>Tells languages that their script gives away, alone or with the letters that only one of them has.</summary>
internal static class ScriptLanguages
{
    private static readonly SearchValues<char> AsciiLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The language, "und" for a script that is not known, null for the Latin script.</summary>
    public static string? Detect(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
            return text.IndexOfAny(AsciiLetters) < 0 ? LanguageDetector.Undetermined : null;
        int latin = 0, han = 0, kana = 0, hangul = 0, cyrillic = 0, arabic = 0, hebrew = 0, greek = 0, devanagari = 0, other = 0;
        string? otherLanguage = null;
        foreach (char c in text)
        {
            if (c < 0x80)
            {
                latin += (uint)((c | 0x20) - 'a') < 26 ? 1 : 0;
                continue;
            }

            switch (c)
            {
                case <= '\u024F' or (>= '\u1E00' and <= '\u1EFF'):
                    latin += char.IsLetter(c) ? 1 : 0;
                    break;
                case >= '\u0370' and <= '\u03FF' or (>= '\u1F00' and <= '\u1FFF'):
                    greek++;
                    break;
                case >= '\u0400' and <= '\u052F':
                    cyrillic++;
                    break;
                case >= '\u0590' and <= '\u05FF':
                    hebrew++;
                    break;
                case >= '\u0600' and <= '\u06FF' or (>= '\u0750' and <= '\u077F') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC'):
                    arabic++;
                    break;
                case >= '\u0900' and <= '\u097F':
                    devanagari++;
                    break;
                case >= '\u3040' and <= '\u30FF':
                    kana++;
                    break;
                case >= '\u3400' and <= '\u9FFF' or (>= '\uF900' and <= '\uFAFF'):
                    han++;
                    break;
                case >= '\uAC00' and <= '\uD7AF' or (>= '\u1100' and <= '\u11FF') or (>= '\u3130' and <= '\u318F'):
                    hangul++;
                    break;
                default:
                    if (char.IsLetter(c) && OwnScript(c) is { } language)
                    {
                        other++;
                        otherLanguage ??= language;
                    }

                    break;
            }
        }

        // A character of these writes a syllable or a word, a Latin letter a third of one.
        int eastAsian = (han + kana + hangul) * 3;
        int most = Math.Max(Math.Max(Math.Max(latin, eastAsian), Math.Max(cyrillic, arabic)), Math.Max(Math.Max(hebrew, greek), Math.Max(devanagari, other)));
        if (most == 0)
            return LanguageDetector.Undetermined;
        if (most == latin)
            return null;
        if (most == eastAsian)
            return hangul >= han && hangul >= kana ? "ko" : kana * 20 >= han ? "ja" : "zh";
        if (most == cyrillic)
            return CyrillicLanguage(text);
        if (most == arabic)
            return ArabicLanguage(text);
        if (most == hebrew)
            return "he";
        if (most == greek)
            return "el";
        return most == devanagari ? DevanagariLanguage(text) : otherLanguage;
    }

    /// <summary>Scripts that in practice write one language.</summary>
    private static string? OwnScript(char c) => c switch
    {
        >= '\u0530' and <= '\u058F' => "hy",
        >= '\u0980' and <= '\u09FF' => "bn",
        >= '\u0A00' and <= '\u0A7F' => "pa",
        >= '\u0A80' and <= '\u0AFF' => "gu",
        >= '\u0B00' and <= '\u0B7F' => "or",
        >= '\u0B80' and <= '\u0BFF' => "ta",
        >= '\u0C00' and <= '\u0C7F' => "te",
        >= '\u0C80' and <= '\u0CFF' => "kn",
        >= '\u0D00' and <= '\u0D7F' => "ml",
        >= '\u0D80' and <= '\u0DFF' => "si",
        >= '\u0E00' and <= '\u0E7F' => "th",
        >= '\u0E80' and <= '\u0EFF' => "lo",
        >= '\u0F00' and <= '\u0FFF' => "bo",
        >= '\u1000' and <= '\u109F' => "my",
        >= '\u10A0' and <= '\u10FF' => "ka",
        >= '\u1200' and <= '\u139F' => "am",
        >= '\u1780' and <= '\u17FF' => "km",
        _ => LanguageDetector.Undetermined,
    };

    private static string CyrillicLanguage(ReadOnlySpan<char> text)
    {
        int ukrainian = 0, russian = 0, belarusian = 0, bulgarian = 0, serbian = 0, macedonian = 0, kazakh = 0;
        foreach (char c in text)
        {
            switch (char.ToLowerInvariant(c))
            {
                case '\u0456':
                    ukrainian++;
                    belarusian++;
                    break;
                case '\u0457' or '\u0454' or '\u0491':
                    ukrainian += 2;
                    break;
                case '\u0438':
                    belarusian -= 3;
                    break;
                case '\u044B':
                    russian++;
                    belarusian++;
                    break;
                case '\u044D' or '\u0451':
                    russian++;
                    belarusian++;
                    break;
                case '\u045E':
                    belarusian += 3;
                    break;
                case '\u044A':
                    bulgarian += 2;
                    break;
                case '\u0458' or '\u0459' or '\u045A':
                    serbian++;
                    macedonian++;
                    break;
                case '\u0452' or '\u045B':
                    serbian += 3;
                    break;
                case '\u0453' or '\u045C' or '\u0455':
                    macedonian += 3;
                    break;
                case >= '\u0492' and <= '\u04FF':
                    kazakh += 3;
                    break;
            }
        }

        if (russian > 0)
            bulgarian -= russian * 4;
        int most = Math.Max(Math.Max(Math.Max(ukrainian, russian), Math.Max(belarusian, bulgarian)), Math.Max(Math.Max(serbian, macedonian), kazakh));
        if (most <= 0)
            return "ru";
        if (most == kazakh)
            return LanguageDetector.Undetermined;
        if (most == russian)
            return "ru";
        if (most == ukrainian)
            return "uk";
        if (most == belarusian)
            return "be";
        if (most == bulgarian)
            return "bg";
        return most == serbian ? "sr" : "mk";
    }

    private static string ArabicLanguage(ReadOnlySpan<char> text)
    {
        int persian = text.Count('\u067E') + text.Count('\u0686') + text.Count('\u0698') + text.Count('\u06AF') + text.Count('\u06CC') + text.Count('\u06A9');
        int urdu = text.Count('\u0679') + text.Count('\u0688') + text.Count('\u0691') + text.Count('\u06BA') + text.Count('\u06D2') + text.Count('\u06BE');
        int arabic = text.Count('\u0629') + text.Count('\u0643') + text.Count('\u064A') + text.Count('\u0649');
        return urdu > 2 && urdu * 3 > persian ? "ur" : persian > arabic ? "fa" : "ar";
    }

    private static string DevanagariLanguage(ReadOnlySpan<char> text)
    {
        int hindi = Occurrences(text, "\u0939\u0948") + Occurrences(text, " \u0915\u0947 ") + Occurrences(text, " \u0915\u0940 ") + Occurrences(text, " \u092E\u0947\u0902 ");
        int marathi = Occurrences(text, "\u0906\u0939\u0947") + Occurrences(text, "\u0933") + Occurrences(text, " \u0906\u0923\u093F ");
        int nepali = Occurrences(text, " \u091B") + Occurrences(text, "\u0939\u0930\u0942") + Occurrences(text, " \u0930 ");
        return hindi >= marathi && hindi >= nepali ? "hi" : marathi >= nepali ? "mr" : "ne";
    }

    private static int Occurrences(ReadOnlySpan<char> text, ReadOnlySpan<char> part)
    {
        int count = 0;
        for (int at = text.IndexOf(part); at >= 0; count++)
        {
            text = text[(at + part.Length)..];
            at = text.IndexOf(part);
        }

        return count;
    }
}
