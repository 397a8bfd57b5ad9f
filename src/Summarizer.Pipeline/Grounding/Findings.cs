namespace Summarizer.Pipeline.Grounding;

/// <summary>The findings about one sentence, each code once.</summary>
internal sealed class Findings
{
    private readonly SortedDictionary<string, Finding> _byCode = new(StringComparer.Ordinal);

    /// <summary>The codes in ordinal order.</summary>
    public IReadOnlyList<string> Codes => [.. _byCode.Keys];

    /// <summary>The findings in the order of their codes.</summary>
    public IReadOnlyList<Finding> All => [.. _byCode.Values];

    public void Add(string code, string what = "", string source = "") =>
        _byCode.TryAdd(code, new Finding(code, what, source));

    public bool Has(string code) => _byCode.ContainsKey(code);

    public bool HasAny(IEnumerable<string> codes) => codes.Any(Has);
}
