using System.Text;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>A choice of an answer, joined from the parts of a stream.</summary>
internal sealed class ChatChoice
{
    /// <summary>Reasons to end an answer that mean a filter: OpenAI's, Gemini's and Zhipu's words.</summary>
    private static readonly string[] FilterWords =
    [
        "blocklist", "content_filter", "image_safety", "prohibited_content", "recitation", "safety", "sensitive",
        "spii",
    ];

    private readonly SortedDictionary<int, StringBuilder> _calls = [];

    /// <summary>The reason why it ended, in the server's words; null where there is none.</summary>
    public string? Finish { get; set; }

    /// <summary>True if the model refused.</summary>
    public bool Refused { get; set; }

    /// <summary>The text.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>The reasoning before it.</summary>
    public StringBuilder Reasoning { get; } = new();

    /// <summary>The texts that may be the answer: its text, then the arguments of its tool calls.</summary>
    public IEnumerable<StringBuilder> Texts => _calls.Values.Prepend(Text);

    /// <summary>True if the tokens ran out.</summary>
    public bool RanOut =>
        Finish is "length" or "max_tokens" or "MAX_TOKENS" or "model_length" or "max_output_tokens";

    /// <summary>True if a content filter ended it. Some gateways put more words after a colon.</summary>
    public bool IsFiltered => Finish?.Split(':')[0].Trim() is { } word
        && FilterWords.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the arguments of a tool call.</summary>
    public StringBuilder Call(int number)
    {
        if (!_calls.TryGetValue(number, out StringBuilder? call))
            _calls.Add(number, call = new StringBuilder());
        return call;
    }
}
