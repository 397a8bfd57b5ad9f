using System.Text.Json.Serialization;

namespace Summarizer;

/// <summary>A sentence that was chosen for the summary.</summary>
/// <param name="Index">Its place among the document's sentences, from 0.</param>
/// <param name="Text">Exactly the document's text from <paramref name="Offset"/> on, <paramref name="Length"/>
/// long.</param>
/// <param name="RankScore">The share of the document that it carries, 0 to 1, comparable within one document
/// only.</param>
/// <param name="Offset">The start in the document's text, in UTF-16 code units.</param>
/// <param name="Length">The length in UTF-16 code units.</param>
public sealed record RankedSentence(int Index, string Text, double RankScore, int Offset, int Length)
{
    /// <summary>The name of the speaker, if the document is a transcript; otherwise null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Speaker { get; init; }

    /// <summary>The text with the speaker's name before it, if there is a speaker.</summary>
    [JsonIgnore]
    public string AttributedText => Speaker is null || StartsWithName(Text, Speaker) ? Text : $"{Speaker}: {Text}";

    // True if a sentence starts with a name: "Ann: We …", but not "Annual …".
    internal static bool StartsWithName(ReadOnlySpan<char> sentence, string name) =>
        sentence.StartsWith(name, StringComparison.Ordinal)
            && (sentence.Length == name.Length || !char.IsLetterOrDigit(sentence[name.Length]));
}
