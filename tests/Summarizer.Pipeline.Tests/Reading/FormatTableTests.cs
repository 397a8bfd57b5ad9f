using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>The page, the API description and the documents name the formats of the one table.</summary>
public sealed partial class FormatTableTests
{
    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path]));

    [Fact]
    public void The_page_knows_the_endings_and_media_types()
    {
        string script = Text("src", "Summarizer.Functions", "Page", "files.js");
        Dictionary<string, string[]> endings =
            Row().Matches(script).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Split(' '));
        Assert.Equal(ArticleFormats.Table.Select(entry => entry.MediaTypes[0]), endings.Keys);
        Assert.Equal(ArticleFormats.Table.Select(entry => entry.Endings), endings.Values);
        string accepted = Accepted().Match(Text("src", "Summarizer.Functions", "Page", "index.html")).Groups[1].Value;
        Assert.Equal(ArticleFormats.Endings, accepted.Split(',').Where(one => one.StartsWith('.')));
    }

    [Fact]
    public void The_API_description_lists_the_media_types()
    {
        using JsonDocument api = JsonDocument.Parse(Text("src", "Summarizer.Functions", "OpenApi", "openapi.json"));
        IEnumerable<string> types =
            api.RootElement.GetProperty("paths").GetProperty("/api/summaries").GetProperty("post")
            .GetProperty("requestBody").GetProperty("content").EnumerateObject().Select(type => type.Name);
        Assert.Equal([.. ArticleFormats.MediaTypes.Append("application/json").Order(StringComparer.Ordinal)],
            types.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_on_formats_names_each_ending_and_media_type()
    {
        string page = Text("docs", "formats.md");
        Assert.All(ArticleFormats.Endings.Concat(ArticleFormats.MediaTypes),
            name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [GeneratedRegex("""^  "([a-z0-9/+.-]+)": "([a-z ]+)",$""", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("accept=\"([^\"]+)\"")]
    private static partial Regex Accepted();
}
