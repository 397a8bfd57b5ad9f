using System.Collections.Frozen;
using System.Text;

namespace Summarizer.Pipeline;

/// <summary>
/// Lists of words in a text file that is part of the program: sections, each a name in brackets and its lines. A line
/// that starts with # is a comment.
/// </summary>
internal sealed class WordFile
{
    private readonly Dictionary<string, StringBuilder> _sections = new(StringComparer.Ordinal);

    /// <summary>Reads a file.</summary>
    /// <param name="name">The name of the embedded resource: its path within the project.</param>
    public WordFile(string name)
    {
        using var reader = new StreamReader(typeof(WordFile).Assembly.GetManifestResourceStream(name)!);
        StringBuilder? section = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                _sections.Add(line.Trim('[', ']'), section = new StringBuilder());
            else if (!line.StartsWith('#'))
                section?.AppendLine(line);
        }
    }

    /// <summary>Returns the words of a section, which are separated by white space.</summary>
    public FrozenSet<string> Words(string section, StringComparer? comparer = null) =>
        _sections[section].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(comparer ?? StringComparer.Ordinal);

    /// <summary>Returns the phrases of a section, which are separated by line ends or |.</summary>
    public string[] Lines(string section) =>
        _sections[section].ToString().Split(['|', '\n'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
