using System.Globalization;
using System.Text.RegularExpressions;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Documents;

/// <summary>The figures of docs/page.md follow from the page.</summary>
public sealed class PageDocumentTests
{
    [Fact]
    public void Its_size_is_the_size_of_its_files()
    {
        double kilobytes = new DirectoryInfo(Path.Combine(Repository.Root, "src/Summarizer.Functions/Page"))
            .GetFiles().Where(file => file.Extension is ".html" or ".js" or ".css").Sum(file => file.Length) / 1000.0;
        string said = Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, "docs/page.md")), @"about (\d+) KB")
            .Groups[1].Value;
        Assert.InRange(kilobytes / int.Parse(said, CultureInfo.InvariantCulture), 0.95, 1.05);
    }
}
