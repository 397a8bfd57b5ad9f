using System.Text;
using System.Text.Json;

namespace Summarizer.Benchmarks;

/// <summary>The texts that benchmarks run on.</summary>
internal static class Texts
{
    /// <summary>
    /// The "text" of every line of a file, or the plain articles of <c>seeds/</c> where none is given. Those of
    /// <c>archive/</c> are in older encodings, which these benchmarks do not read.
    /// </summary>
    public static string[] Load(string? file)
    {
        if (file is not null)
            return [.. File.ReadLines(file).Where(line => line.Length > 0).Select(TextOf)];
        string folder = Path.Combine(Root(), "seeds");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(f => Path.GetExtension(f) is ".txt" or ".md" && Path.GetFileName(f) != "README.md"
                && Path.GetFileName(Path.GetDirectoryName(f)) != "archive")
            .Select(File.ReadAllText)];
    }

    public static long Bytes(IEnumerable<string> texts) => texts.Sum(t => (long)Encoding.UTF8.GetByteCount(t));

    private static string TextOf(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Summarizer.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("Run it inside the repository, or name a file.");
    }
}
