using System.CommandLine;

namespace Summarizer.Cli;

/// <summary>Errors for names that do not exist, with the name that the user probably meant.</summary>
internal static class Suggestion
{
    private const int MostEdits = 2;

    /// <summary>Returns the error for a command that does not exist.</summary>
    public static string NoSuchCommand(Command parent, string wanted)
    {
        string[] names = [.. parent.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];
        return $"There is no command \"{wanted}\".{DidYouMean(wanted, names) ?? $" Commands are: {string.Join(", ", names)}."}";
    }

    /// <summary>Returns the error for an option that does not exist.</summary>
    public static string NoSuchOption(Command command, string wanted)
    {
        string[] names = [.. command.Options.Where(o => !o.Hidden).Select(o => o.Name)];
        return $"{command.Name} has no option {wanted}.{DidYouMean(wanted, names) ?? $" Options are: {string.Join(", ", names)}."}";
    }

    private static string? DidYouMean(string wanted, string[] names)
    {
        string? nearest = names.MinBy(name => Edits(wanted, name));
        return nearest is not null && Edits(wanted, nearest) <= Math.Min(MostEdits, wanted.Length / 2)
            ? $" Did you mean {nearest}?"
            : null;
    }

    /// <summary>Returns the number of letters to insert, delete or replace (Levenshtein distance).</summary>
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j],
                    Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
