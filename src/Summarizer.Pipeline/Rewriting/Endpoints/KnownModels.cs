using System.Globalization;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Rewriting.Endpoints;

/// <summary>The table <c>models.tsv</c>: prices, windows and efforts by the name of a model.</summary>
internal static partial class KnownModels
{
    /// <summary>The date when prices and efforts were last looked up.</summary>
    public const string AsOf = "2026-11-29";

    private static readonly Lazy<(KnownModel Model, bool IsFamily)[]> Table = new(Read);

    /// <summary>
    /// The price of an unknown model: the highest list price of a model that offers chat completions, so that a budget
    /// ends too early rather than too late. The <c>-pro</c> models are left out: with their price, hardly an article
    /// would fit its budget.
    /// </summary>
    public static LlmPrice Dearest { get; } = new() { Input = 30, Output = 60 };

    /// <summary>The models of the table.</summary>
    public static IEnumerable<KnownModel> All => Table.Value.Select(m => m.Model);

    /// <summary>
    /// Finds a model by its name or by a deployment's name that contains it. The longest name wins, and a further word
    /// or number that makes another model of it (<c>o3-pro</c>, <c>gpt-5.6-luna-fast</c>, <c>gpt-4-32k</c>) does not
    /// match; a date or another ending does. <c>gpt-4-1-mini</c> is gpt-4.1-mini. Null where nothing fits.
    /// </summary>
    public static KnownModel? Find(string name)
    {
        string wanted = name.ToLowerInvariant();
        wanted = HyphenForPoint().Replace(wanted[(wanted.LastIndexOf('/') + 1)..], ".");
        KnownModel? best = null;
        foreach ((KnownModel model, bool isFamily) in Table.Value)
        {
            int at = wanted.IndexOf(model.Name, StringComparison.Ordinal);
            if (at < 0 || (at > 0 && char.IsAsciiLetterOrDigit(wanted[at - 1]))
                || model.Name.Length < (best?.Name.Length ?? 0))
                continue;
            string rest = wanted[(at + model.Name.Length)..];
            if (isFamily ? best is null || model.Name.Length > best.Name.Length : IsSameModel(model.Name, rest))
                best = model;
        }

        return best;
    }

    private static bool IsSameModel(string name, string rest)
    {
        // "gpt-4" with "-32k" is another model, "gpt-4o" with "-2" a second deployment.
        bool isOtherVersion = char.IsAsciiDigit(name[^1]) && !name.Contains('.', StringComparison.Ordinal)
            && Number().IsMatch(rest);
        return rest.Length == 0
            || (!char.IsAsciiLetterOrDigit(rest[0]) && rest[0] != '.' && !isOtherVersion && !Variant().IsMatch(rest));
    }

    [GeneratedRegex(@"(?<=gpt-\d)[-_](?=\d(?![a-z0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex HyphenForPoint();

    [GeneratedRegex(@"^[-_]\d{1,2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(
        "^[-_](pro|mini|nano|fast|max|codex|chat|audio|realtime|search|turbo|transcribe|tts|deep|vision|instruct|sol|terra|luna|astra)(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Variant();

    private static (KnownModel, bool)[] Read()
    {
        using Stream stream = typeof(KnownModels).Assembly.GetManifestResourceStream("Rewriting/models.tsv")!;
        using var reader = new StreamReader(stream);
        var models = new List<(KnownModel, bool)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] cells = line.Split('\t');
            double? input = Figure(cells[1]), output = Figure(cells[4]);
            LlmPrice? price = input is null || output is null
                ? null
                : new LlmPrice
                {
                    Input = input.Value,
                    CachedInput = Figure(cells[2]),
                    CacheWrite = Figure(cells[3]),
                    Output = output.Value,
                    LongAbove = cells.Length > 7 ? (int?)Figure(cells[7]) : null,
                };
            string[] efforts = cells[6] is "-" or "unset" ? [] : cells[6].Split(',');
            models.Add((new KnownModel(cells[0].TrimEnd('*'), price, (int?)Figure(cells[5]), efforts, cells[6] != "-"),
                cells[0].EndsWith('*')));
        }

        return [.. models];
    }

    private static double? Figure(string cell) => cell == "-" ? null : double.Parse(cell, CultureInfo.InvariantCulture);
}
