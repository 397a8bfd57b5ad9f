using System.Buffers;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// The wordings in which models refuse, where the service itself reports an answer: "I'm sorry, but I can't help with
/// that.", alone or as all of a summary's sentences.
/// </summary>
internal static class RefusalWording
{
    /// <summary>A longer text is more than a refusal.</summary>
    private const int Longest = 600;

    private static readonly WordFile File = new("Rewriting/refusals.txt");

    private static readonly string[] Openers = File.Lines("openers");
    private static readonly string[] Denials = File.Lines("denials");

    private static readonly SearchValues<string> Acts =
        SearchValues.Create(File.Lines("acts"), StringComparison.OrdinalIgnoreCase);

    /// <summary>True if a model's answer is nothing but a refusal.</summary>
    public static bool IsRefusal(string answer)
    {
        if (AnswerReader.TryRead(answer) is not { } summary)
            return IsRefusalText(AnswerReader.WithoutReasoning(answer));
        return summary.Sentences.Count > 0 && summary.Sentences.All(sentence => IsRefusalText(sentence.Text));
    }

    private static bool IsRefusalText(string text)
    {
        text = text.Trim().Replace('’', '\'');
        return text.Length is > 0 and <= Longest && text.AsSpan().ContainsAny(Acts)
            && Array.Exists(Openers, opener => StartsWith(text, opener))
            && Array.Exists(Denials, denial => Contains(text, denial));
    }

    private static bool StartsWith(string text, string opener) =>
        text.StartsWith(opener, StringComparison.OrdinalIgnoreCase) && IsEnd(text, opener);

    private static bool Contains(string text, string denial)
    {
        for (int at = 0; (at = text.IndexOf(denial, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            // "n't" is the end of a word; other denials are whole words, or the start of one in scripts without spaces.
            bool isStart = at == 0 || denial == "n't" || !char.IsLetter(text[at - 1])
                || HasNoSpaces(denial[0]);
            if (isStart && IsEnd(text[at..], denial))
                return true;
        }

        return false;
    }

    private static bool IsEnd(string text, string words) => text.Length == words.Length
        || !char.IsLetter(text[words.Length]) || HasNoSpaces(words[^1]);

    private static bool HasNoSpaces(char c) => UnspacedScripts.Contains(c) || UnspacedScripts.IsHangul(c);
}
