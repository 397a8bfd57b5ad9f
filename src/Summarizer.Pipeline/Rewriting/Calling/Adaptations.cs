using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// The rules by which a request is changed when a service refuses a part of it. Each part has one row with the words
/// that name it in an error and the next thing to try. A part is given up in at most two steps, so adapting ends.
/// </summary>
internal static partial class Adaptations
{
    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>The efforts, lowest first.</summary>
    public static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

    private static readonly Row[] Rows =
    [
        new("the limit of output tokens", LimitValue(), (shape, error) =>
            AtMost(error.Text) is { } most && most < (shape.HighestLimit ?? int.MaxValue)
                ? shape with { HighestLimit = most }
                : null),
        new("the name of the limit", LimitField(),
            (shape, _) => shape with { LimitName = shape.LimitName == RequestShape.NewLimit
                ? RequestShape.OldLimit
                : RequestShape.NewLimit }),
        new("temperature", Temperature(),
            (shape, _) => shape.SendsTemperature ? shape with { SendsTemperature = false } : null),
        new("reasoning effort", Effort(),
            (shape, error) => shape.Effort is { } effort
                ? shape with { Effort = OtherEffort(effort, error.Message) }
                : null),
        new("the form of the answer", Format(),
            (shape, _) => shape.Format < AnswerFormat.Prompt ? shape with { Format = shape.Format + 1 } : null),
        // OpenRouter does not say which part it is that no provider takes.
        new("a part that no provider takes", Unnamed(), (shape, _) => shape.Effort is not null
            ? shape with { Effort = null }
            : shape with { Format = AnswerFormat.Prompt }),
        new("the role system", Role(), (shape, _) => shape.SystemRole ? shape with { SystemRole = false } : null),
        new("an answer in one piece", Stream(), (shape, _) => shape.Streams ? null : shape with { Streams = true }),
    ];

    private sealed record Row(string Part, Regex Named, Func<RequestShape, ServiceError, RequestShape?> Next);

    /// <summary>Finds what to try after a refusal.</summary>
    /// <param name="shape">The shape that was refused.</param>
    /// <param name="error">The service's words.</param>
    /// <param name="tried">The parts changed before, with how often; this adds to it.</param>
    /// <param name="part">The name of the changed part, for the log.</param>
    /// <returns>The new shape; null where the error is about something else or nothing is left to try.</returns>
    public static RequestShape? Next(RequestShape shape, ServiceError error, Dictionary<string, int> tried,
        out string part)
    {
        part = "";
        bool mayBe = error.Status is 400 or 404 or 415 or 422 or 500 or 501;
        if (!mayBe || !(Complaint().IsMatch(error.Text) || error.Status == 422 || error.Param.Length > 0))
            return null;
        foreach (Row row in Rows)
        {
            // What the service itself names counts more than what its words mention beside it.
            bool named = row == Rows[0] || !Known(error.Param)
                ? row.Named.IsMatch($"{error.Param} {error.Message}")
                : row.Named.IsMatch(error.Param);
            int times = tried.GetValueOrDefault(row.Part);
            if (!named || times >= 2 || (times >= 1 && row.Part == "the name of the limit")
                || row.Next(shape, error) is not { } next || next == shape)
                continue;
            tried[row.Part] = times + 1;
            part = row.Part;
            return next;
        }

        return null;
    }

    private static bool Known(string param) => Array.Exists(Rows, r => r.Named.IsMatch(param));

    /// <summary>Returns the lowest of the efforts that the message lists; none at all if it lists none.</summary>
    private static string? OtherEffort(string refused, string message)
    {
        int at = message.IndexOf("upported", StringComparison.OrdinalIgnoreCase);
        string listed = List().Match(message) is { Success: true } list
            ? list.Value
            : at >= 0 && message.Contains("values are", StringComparison.OrdinalIgnoreCase) ? message[at..] : "";
        return Array.Find(Efforts, e => e != refused && Regex.IsMatch(listed, $@"\b{e}\b", AnyCase));
    }

    private static int? AtMost(string text) =>
        Highest().Match(text) is { Success: true } match && int.TryParse(match.Groups["n"].Value, out int most)
            && most >= 16 ? most : null;

    [GeneratedRegex(
        "unsupported|not support|n't support|unrecogni[sz]ed|unexpected|unknown|not permitted|extra "
            + "(inputs|fields)|invalid|not allowed|forbidden|unavailable|only the default|must be|should be"
            + "|not available|not enabled|enabled only|not implemented|deprecated|too large|no longer|only "
            + "support|expected|requires|cannot|incompatible|failed to|permitted|no endpoints found", AnyCase)]
    private static partial Regex Complaint();

    [GeneratedRegex(
        "max_(completion_|output_|new_)?tokens.{0,60}(too large|less than|at most|must be|exceed|should be|is \\["
            + "|> \\d)|at most \\d+ (completion|output) tokens", AnyCase)]
    private static partial Regex LimitValue();

    // "less than or equal to `16384`", "the valid range of max_tokens is [1, 8192]", "max_tokens: 9000 > 8192".
    [GeneratedRegex(
        "(at most|<=|>|less than or equal to|less than|maximum( value)?( of| is)?|up to) [`'\"]?(?<n>\\d{2,7})"
            + "|\\[\\s*\\d+\\s*,\\s*(?<n>\\d{2,7})\\s*\\]",
        AnyCase)]
    private static partial Regex Highest();

    [GeneratedRegex("max_(completion_|output_)?tokens", AnyCase)]
    private static partial Regex LimitField();

    [GeneratedRegex("\\btemperature\\b", AnyCase)]
    private static partial Regex Temperature();

    [GeneratedRegex(
        "reasoning[_.]?effort|reasoning (effort|value)|does not support "
            + "(thinking|reasoning)|\\bthink(ing)?\\b.{0,40}not supported|thinking (mode|budget)|thinking_budget"
            + "|\\breasoning\\b", AnyCase)]
    private static partial Regex Effort();

    [GeneratedRegex(
        "response_format|json_schema|json_object|structured.?outputs?|guided_|\\bgrammar\\b|json mode|\\bschema\\b",
        AnyCase)]
    private static partial Regex Format();

    [GeneratedRegex("can handle the requested parameters", AnyCase)]
    private static partial Regex Unnamed();

    [GeneratedRegex(
        "system (role|message|prompt|instruction)|role[^a-z]{1,4}system|'system'|developer "
            + "instruction|messages\\[0\\]\\.role|messages\\.0\\.role|roles must alternate", AnyCase)]
    private static partial Regex Role();

    [GeneratedRegex("\\bstream\\b|streaming|stream mode", AnyCase)]
    private static partial Regex Stream();

    [GeneratedRegex("(supported values|permitted|allowed|one of|must be|available|choose from|expected).{1,160}$",
        AnyCase | RegexOptions.Singleline)]
    private static partial Regex List();
}
