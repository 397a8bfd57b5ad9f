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
    /// ends too early rather than too late.
    /// </summary>
    public static LlmPrice Dearest { get; } = new() { Input = 30, Output = 180 };

    /// <summary>The models of the table.</summary>
    public static IEnumerable<KnownModel> All => Table.Value.Select(m => m.Model);

    /// <summary>
    /// Finds a model by its name or by a deployment's name that contains it. The longest name wins, and a further word
    /// that makes another model of it (<c>o3-pro</c>, <c>gpt-5.6-luna-fast</c>) does not match; a date or another
    /// ending does. Null where nothing fits.
    /// </summary>
    public static KnownModel? Find(string name)
    {
        string wanted = name.ToLowerInvariant();
        wanted = wanted[(wanted.LastIndexOf('/') + 1)..];
        KnownModel? best = null;
        foreach ((KnownModel model, bool isFamily) in Table.Value)
        {
            int at = wanted.IndexOf(model.Name, StringComparison.Ordinal);
            if (at < 0 || (at > 0 && char.IsAsciiLetterOrDigit(wanted[at - 1]))
                || model.Name.Length < (best?.Name.Length ?? 0))
                continue;
            string rest = wanted[(at + model.Name.Length)..];
            if (isFamily ? best is null || model.Name.Length > best.Name.Length : IsSameModel(rest))
                best = model;
        }

        return best;
    }

    private static bool IsSameModel(string rest) =>
        rest.Length == 0 || (!char.IsAsciiLetterOrDigit(rest[0]) && rest[0] != '.' && !Variant().IsMatch(rest));

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
            double? input = Number(cells[1]), output = Number(cells[4]);
            LlmPrice? price = input is null || output is null
                ? null
                : new LlmPrice
                {
                    Input = input.Value,
                    CachedInput = Number(cells[2]),
                    CacheWrite = Number(cells[3]),
                    Output = output.Value,
                };
            string[] efforts = cells[6] is "-" or "unset" ? [] : cells[6].Split(',');
            models.Add((new KnownModel(cells[0].TrimEnd('*'), price, (int?)Number(cells[5]), efforts, cells[6] != "-"),
                cells[0].EndsWith('*')));
        }

        return [.. models];
    }

    private static double? Number(string cell) => cell == "-" ? null : double.Parse(cell, CultureInfo.InvariantCulture);
}
