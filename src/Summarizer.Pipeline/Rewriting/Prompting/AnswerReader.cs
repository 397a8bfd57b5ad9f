using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Rewriting.Prompting;

/// <summary>
/// A reader of a model's answer inside its wrapping: reasoning in tags, the channels of the harmony format, fences, a
/// sentence before or after, a wrapping object, another spelling of keys and numbers. The content is not believed any
/// more than otherwise.
/// </summary>
internal static partial class AnswerReader
{
    /// <summary>More sentences than any length asks for.</summary>
    private const int MaxSentences = 500;

    /// <summary>The places in the text where JSON is looked for.</summary>
    private const int MaxStarts = 50;

    private const int MaxDepth = 6;

    private static readonly JsonDocumentOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    private static readonly string[] ReasoningTags =
        ["</think>", "</thinking>", "</thought>", "</reasoning>", "</analysis>", "</scratchpad>"];

    private static readonly string[] TextKeys = ["text", "sentence", "content", "summary", "point", "headline"];

    private static readonly string[] SourceKeys =
        ["sources", "source", "citations", "cites", "refs", "lines", "numbers", "n"];

    private static readonly string[] ListKeys = ["sentences", "summary", "points", "bullets", "takeaways"];

    /// <summary>
    /// Reads an answer; null where it has no sentences with sources. Of several, the last one counts: before it may be
    /// drafts, and the example that the prompt shows.
    /// </summary>
    public static SummaryAnswer? TryRead(string text) =>
        Values(text).Select(value => Find(value, 0)).LastOrDefault(a => a is not null);

    /// <summary>
    /// Returns the JSON objects and arrays of an answer in order, without its reasoning. It ends at an answer that is
    /// cut off: what is whole inside that is a part of the summary, not the summary. A value is valid until the next.
    /// </summary>
    public static IEnumerable<JsonElement> Values(string text)
    {
        string rest = WithoutReasoning(Unquoted(text));
        int starts = 0;
        for (int at = 0; at < rest.Length && starts < MaxStarts; at++)
        {
            at = rest.AsSpan(at).IndexOfAny('{', '[') is var next and >= 0 ? at + next : rest.Length;
            if (at == rest.Length)
                break;
            starts++;
            if (Balanced(rest, at) is { } json)
            {
                using JsonDocument? document = TryLoad(json);
                if (document is null)
                    continue;
                yield return document.RootElement;
                at += json.Length - 1;
            }
            else if (Opens().IsMatch(rest.AsSpan(at)))
                break;
        }
    }

    /// <summary>Returns the text itself if all of it is one JSON string.</summary>
    private static string Unquoted(string text)
    {
        try
        {
            if (!text.AsSpan().TrimStart().StartsWith('"'))
                return text;
            using JsonDocument json = Load(text);
            return json.RootElement.GetString() ?? "";
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>
    /// Returns the text after the last end of reasoning, or of the final channel if there are channels.
    /// </summary>
    private static string WithoutReasoning(string text)
    {
        int channel = text.LastIndexOf("<|channel|>final", StringComparison.Ordinal);
        if (channel >= 0)
        {
            int message = text.IndexOf("<|message|>", channel, StringComparison.Ordinal);
            text = message >= 0
                ? text[(message + "<|message|>".Length)..]
                : text[(channel + "<|channel|>final".Length)..];
        }

        foreach (string tag in ReasoningTags)
        {
            int end = text.LastIndexOf(tag, StringComparison.OrdinalIgnoreCase);
            if (end >= 0)
                text = text[(end + tag.Length)..];
            // Cut off while it was thinking.
            string opening = tag.Replace("/", "", StringComparison.Ordinal);
            int start = text.IndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (start >= 0 && !text.AsSpan(0, start).Contains('{'))
                text = text[..start];
        }

        return Tags().Replace(text, " ");
    }

    /// <summary>
    /// Returns the JSON value that starts at a place, up to where its brackets balance; null if they never do.
    /// </summary>
    private static string? Balanced(string text, int start)
    {
        int depth = 0;
        bool quoted = false;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c == '\\')
                    i++;
                else if (c == '"')
                    quoted = false;
                continue;
            }

            switch (c)
            {
                case '"':
                    quoted = true;
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when --depth == 0:
                    return text[start..(i + 1)];
            }
        }

