using System.Globalization;
using System.Text;

namespace Summarizer.Pipeline.Evaluation;

/// <summary>
/// A tokenizer that cuts texts into numbered words as google-research's rouge_score does. English: runs of a-z and
/// 0-9, stemmed if longer than three. Other languages: runs of letters and digits of any script, not stemmed. In
/// scripts without spaces between words, each letter is a word.
/// </summary>
internal sealed class RougeTokenizer(string language)
{
    // Numbers need only agree within one summary and its reference; the memory of words is emptied in between when it
    // is full.
    private const int MaxWords = 200_000;

    private readonly bool _english = language == "en";
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<string, int> _stemNumbers = [];

    public void Forget()
    {
        if (_numbers.Count < MaxWords)
            return;
        _numbers.Clear();
        _stemNumbers.Clear();
    }

    public int[] Tokens(string text)
    {
        var tokens = new List<int>(text.Length / 5);
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> lower = Lower(text);
        int start = -1;
        bool endsHere = false;
        for (int i = 0; i <= lower.Length;)
        {
            int width = 1;
            bool inside = i < lower.Length && IsWord(lower, i, out width);
            bool isUnspaced = inside && UnspacedScripts.Contains(lower[i]);
            if ((!inside || isUnspaced || endsHere) && start >= 0)
            {
                ReadOnlySpan<char> word = lower[start..i];
                tokens.Add(numbers.TryGetValue(word, out int number) ? number : Number(word.ToString()));
                start = -1;
            }

            if (inside && start < 0)
                start = i;
            endsHere = isUnspaced;
            i += width;
        }

        return [.. tokens];
    }

    private int Number(string word)
    {
        string stem = _english && word.Length > 3 ? PorterStemmer.Stem(word) : word;
        if (!_stemNumbers.TryGetValue(stem, out int number))
            _stemNumbers[stem] = number = _stemNumbers.Count;
        return _numbers[word] = number;
    }

    // The reference lowers İ to i and a combining dot, which ends the word.
    private static string Lower(string text) =>
        text.Replace("İ", "i\u0307", StringComparison.Ordinal).ToLowerInvariant();

    private bool IsWord(ReadOnlySpan<char> text, int i, out int width)
    {
        width = 1;
        char c = text[i];
        if (char.IsAscii(c))
            return char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
        if (_english)
            return false;
        UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(c);
        if (category == UnicodeCategory.Surrogate
            && Rune.DecodeFromUtf16(text[i..], out Rune rune, out width) == System.Buffers.OperationStatus.Done)
            category = Rune.GetUnicodeCategory(rune);
        return category
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber;
    }
}
