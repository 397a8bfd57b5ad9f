using System.Runtime.CompilerServices;

namespace Summarizer.Tests.Golden;

/// <summary>
/// Compares what the core makes of all texts of the tests with texts.jsonl and digests.jsonl, byte for byte.
/// UPDATE_GOLDEN=1 writes the files; look at the difference before you commit it.
/// </summary>
public sealed class GoldenTests
{
    [Fact]
    public void Every_text_gives_the_output_on_record() =>
        Compare("texts.jsonl", GoldenTexts.All().Select(t => GoldenOutput.Of(t.Text, t.Language)));

    [Fact]
    public void Every_digest_gives_the_output_on_record() =>
        Compare("digests.jsonl", GoldenTexts.Digests().Select(d => GoldenOutput.OfDigest(d.Name, d.Sources)));

    // Sorted, so that moving a text to another test file changes nothing.
    private static void Compare(string file, IEnumerable<string> lines)
    {
        string path = Path.Combine(Folder(), file);
        string[] actual = [.. lines.Order(StringComparer.Ordinal)];
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllLines(path, actual);
        string[] expected = File.ReadAllLines(path);
        Assert.Equal(expected.Except(actual).Take(5), actual.Except(expected).Take(5));
        Assert.Equal(expected, actual);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
