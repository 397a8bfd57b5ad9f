using System.Reflection;
using System.Text;

namespace Summarizer.Languages;

// A file of Languages/Data: lines "key: value", then sections of words. A section starts with its name in brackets, a
// line that starts with "#" is a comment, and a line that starts with white space continues the line before it.
internal sealed class LanguageFile
{
    private const string Folder = "Languages.Data.";

    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _sections = new(StringComparer.Ordinal);

    private LanguageFile(string name, TextReader lines)
    {
        Name = name;
        List<string>? section = null;
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                _sections.Add(line[1..^1], section = []);
            else if (section is null)
                _keys.Add(line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..].Trim());
            else if (line[0] == ' ')
                section[^1] += line[1..];
            else
                section.Add(line);
        }
    }

    // The file's name without its extension.
    public string Name { get; }

    // The names of the file's sections, in order.
    public IEnumerable<string> Sections => _sections.Keys;

    // The names of the lines before the sections.
    public IEnumerable<string> Keys => _keys.Keys;

    public static IEnumerable<LanguageFile> ReadAll()
    {
        Assembly assembly = typeof(LanguageFile).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            int name = resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length;
            if (name < Folder.Length)
                continue;
            using var lines = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return new LanguageFile(resource[name..resource.LastIndexOf('.')], lines);
        }
    }

    // Returns the value of a key, or null where the file does not have it.
    public string? Value(string key) => _keys.GetValueOrDefault(key);

    // Returns the lines of a section, or null where the file does not have it.
    public IReadOnlyList<string>? Lines(string section) => _sections.GetValueOrDefault(section);
}
