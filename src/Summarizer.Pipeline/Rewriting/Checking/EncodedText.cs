using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// Rules that find lines that a person cannot read but a model can decode: base64, hexadecimal, and letters that are
/// shifted or reversed. A document's own letters are the measure, so no language needs to be known: shifted letters
/// have another distribution.
/// </summary>
internal sealed partial class EncodedText
{
    /// <summary>The fewest letters that have a meaningful distribution.</summary>
    private const int LeastLetters = 24;

    /// <summary>The fewest letters that a document must have to be a measure.</summary>
    private const int LeastMeasure = 300;

    /// <summary>The bits a letter that a line may need beyond what the document's letters need.</summary>
    private const double MostExcess = 0.6;

    /// <summary>The fewest letters a word on average. Formulas have fewer, and their letters are unusual too.</summary>
    private const int LeastWordLength = 3;

    private readonly Dictionary<char, int> _counts = [];
    private readonly int _all;

    /// <summary>Measures a document.</summary>
    /// <param name="sentences">Its sentences.</param>
    public EncodedText(IEnumerable<string> sentences)
    {
        foreach (char letter in sentences.SelectMany(Letters))
        {
            _counts[letter] = _counts.GetValueOrDefault(letter) + 1;
            _all++;
        }
    }

    /// <summary>True if a sentence of the document is encoded.</summary>
    public bool Has(string sentence) => Run().IsMatch(sentence) || IsShifted(sentence);

    /// <summary>
    /// True if the sentence's letters are too unlikely among those of the rest of the document: cross-entropy less
    /// entropy, in bits a letter.
    /// </summary>
    private bool IsShifted(string sentence)
    {
        var own = new Dictionary<char, int>();
        int letters = 0;
        foreach (char letter in Letters(sentence))
        {
            own[letter] = own.GetValueOrDefault(letter) + 1;
            letters++;
        }

        int rest = _all - letters;
        if (letters < LeastLetters || rest < LeastMeasure || letters < LeastWordLength * Words(sentence))
            return false;
        double entropy = 0, crossEntropy = 0;
        foreach ((char letter, int count) in _counts)
        {
            int others = count - own.GetValueOrDefault(letter);
            double bits = -Math.Log2(Math.Max(others, 0.5) / rest);
            entropy += bits * others / rest;
            crossEntropy += bits * own.GetValueOrDefault(letter) / letters;
        }

        return crossEntropy - entropy > MostExcess;
    }

    /// <summary>Returns the number of runs of letters.</summary>
    private static int Words(string text)
    {
        int words = 0;
        for (int i = 0; i < text.Length; i++)
            words += char.IsLetter(text[i]) && (i == 0 || !char.IsLetter(text[i - 1])) ? 1 : 0;
        return words;
    }

    /// <summary>
    /// Returns the letters in lower case, without those of scripts whose letters are too many to count.
    /// </summary>
    private static IEnumerable<char> Letters(string text) =>
        text.Where(c => char.IsLetter(c) && c < 0x1000).Select(char.ToLowerInvariant);

    // 24 and more characters without a space that have capitals, small letters and digits mixed (base64), or are
    // hexadecimal with both kinds, and spelled-out bytes. Addresses and file names have dots or hyphens.
    [GeneratedRegex(
        @"(?<![\w/.\-])(?=[A-Za-z0-9+/=_]*[a-z])(?=[A-Za-z0-9+/=_]*[A-Z])(?=[A-Za-z0-9+/=_]*([0-9+/=]|[a-z][A-Z]))[A-Za-z0-9+/=_]{24,}(?![\w.\-])"
        + @"|(?<!\w)(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{24,}(?!\w)|(\b(0x)?[0-9a-f]{2}[ ,]){8}|(\\x[0-9a-f]{2}){4}|\b([01]{8} ){3}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
