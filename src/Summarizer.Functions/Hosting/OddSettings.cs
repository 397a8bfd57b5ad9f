using Summarizer.Functions.Telemetry;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// Settings that would otherwise have no effect and no message: typing errors in the names of section
/// <c>Summarizer</c>, and values that OpenTelemetry ignores.
/// </summary>
internal static class OddSettings
{
    private const char Separator = ':';

    // Generated from the options. A line that ends with ":" is a list or a dictionary, with any name after it.
    private static readonly Lazy<string[]> Known = new(() =>
    {
        using var lines = new StreamReader(
            typeof(OddSettings).Assembly.GetManifestResourceStream("Hosting/settings.txt")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    });

    /// <summary>Returns a sentence for each of them. It has the name, and no value.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration) =>
    [
        .. configuration.GetSection(SummarizerOptions.Section).AsEnumerable(makePathsRelative: true)
            .Where(setting => !string.IsNullOrEmpty(setting.Value) && !IsKnown(setting.Key))
            .Select(setting => setting.Key).Order(StringComparer.OrdinalIgnoreCase).Select(Complaint),
        .. OneUnderscore(configuration),
        .. TelemetryExport.FindWrong(configuration),
    ];

    // "Summarizer_Sentences" in the environment, where two underscores stand for the colon.
    private static IEnumerable<string> OneUnderscore(IConfiguration configuration)
    {
        const string Start = SummarizerOptions.Section + "_";
        return from setting in configuration.AsEnumerable()
               where setting.Key.StartsWith(Start, StringComparison.OrdinalIgnoreCase)
                   && !string.IsNullOrEmpty(setting.Value)
               let name = setting.Key[Start.Length..].Replace('_', Separator)
               where IsKnown(name)
               select $"{InEnvironment(setting.Key)} has no effect. Write it with two underscores: "
                   + $"{SummarizerOptions.Section}__{InEnvironment(name)}.";
    }

    private static bool IsKnown(string name) => Known.Value.Any(known => known[^1] == Separator
        ? name.Length > known.Length && name.StartsWith(known, StringComparison.OrdinalIgnoreCase)
        : name.Equals(known, StringComparison.OrdinalIgnoreCase));

    private static string Complaint(string name)
    {
        string hint = NameSuggestion.Nearest(name, Known.Value) is not { } nearest
            ? "docs/configuration.md lists all."
            : $"Did you mean {Full(nearest)}{(nearest[^1] == Separator ? "0" : "")}?";
        return $"There is no setting {Full(name)}, so it has no effect. {hint}";
    }

    private static string InEnvironment(string name) => name.Replace(":", "__", StringComparison.Ordinal);

    private static string Full(string name) => SummarizerOptions.Section + Separator + name;
}
