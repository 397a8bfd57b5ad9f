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

    /// <summary>The most places in the text where JSON is looked for in vain.</summary>
    private const int MaxStarts = 50;

    private const int MaxDepth = 8;

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
    /// drafts, and the example that the prompt shows. One sentence alone does not replace a list of several.
    /// </summary>
    public static SummaryAnswer? TryRead(string text)
    {
        Found? last = null;
        foreach (IReadOnlyList<JsonElement> values in Values(text))
        {
            if (values.Count == 0 && last is { IsLone: true })
                return null;
            Found? found = Together(values, value =>
                value.ValueKind == JsonValueKind.Undefined || IsSentenceLike(value), 0);
            bool isAlone = found is { IsLone: true, Answer.Sentences.Count: 1 };
            bool replaces = !isAlone || !(last?.Answer.Sentences.Count > 1);
            last = replaces ? found ?? last : last;
        }

        return last?.Answer;
    }

    /// <summary>
    /// Returns groups of the JSON objects and arrays of an answer, in order, without its reasoning. Values that only
    /// white space and commas separate form a group, because some models write one object a line. So do the objects of
    /// a damaged value, with an undefined value for each one that cannot be read. If an answer is cut off, the last
    /// group is empty: what is whole inside that answer is a part of the summary, not the summary.
    /// </summary>
    public static IEnumerable<IReadOnlyList<JsonElement>> Values(string text)
    {
        string rest = WithoutReasoning(Unquoted(text));
        var together = new List<JsonElement>();
        int end = 0, failed = 0;
        for (Match start = Starts().Match(rest); start.Success && failed < MaxStarts;)
        {
            int at = start.Index, next = at + 1;
            if (together.Count > 0 && at > end && !rest.AsSpan(end, at - end).Trim(" \r\n\t,").IsEmpty)
            {
                yield return together;
                together = [];
            }

            string? json = Balanced(rest, at);
            if (json is null && Opens().IsMatch(rest.AsSpan(at)))
            {
                if (together.Count > 0)
                    yield return together;
                yield return [];
                yield break;
            }

            end = Math.Max(end, at + (json?.Length ?? 0));
            if (json is not null && TryLoad(json) is { } document)
            {
                using (document)
                    together.Add(document.RootElement.Clone());
                next = at + json.Length;
            }
            else
                failed++;
            start = Starts().Match(rest, next);
            bool isUnread = next == at + 1 && json is not null && !(start.Success && start.Index < at + json.Length);
            if (isUnread)
                together.Add(default);
        }

        if (together.Count > 0)
            yield return together;
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
    internal static string WithoutReasoning(string text)
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
            int end = LastOutsideJson(text, tag);
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
    /// Returns the last place of a tag that is not in a string of JSON: an article about reasoning has such tags too.
    /// </summary>
    private static int LastOutsideJson(string text, string tag)
    {
        int end = text.LastIndexOf(tag, StringComparison.OrdinalIgnoreCase);
        while (end >= 0 && JsonAround(text, end) is { } start)
            end = text.LastIndexOf(tag, start, StringComparison.OrdinalIgnoreCase);
        return end;
    }

    /// <summary>Returns the start of the JSON value that a place is in; null where it is in none.</summary>
    private static int? JsonAround(string text, int place)
    {
        int looked = 0;
        for (Match start = Starts().Match(text); start.Success && start.Index < place && looked++ < MaxStarts;)
        {
            int next = start.Index + 1;
            if (Balanced(text, start.Index) is { } json && TryLoad(json) is { } document)
            {
                document.Dispose();
                next = start.Index + json.Length;
                if (next > place)
                    return start.Index;
            }

            start = Starts().Match(text, next);
        }

        return null;
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

    /// <summary>The sentences of a value.</summary>
    /// <param name="Answer">The sentences.</param>
    /// <param name="IsLone">True if it is one sentence that no list has, so others beside it belong to it.</param>
    private sealed record Found(SummaryAnswer Answer, bool IsLone);

    /// <summary>Finds the sentences in a value, however deep they are wrapped.</summary>
    private static Found? Find(JsonElement value, int depth)
    {
        if (depth > MaxDepth)
            return null;
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                return One(Together([.. value.EnumerateArray()], _ => true, depth + 1));
            case JsonValueKind.String when value.GetString() is { Length: > 10 } inner
                && inner.Contains('{', StringComparison.Ordinal):
                // JSON within a string, as in the arguments of a tool call.
                return FindNested(inner, depth);
            case JsonValueKind.Object:
                JsonElement[] values = [.. value.EnumerateObject().Select(p => p.Value)];
                return Listed(value, depth)
                    ?? (Sentence(value) is { } only ? new Found(new SummaryAnswer(Points(only), []), true) : null)
                    ?? One(Together(values, IsSentenceLike, depth + 1))
                    ?? Empty(value);
            default:
                return null;
        }
    }

    /// <summary>
    /// Returns the sentences of an object that has a list of them, or instead of it an object with numbers as keys.
    /// </summary>
    private static Found? Listed(JsonElement value, int depth)
    {
        foreach (string key in ListKeys)
        {
            JsonElement list = Get(value, key);
            if (list.ValueKind is JsonValueKind.Array or JsonValueKind.Object && Find(list, depth + 1) is { } found)
            {
                int[] addressed = [.. found.Answer.Addressed, .. Numbers(Get(value, "addressed"))];
                return new Found(found.Answer with { Addressed = addressed },
                    found.IsLone && list.ValueKind == JsonValueKind.Object);
            }
        }

        return null;
    }

    private static Found? FindNested(string text, int depth)
    {
        if (Balanced(text, text.IndexOfAny(['{', '['])) is not { } json)
            return null;
        using JsonDocument? document = TryLoad(json);
        return document is null ? null : Find(document.RootElement, depth + 1);
    }

    // The model had nothing to say, in the form asked for.
    private static Found? Empty(JsonElement value) =>
        Get(value, ListKeys[0]) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0
            ? new Found(new SummaryAnswer([], Numbers(Get(value, "addressed"))), false)
            : null;

    /// <summary>
    /// Returns what entries are together: the last list of sentences among them, otherwise all sentences as one list.
    /// An entry beside these that is not a sentence counts as an empty one, so that the reason mentions it.
    /// </summary>
    /// <param name="entries">The entries.</param>
    /// <param name="counts">True for an entry that must be a sentence if others are.</param>
    /// <param name="depth">The number of wrappings around them.</param>
    private static Found? Together(IReadOnlyList<JsonElement> entries, Predicate<JsonElement> counts, int depth)
    {
        Found?[] found = [.. entries.Select(entry => Find(entry, depth))];
        if (Array.FindLast(found, f => f is { IsLone: false }) is { } list)
            return list;
        if (!Array.Exists(found, f => f is not null))
            return null;
        var sentences = new List<AnswerSentence>();
        for (int i = 0; i < found.Length && sentences.Count < MaxSentences; i++)
        {
            if (found[i] is { } lone)
                sentences.AddRange(lone.Answer.Sentences);
            else if (counts(entries[i]))
                sentences.Add(new AnswerSentence(TextOf(entries[i]) ?? "", []));
        }

        return new Found(new SummaryAnswer(sentences, []), IsLone: true);
    }

    // Sentences that a list has are an answer. Only one that is alone in its wrapping may have others beside it.
    private static Found? One(Found? found) =>
        found is { IsLone: true, Answer.Sentences.Count: > 1 } ? found with { IsLone = false } : found;

    private static bool IsSentenceLike(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && TextOf(value) is not null;

    private static AnswerSentence? Sentence(JsonElement entry)
    {
        foreach (string key in SourceKeys)
        {
            if (Get(entry, key) is { ValueKind: not JsonValueKind.Undefined } sources && TextOf(entry) is { } text)
                return new AnswerSentence(text, Numbers(sources));
        }

        return null;
    }

    /// <summary>Returns the points of a text that is a whole list of them; otherwise the sentence itself.</summary>
    private static AnswerSentence[] Points(AnswerSentence sentence)
    {
        string[] lines = sentence.Text.Split('\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 1 && Array.TrueForAll(lines, line => Bullet().IsMatch(line))
            ? [.. lines.Select(line => sentence with { Text = line })]
            : [sentence];
    }

    /// <summary>Returns the text of an entry, which may be nothing but text; null where it has none.</summary>
    private static string? TextOf(JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.String)
            return entry.GetString();
        foreach (string key in TextKeys)
        {
            if (Get(entry, key) is { ValueKind: JsonValueKind.String } text)
                return text.GetString();
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

    /// <summary>Returns a property by its name in any case; an undefined value if it is missing.</summary>
    public static JsonElement Get(JsonElement from, string name)
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

    // Where an answer can start. Many brackets are none: line numbers such as [12], or words in brackets.
    [GeneratedRegex("""\{\s*["/]|\[\s*["/\[{]""", RegexOptions.CultureInvariant)]
    private static partial Regex Starts();

    [GeneratedRegex(@"^([-*•–]|\d{1,2}[.)])\s", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
            + @"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}",
        RegexOptions.CultureInvariant)]
    private static partial Regex LoneSurrogate();
}
