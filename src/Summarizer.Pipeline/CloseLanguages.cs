namespace Summarizer.Pipeline;

/// <summary>Languages so close to each other that a text in one is easily taken for one in another.</summary>
internal static class CloseLanguages
{
    private static readonly string[] Families =
        ["da nb nn no sv", "ca es gl pt", "be bg mk ru sr uk", "cs sk", "bs hr sl sr", "id ms", "ar fa ur"];

    /// <summary>True for the codes of two close languages.</summary>
    public static bool Are(string first, string second) =>
        Families.Any(family => family.Contains(first, StringComparison.Ordinal)
            && family.Contains(second, StringComparison.Ordinal));
}
