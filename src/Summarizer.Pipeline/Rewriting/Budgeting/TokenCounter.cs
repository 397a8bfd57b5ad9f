using Microsoft.ML.Tokenizers;

namespace Summarizer.Pipeline.Rewriting.Budgeting;

/// <summary>
/// Counts tokens before they are sent. The vocabulary (45 MB) is loaded with the first question, not at start.
/// </summary>
internal static class TokenCounter
{
    /// <summary>The number of tokens of a chat message beside its text.</summary>
    public const int PerMessage = 4;

    private static readonly Lazy<Tokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>
    /// Tokens of a text in the o200k_base vocabulary, that of the models since gpt-4o; near enough for others.
    /// </summary>
    public static int Count(string text) => Tokenizer.Value.CountTokens(text);
}
