using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Summarizer.Tests.Architecture;

/// <summary>
/// The order of the core's folders, as docs/architecture.md describes it: each may use only those before it.
/// </summary>
public sealed partial class FolderOrderTests
{
    private static readonly string[] Order =
    [
        "Text", "Languages", "Boilerplate", "Documents", "Sentences", "Filtering", "Terms", "Ranking", "Selection",
        "KeyPhrases", "Explaining",
        "Digests",
    ];

    public static IEnumerable<object[]> Folders => Order.Select(folder => new object[] { folder });

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_folders_before_it(string folder)
    {
        string[] allowed = Order[..(Array.IndexOf(Order, folder) + 1)];
        Assert.Empty(Uses(folder).Except(allowed));
    }

    [Fact]
    public void Every_folder_with_code_is_in_the_order()
    {
        IEnumerable<string> folders =
            Directory.EnumerateDirectories(Core).Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any());
        Assert.Equal(Order.Order(), folders.Select(folder => Path.GetFileName(folder)).Order());
    }

    [Fact]
    public void Each_type_is_in_the_namespace_of_its_folder()
    {
        Assert.All(Order.SelectMany(Sources), source =>
            Assert.Contains($"namespace Summarizer.{Path.GetFileName(Path.GetDirectoryName(source))};",
                File.ReadAllText(source), StringComparison.Ordinal));
    }

    private static string Core =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../src/Summarizer"));

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Core, folder), "*.cs");

    private static IEnumerable<string> Uses(string folder) =>
        Sources(folder).SelectMany(source => Using().Matches(File.ReadAllText(source)))
            .Select(match => match.Groups[1].Value).Distinct();

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\bSummarizer\.([A-Z][A-Za-z]+);")]
    private static partial Regex Using();
}