        return null;
    }

    private static JsonDocument? TryLoad(string json)
    {
        try
        {
            return Load(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Parses JSON. A model may cut an emoji in half. <see cref="JsonElement.GetString"/> refuses a lone surrogate, so
    /// everything else would be lost.
    /// </summary>
    private static JsonDocument Load(string json) =>
        JsonDocument.Parse(LoneSurrogate().Replace(WithEscapedLines(json), @"\ufffd"), Lenient);

    /// <summary>Escapes line ends inside strings: some models write them raw.</summary>
    private static string WithEscapedLines(string json)
    {
        if (!json.Contains('\n', StringComparison.Ordinal))
            return json;
        var text = new StringBuilder(json.Length);
        bool quoted = false;
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (quoted && c == '\\' && i + 1 < json.Length)
            {
                text.Append(c).Append(json[++i]);
                continue;
            }

            quoted ^= c == '"';
            text.Append(quoted && c is '\n' or '\r' or '\t' ? ' ' : c);
        }

        return text.ToString();
    }

    /// <summary>Finds the first list of sentences in a value, however deep it is wrapped.</summary>
    private static SummaryAnswer? Find(JsonElement value, int depth)
    {
        if (depth > MaxDepth)
            return null;
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                return Sentences(value) is { } bare
                    ? new SummaryAnswer(bare, [])
                    : First(value.EnumerateArray().Select(v => Find(v, depth + 1)));
            case JsonValueKind.String when value.GetString() is { Length: > 10 } inner
                && inner.Contains('{', StringComparison.Ordinal):
                // JSON within a string, as in the arguments of a tool call.
                return TryReadNested(inner, depth);
            case JsonValueKind.Object:
                foreach (string key in ListKeys)
                {
                    if (Get(value, key) is { ValueKind: JsonValueKind.Array } list && Sentences(list) is { } sentences)
                        return new SummaryAnswer(sentences, Numbers(Get(value, "addressed")));
                }

                if (Sentence(value) is { } only)
                    return new SummaryAnswer([only], []);
                return First(value.EnumerateObject().Select(p => Find(p.Value, depth + 1))) ?? Empty(value);
            default:
                return null;
        }
    }

    private static SummaryAnswer? TryReadNested(string text, int depth)
    {
        if (Balanced(text, text.IndexOfAny(['{', '['])) is not { } json)
            return null;
        using JsonDocument? document = TryLoad(json);
        return document is null ? null : Find(document.RootElement, depth + 1);
    }

    // The model had nothing to say, in the form asked for.
    private static SummaryAnswer? Empty(JsonElement value) =>
        Get(value, ListKeys[0]) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0
            ? new SummaryAnswer([], Numbers(Get(value, "addressed")))
            : null;

    private static SummaryAnswer? First(IEnumerable<SummaryAnswer?> answers) =>
        answers.FirstOrDefault(a => a is not null);

    /// <summary>Returns all of a list's sentences; null unless each entry is one.</summary>
    private static List<AnswerSentence>? Sentences(JsonElement list)
    {
        var sentences = new List<AnswerSentence>();
        foreach (JsonElement entry in list.EnumerateArray())
        {
            if (sentences.Count == MaxSentences || Sentence(entry) is not { } sentence)
                return null;
            sentences.Add(sentence);
        }

        return sentences.Count > 0 ? sentences : null;
    }

    private static AnswerSentence? Sentence(JsonElement entry)
    {
        JsonElement sources = default;
        foreach (string key in SourceKeys)
        {
            if (sources.ValueKind == JsonValueKind.Undefined)
                sources = Get(entry, key);
        }

        foreach (string key in TextKeys)
        {
            if (sources.ValueKind != JsonValueKind.Undefined
                && Get(entry, key) is { ValueKind: JsonValueKind.String } text)
                return new AnswerSentence(text.GetString()!, Numbers(sources));
        }

        return null;
    }

    /// <summary>
    /// Reads line numbers in any form: 3, "3", "[3]", 3.0, "0, 3", {"n":3}, or one alone instead of a list.
    /// </summary>
    private static List<int> Numbers(JsonElement value)
    {
        var numbers = new List<int>();
        Add(value, 0);
        return numbers;

        void Add(JsonElement item, int depth)
        {
            if (numbers.Count >= MaxSentences || depth > 3)
                return;
            switch (item.ValueKind)
            {
                case JsonValueKind.Number:
                    numbers.Add(item.TryGetDouble(out double number) && number is > int.MinValue and < int.MaxValue
                        ? (int)number
                        : -1);
                    break;
                case JsonValueKind.String:
                    foreach (ValueMatch match in Digits().EnumerateMatches(item.GetString()))
                        numbers.Add(int.TryParse(item.GetString().AsSpan(match.Index, match.Length), NumberStyles.None,
                            CultureInfo.InvariantCulture, out int parsed) ? parsed : -1);
                    break;
                case JsonValueKind.Array:
                    foreach (JsonElement element in item.EnumerateArray())
                        Add(element, depth + 1);
                    break;
                case JsonValueKind.Object:
                    foreach (JsonProperty property in item.EnumerateObject())
                        Add(property.Value, depth + 1);
                    break;
            }
        }
    }

    private static JsonElement Get(JsonElement from, string name)
    {
        if (from.ValueKind != JsonValueKind.Object)
            return default;
        foreach (JsonProperty property in from.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        }

        return default;
    }

    [GeneratedRegex(@"<\|[a-z_]{1,30}\|>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex("""^(\{\s*"|\[\s*\{\s*")""", RegexOptions.CultureInvariant)]
    private static partial Regex Opens();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
            + @"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}",
        RegexOptions.CultureInvariant)]
    private static partial Regex LoneSurrogate();
}
