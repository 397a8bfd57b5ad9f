using System.Text.RegularExpressions;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Documents;

/// <summary>
/// <c>docs/guarantees.md</c>: every failure in it names the tests that show what happens then, and they exist.
/// </summary>
public sealed partial class GuaranteesDocumentTests
{
    [Fact]
    public void Every_row_names_tests_that_exist()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guarantees.md"));
        string[][] rows = [.. document.Split('\n')
            .SkipWhile(line => !line.StartsWith("| what goes wrong |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | "))];
        string[] tests =
            [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => Test().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)];

        Assert.True(rows.Length > 30, "The table is not where it was.");
        Assert.All(rows, row => Assert.Equal(3, row.Length));
        Assert.All(rows, row => Assert.NotEmpty(Named().Matches(row[2])));
        string[] missing =
            [.. rows.SelectMany(row => Named().Matches(row[2])).Select(match => match.Groups[1].Value)
                .Where(name => !Exists(name))];
        Assert.Empty(missing);

        // Long names may be cut short with an ellipsis.
        bool Exists(string name) => name.EndsWith('…')
            ? tests.Any(test => test.StartsWith(name.TrimEnd('…'), StringComparison.Ordinal))
            : tests.Contains(name);
    }

    [GeneratedRegex(@"\[(?:Fact|Theory|InlineData|MemberData)[^\n]*\]\s+public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Test();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]*…?)`")]
    private static partial Regex Named();
}
