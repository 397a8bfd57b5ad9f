using System.Collections.Frozen;

namespace Summarizer.Pipeline.Reading.Plain;

/// <summary>A word around a hyphen at the end of a line, and the rules on what that hyphen is for.</summary>
/// <param name="Left">The part before the hyphen.</param>
/// <param name="Right">The word on the next line.</param>
/// <param name="IsBeforeCompound">True if the word after that has a hyphen: "two-", "to three-year".</param>
internal readonly record struct HyphenatedWord(string Left, string Right, bool IsBeforeCompound)
{
    /// <summary>The longest part of a word on one line.</summary>
    public const int LongestPart = 60;

    /// <summary>The second words of compounds have at least this many letters; "ly" and "est" are endings.</summary>
    private const int LeastSecondWord = 4;

    /// <summary>The longest inner word of a compound: "of", "the".</summary>
    private const int LongestLink = 3;

    // Before the lists, which are read from it.
    private static readonly WordFile File = new("Reading/Plain/words.txt");

    /// <summary>First words of compounds with a hyphen, and whole compounds.</summary>
    private static readonly FrozenSet<string> Compounding = File.Words("compounding", StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The rests of words that start like a compound but are written without a hyphen: "short-ages", "high-lights".
    /// </summary>
    private static readonly FrozenSet<string> Rests = File.Words("rests");

    /// <summary>Words after a hyphen that stands for the rest of a word: "Vor- und Nachteile".</summary>
    private static readonly FrozenSet<string> Joining = File.Words("joining");

    /// <summary>Words for measures, of which two may share the second word of a compound.</summary>
    private static readonly FrozenSet<string> Measures = File.Words("measures", StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the word around a hyphen; null if the hyphen is not within one.</summary>
    /// <param name="before">The text before the hyphen.</param>
    /// <param name="after">The text from the next line on.</param>
    public static HyphenatedWord? Find(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        int start = before.Length, end = 0;
        while (start > 0 && before.Length - start < LongestPart && IsOfWord(before, start - 1))
            start--;
        while (end < after.Length && end < LongestPart && char.IsLetter(after[end]))
            end++;
        bool isNumber = start < before.Length && char.IsAsciiDigit(before[^1]) && after is [>= '0' and <= '9', ..];
        if (isNumber)
            return new HyphenatedWord(before[start..].ToString(), "", false);
        bool goesOn = end < after.Length - 1 && after[end] == '-' && char.IsLetter(after[end + 1]);
        return start == before.Length || before[^1] == '-' || end == 0
            ? null
            : new HyphenatedWord(before[start..].ToString(), after[..end].ToString(), StartsWithCompound(after[end..]))
            {
                GoesOn = goesOn,
            };
    }

    /// <summary>True if another hyphen follows: "state-", "of-the-art".</summary>
    public bool GoesOn { get; init; }

    /// <summary>Returns what the hyphen is for.</summary>
    /// <param name="isWritten">Returns true for words that are in the same text elsewhere, on one line.</param>
    public LineHyphen Purpose(Func<string, bool> isWritten)
    {
        string last = Left[(Left.LastIndexOf('-') + 1)..];
        // A capital letter or a digit starts a word, and no word is broken after its first letter.
        bool isWhole = Right.Length == 0 || !char.IsLower(Right[0]) || (last.Length == 1 && char.IsLetter(last[0]))
            || (GoesOn && Right.Length <= LongestLink);
        if (isWhole)
            return LineHyphen.Compound;
        if (isWritten(Left + Right))
            return LineHyphen.Break;
        bool isMeasure = char.IsAsciiDigit(last[^1]) || Measures.Contains(last);
        if (Joining.Contains(Right) || (Right == "to" && isMeasure && IsBeforeCompound))
            return LineHyphen.Suspended;
        bool isSecondWord = Measures.Contains(Right) || (Right.Length >= LeastSecondWord && !Rests.Contains(Right));
        bool isCompound = char.IsAsciiDigit(last[^1]) || Compounding.Contains($"{last}-{Right}")
            || (isSecondWord && Compounding.Contains(last));
        return isCompound || isWritten($"{Left}-{Right}") ? LineHyphen.Compound : LineHyphen.Break;
    }

    private static bool IsOfWord(ReadOnlySpan<char> text, int at) =>
        char.IsLetterOrDigit(text[at]) || (text[at] == '-' && at > 0 && char.IsLetterOrDigit(text[at - 1]));

    private static bool StartsWithCompound(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" \n");
        int end = text.IndexOfAny(" \n");
        ReadOnlySpan<char> word = end < 0 ? text : text[..end];
        return word.IndexOf('-') > 0;
    }
}
