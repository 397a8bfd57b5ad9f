using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.EndToEnd.Tests.Documents;

/// <summary><c>docs/configuration.md</c> has every setting, as the options classes have it.</summary>
public sealed class ConfigurationDocumentTests
{
    private const string Document = "docs/configuration.md";
    private const string Begin = "<!-- settings: generated from the options, do not edit -->";
    private const string End = "<!-- /settings -->";

    private static readonly XmlDocs Docs = new(typeof(SummarizerApp).Assembly, typeof(SummarizerOptions).Assembly);

    [Fact]
    public void It_lists_every_setting()
    {
        string current = File.ReadAllText(Path.Combine(Repository.Root, Document));
        int begin = current.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = current.IndexOf(End, StringComparison.Ordinal);

        var table = new StringBuilder("\n\n| setting | default | meaning |\n| --- | --- | --- |\n");
        foreach (string row in Rows(new AppOptions(), "Summarizer").Concat(Rows(new SummarizerOptions(), "Summarizer"))
            .Concat(Rows(new LlmOptions(), "Summarizer__Llm")))
            table.Append(row).Append('\n');

        CommittedFile.AssertCurrent(Document, current[..begin] + table + "\n" + current[end..]);
    }

    [Fact]
    public void The_names_that_the_app_knows_are_those_of_the_options()
    {
        string[] names =
        [
            .. Rows(new AppOptions(), "Summarizer").Concat(Rows(new SummarizerOptions(), "Summarizer"))
                .Concat(Rows(new LlmOptions(), "Summarizer__Llm"))
                .Select(row => row.Split('`')[1]["Summarizer__".Length..].Replace("__", ":", StringComparison.Ordinal))
                .Select(name => name.EndsWith(":0", StringComparison.Ordinal) ? name[..^1]
                    : name.Split("MODEL")[0])
                .Order(StringComparer.Ordinal),
        ];

        CommittedFile.AssertCurrent("src/Summarizer.Functions/Hosting/settings.txt",
            string.Concat(names.Select(name => name + "\n")));
    }

    private static IEnumerable<string> Rows(object options, string prefix)
    {
        foreach (PropertyInfo property
            in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            object? value = property.GetValue(options);
            string name = $"{prefix}__{property.Name}";
            if (value is not null && property.PropertyType.IsClass
                && property.PropertyType.Namespace!.StartsWith("Summarizer", StringComparison.Ordinal))
            {
                foreach (string row in Rows(value, name))
                    yield return row;
                continue;
            }

            bool list = value is IEnumerable and not string;
            string text = (Docs.Of(property, markdown: true) ?? "").Replace("|", "\\|", StringComparison.Ordinal);
            yield return $"| `{name}{(value is IDictionary ? "__MODEL__Input" : list ? "__0" : "")}` | {(list || value is null or "" ? "" : $"`{string.Format(CultureInfo.InvariantCulture, "{0}", value)}`")} | {text} |";
        }
    }
}
