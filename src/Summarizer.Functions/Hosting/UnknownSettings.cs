using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// The settings of section <c>Summarizer</c> that no options class has: typing errors, which would otherwise have no
/// effect and no message.
/// </summary>
internal static class UnknownSettings
{
    private const char Separator = ':';

    // Generated from the options. A line that ends with ":" is a list or a dictionary, with any name after it.
    private static readonly Lazy<string[]> Known = new(() =>
    {
        using var lines = new StreamReader(
            typeof(UnknownSettings).Assembly.GetManifestResourceStream("Hosting/settings.txt")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    });

    /// <summary>Returns a sentence for each unknown setting. It has the name, and no value.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration) =>
    [
        .. configuration.GetSection(SummarizerOptions.Section).AsEnumerable(makePathsRelative: true)
            .Where(setting => !string.IsNullOrEmpty(setting.Value) && !IsKnown(setting.Key))
            .Select(setting => setting.Key).Order(StringComparer.OrdinalIgnoreCase).Select(Complaint),
    ];

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

    private static string Full(string name) => SummarizerOptions.Section + Separator + name;
}
