namespace Summarizer.Pipeline.Failures;

/// <summary>Errors for names that do not exist, with the name that the caller probably meant.</summary>
public static class NameSuggestion
{
    private const int MostEdits = 2;

    /// <summary>Returns the error that a name does not exist, with the nearest name or all of them.</summary>
    /// <param name="kind">The kind of name, in the singular: "option".</param>
    /// <param name="wanted">The name that the caller gave.</param>
    /// <param name="names">The names that exist.</param>
    public static string For(string kind, string wanted, IReadOnlyList<string> names) =>
        $"There is no {kind} `{CallerText.Shortened(wanted)}`. {NearestOrAll(wanted, names)}";

    /// <summary>Returns "Did you mean …?", or a list of all names if none is near.</summary>
    /// <param name="wanted">The name that the caller gave.</param>
    /// <param name="names">The names that exist.</param>
    public static string NearestOrAll(string wanted, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Nearest(wanted, names) is { } nearest ? $"Did you mean `{nearest}`?"
            : names.Count == 0 ? "None is allowed here."
            : $"Allowed: {string.Join(", ", names)}.";
    }

    /// <summary>Returns the name that the caller probably meant; null if none is near.</summary>
    /// <param name="wanted">The name that the caller gave.</param>
    /// <param name="names">The names that exist.</param>
    public static string? Nearest(string wanted, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(names);
        int most = Math.Min(MostEdits, wanted.Length / 2);
        // A name as long as a text is not a typing error, and would take long to compare.
        string? nearest = names.Where(name => Math.Abs(name.Length - wanted.Length) <= most)
            .MinBy(name => Edits(wanted, name));
        return nearest is not null && Edits(wanted, nearest) <= most ? nearest : null;
    }

    /// <summary>
    /// Returns the number of letters to insert, delete or replace (Levenshtein distance), regardless of case.
    /// </summary>
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced =
                    diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, replaced));
            }
        }

        return row[^1];
    }
}
