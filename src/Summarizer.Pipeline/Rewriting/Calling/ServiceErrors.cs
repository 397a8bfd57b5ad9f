using System.Globalization;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>The table <c>service-errors.tsv</c>: what a service's error means, and what is done about it.</summary>
internal static partial class ServiceErrors
{
    private static readonly Lazy<Line[]> Table = new(Read);

    private sealed record Line(string Code, FaultPolicy Policy, (int From, int To)[] Statuses, Regex? Wording,
        string Reason);

    /// <summary>Makes the exception for an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="retryAfter">The wait that the response's headers ask for.</param>
    /// <param name="cleaned">The service's message, fit to be shown (<see cref="CleanMessage"/>); empty where nothing
    /// is left of it.</param>
    /// <param name="hasStarted">True if the error came after a part of the answer.</param>
    public static ModelException Explain(ServiceError error, TimeSpan? retryAfter, string cleaned,
        bool hasStarted = false)
    {
        string text = error.Text;
        Line line = Array.Find(Table.Value,
            l => Array.Exists(l.Statuses, s => error.Status >= s.From && error.Status <= s.To)
                && l.Wording?.IsMatch(text) != false)!;
        string code = Word().Match(error.Code).Value;
        string said =
            (code.Length > 0 ? $"{error.Status} {code}" : $"{error.Status}")
                + (cleaned.Length > 0 ? $": {cleaned}" : "");
        return new ModelException(line.Policy, line.Code, $"{line.Reason} The service returned {said.TrimEnd('.')}.")
        {
            Status = error.Status,
            RetryAfter = retryAfter ?? (line.Policy == FaultPolicy.Retry ? WaitIn(text) : null),
            Limit = line.Policy == FaultPolicy.Split ? LimitIn(text) : null,
            MayBeBilled = hasStarted || line.Code == "no-json",
            // A model that a gateway did not wait for may have read its input. Azure bills a prompt that it filters
            // (learn.microsoft.com/answers/questions/1632971).
            InputMayBeBilled = line.Code == "content-filter" || error.Status is 504 or 524,
        };
    }

    /// <summary>
    /// Reads "try again in 2.1s" or "retry after 6 seconds"; null where a message says nothing like it.
    /// </summary>
    private static TimeSpan? WaitIn(string text)
    {
        Match match = Later().Match(text);
        if (!match.Success
            || !double.TryParse(match.Groups["n"].Value, CultureInfo.InvariantCulture, out double number))
            return null;
        double unit = match.Groups["u"].Value.ToLowerInvariant() switch
        {
            "ms" => 0.001,
            "m" or "min" => 60,
            "h" => 3600,
            _ => 1,
        };
        double seconds = number * unit;
        return seconds is > 0 and < 86_400 ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>Reads the most tokens that a service takes from its message; null where it names no number.</summary>
    private static int? LimitIn(string text)
    {
        foreach (Match match in Limit().Matches(text))
        {
            if (int.TryParse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture, out int limit) && limit is >= 256 and <= 20_000_000)
                return limit;
        }

        return null;
    }

    private static Line[] Read()
    {
        using Stream stream = typeof(ServiceErrors).Assembly.GetManifestResourceStream("Rewriting/service-errors.tsv")!;
        using var reader = new StreamReader(stream);
        var lines = new List<Line>();
        while (reader.ReadLine() is { } text)
        {
            if (text.Length == 0 || text[0] == '#')
                continue;
            string[] cells = text.Split('\t');
            Regex? wording = cells[3] == "*"
                ? null
                : new Regex(cells[3],
                    RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
            lines.Add(new Line(cells[0], Enum.Parse<FaultPolicy>(cells[1], ignoreCase: true), Statuses(cells[2]),
                wording, cells[4]));
        }

        return [.. lines];
    }

    private static (int, int)[] Statuses(string cell) => cell == "*"
        ? [(0, int.MaxValue)]
        : [.. cell.Split(',').Select(part =>
    {
        string[] ends = part.Split('-');
        return (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
    })];

    [GeneratedRegex("(try again|retry)( again)? (in|after) (?<n>[0-9]+(\\.[0-9]+)?) ?(?<u>ms|min|m|s|h)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Later();

    // "maximum context length is 8192 tokens", "context length of only 4096 tokens", "available context size (4096
    // tokens)", "n_ctx": 4096, "(TPM): Limit 6000", "the maximum number of tokens allowed (1048576)", "model with 32768
    // maximum context length".
    [GeneratedRegex(
        """((context|prompt) (length|size|window)[^0-9]{0,30}|n_ctx[^0-9]{0,6}|limit:?\s|allowed[^0-9]{0,4}|with |maximum of |max[a-z_ ]{0,20}tokens[^0-9]{0,6})(?<n>[0-9][0-9,]{2,10})""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,60}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
