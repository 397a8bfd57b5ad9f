using System.Buffers;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// The wordings in which models refuse, where the service itself reports an answer: "I'm sorry, but I can't help with
/// that.", alone or as the only sentence of a summary.
/// </summary>
internal static class RefusalWording
{
    /// <summary>A longer text is more than a refusal.</summary>
    private const int Longest = 600;

    /// <summary>A refusal may take two sentences: "I'm sorry. I can't summarise this article."</summary>
    private const int MostSentences = 2;

    private static readonly WordFile File = new("Rewriting/refusals.txt");

    private static readonly string[] Openers = File.Lines("openers");

    private static readonly SearchValues<string> Acts =
        SearchValues.Create(File.Lines("acts"), StringComparison.OrdinalIgnoreCase);

    /// <summary>True if a model's answer is nothing but a refusal.</summary>
    public static bool IsRefusal(string answer)
    {
        if (AnswerReader.TryRead(answer) is not { } summary)
            return IsRefusalText(answer);
        return summary.Sentences.Count is > 0 and <= MostSentences && IsRefusalText(summary.Sentences[0].Text);
    }

    private static bool IsRefusalText(string text)
    {
        text = text.Trim().Replace('’', '\'');
        return text.Length is > 0 and <= Longest && text.AsSpan().ContainsAny(Acts)
            && Array.Exists(Openers, opener => text.StartsWith(opener, StringComparison.OrdinalIgnoreCase));
    }
}
