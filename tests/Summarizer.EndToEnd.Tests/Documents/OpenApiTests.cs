using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Microsoft.AspNetCore.Routing;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions;
using Summarizer.Functions.Health;
using Summarizer.Functions.Problems;
using Summarizer.Functions.Summaries;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;

namespace Summarizer.EndToEnd.Tests.Documents;

/// <summary>The description of the API is what the app does.</summary>
public sealed class OpenApiTests
{
    private const string Description = "src/Summarizer.Functions/OpenApi/openapi.json";
    private const string ResultSchema = "schemas/summary-result.schema.json";
    private const string DigestSchema = "schemas/digest-result.schema.json";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Web =
        new(JsonSerializerDefaults.Web)
        {
            NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver()
        };
    private static readonly XmlDocs Docs =
        new(typeof(SummarizerApp).Assembly, typeof(SummaryResult).Assembly, typeof(SummaryOptions).Assembly);

    [Fact]
    public void Its_schemas_are_those_of_the_types()
    {
        JsonNode document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, Description)))!;
        JsonObject schemas = document["components"]!["schemas"]!.AsObject();
        foreach (Type type in (Type[])[typeof(SummaryResult), typeof(DigestResult), typeof(WaitingArticle),
            typeof(SummaryList), typeof(HealthReport), typeof(Problem)])
            schemas[type.Name] = SchemaOf(type,
                nullsAreLeftOut: type != typeof(SummaryResult) && type != typeof(DigestResult));

        CommittedFile.AssertCurrent(Description, document.ToJsonString(Indented) + "\n");
    }

    [Fact]
    public void The_schema_of_a_result_is_published_by_itself() =>
        AssertPublished(ResultSchema, typeof(SummaryResult), "A summary as Summarizer stores and answers it");

    [Fact]
    public void The_schema_of_a_digest_is_published_by_itself() =>
        AssertPublished(DigestSchema, typeof(DigestResult), "A digest as Summarizer answers it");

    [Theory]
    [InlineData(Description)]
    [InlineData(ResultSchema)]
    [InlineData(DigestSchema)]
    public void No_description_has_a_hole_or_a_name_of_the_code(string file)
    {
        var descriptions = new List<string>();
        Collect(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, file))));
        Assert.NotEmpty(descriptions);
        Assert.All(descriptions, text => Assert.DoesNotMatch(
            @" [,;]| \.(?!NET)|\b(from|with) on\b|\w{2,}(Code|Status|Options)\b|\bStatus\b", text));

        void Collect(JsonNode? node)
        {
            if (node is JsonArray array)
                array.ToList().ForEach(Collect);
            foreach ((string name, JsonNode? value) in node as JsonObject ?? [])
            {
                if (name == "description" && value is JsonValue text)
                    descriptions.Add((string)text!);
                Collect(value);
            }
        }
    }

    [Fact]
    public void It_describes_every_option_wherever_there_are_options()
    {
        JsonNode document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, Description)))!;
        string[] options = [.. SummaryRequest.OptionNames.Order(StringComparer.Ordinal)];

        Assert.Equal(options, document["paths"]!["/api/summaries"]!["post"]!["parameters"]!.AsArray()
            .Select(p => (string)p!["name"]!).Order(StringComparer.Ordinal));
        Assert.All((string[])["SummaryRequest", "BatchDocument"], schema => Assert.Equal(options,
            document["components"]!["schemas"]![schema]!["properties"]!.AsObject().Select(p => p.Key)
                .Except(["id", "text", "article", "url"]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task It_describes_every_call_and_no_other()
    {
        await using Microsoft.AspNetCore.Builder.WebApplication app =
            SummarizerApp.Create(["--urls=http://127.0.0.1:0"]);
        string[] routes =
            [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                .Where(method => method != "HEAD")
                .Select(method => $"{method} {Normal(endpoint.RoutePattern.RawText!)}"))];

        Assert.Equal(routes.Distinct().Order(StringComparer.Ordinal), DescribedCalls().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_Functions_host_is_told_of_every_call()
    {
        string[] functions =
            [.. Directory.GetFiles(Path.Combine(Repository.Root, "src/Summarizer.Functions/functions"), "function.json",
                SearchOption.AllDirectories)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!["bindings"]!.AsArray()
                .First(b => b!["direction"]!.GetValue<string>() == "in")!)
            .Where(binding => binding["type"]!.GetValue<string>() == "httpTrigger"
                && binding["route"]!.GetValue<string>().StartsWith("api/", StringComparison.Ordinal)
                // the same calls once more
                && !binding["route"]!.GetValue<string>().StartsWith("api/v1/", StringComparison.Ordinal))
            .SelectMany(binding => binding["methods"]!.AsArray().Select(m => m!.GetValue<string>().ToUpperInvariant())
                .Where(m => m != "HEAD")
                .SelectMany(method => Expand(binding["route"]!.GetValue<string>())
                    .Select(route => $"{method} /{Normal(route)}")))];

        // Clients of this protocol ask for a stream or end a session and expect to be refused; the host itself would
        // say that there is no such address.
        string[] refused = ["DELETE /api/mcp", "GET /api/mcp"];
        Assert.Equal(DescribedCalls().Concat(refused).Order(StringComparer.Ordinal),
            functions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_failure_code_has_a_problem_of_its_own() =>
        Assert.All(Codes.Where(code => code != FailureCode.Internal),
            code => Assert.NotEqual(500, Problem.Of(code, "x").Status));

    [Fact]
    public void Its_example_problems_are_those_of_the_code()
    {
        JsonNode document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, Description)))!;
        Assert.All(document["components"]!["responses"]!.AsObject(), response =>
        {
            JsonNode example = response.Value!["content"]!["application/problem+json"]!["example"]!;
            string code = ((string)example["type"]!)["urn:summarizer:problem:".Length..];
            Assert.Equal($"Problem{(int)example["status"]!}", response.Key);
            Assert.Equal(Problem.Of(code, "x").Title, (string)example["title"]!);
        });
    }

    [Fact]
    public void Every_call_has_the_statuses_that_the_app_returns_to_any_caller()
    {
        JsonNode document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, Description)))!;
        foreach ((string path, JsonNode? item) in document["paths"]!.AsObject())
        {
            foreach ((string method, JsonNode? call) in item!.AsObject().Where(call => call.Key != "parameters"))
            {
                string[] needsKey = call!["security"] is null ? ["401", "403", "429", "503"] : [];
                string[] hasBody = call["requestBody"] is null ? [] : ["408", "413"];
                string[] described = [.. call["responses"]!.AsObject().Select(response => response.Key)];
                Assert.Equal((method, path, ""), (method, path,
                    string.Join(' ', needsKey.Concat(hasBody).Append("421").Except(described))));
            }
        }
    }

    [Fact]
    public void The_table_of_errors_has_every_code_with_its_status()
    {
        string[] rows = [.. File.ReadAllLines(Path.Combine(Repository.Root, "docs/api.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))];

        // Only stored results have these two.
        IEnumerable<string> returned = Codes.Except([FailureCode.Poisoned, FailureCode.StorageUnreadable]);
        Assert.All(returned, code => Assert.Contains(rows, row =>
            row.Split('|')[1].Contains($"{Problem.Of(code, "x").Status}", StringComparison.Ordinal)
            && row.Contains($"`{code}`", StringComparison.Ordinal)));
    }

    private static string[] Codes =>
        [.. typeof(FailureCode).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(constant => (string)constant.GetRawConstantValue()!)];

    private static IEnumerable<string> DescribedCalls() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, Description)))!["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Where(item => item.Key != "parameters" && !IsByName(item.Value!))
                .Select(item => $"{item.Key.ToUpperInvariant()} {path.Key}"));

    // The same call as the one with the name in the path, which may be left out of the route's.
    private static bool IsByName(JsonNode operation) =>
        operation["operationId"]?.GetValue<string>().EndsWith("ByName", StringComparison.Ordinal) == true;

    private static string Normal(string route) =>
        route.Replace("{*name}", "{name}", StringComparison.Ordinal)
            .Replace("/health/live", "/health/{probe}", StringComparison.Ordinal)
            .Replace("/health/ready", "/health/{probe}", StringComparison.Ordinal);

    private static bool MayBeNull(JsonNode? schema) =>
        schema?["type"] is JsonArray types && types.Any(type => (string?)type == "null");

    private static string[] Expand(string route) =>
        route.EndsWith("/{probe?}", StringComparison.Ordinal)
            ? [route[..^9], route.Replace("{probe?}", "{probe}", StringComparison.Ordinal)]
            : [route];

    private static void AssertPublished(string file, Type type, string title)
    {
        JsonObject schema = SchemaOf(type).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);

        CommittedFile.AssertCurrent(file, schema.ToJsonString(Indented) + "\n");
    }

    /// <summary>A caller chooses the unit; within the program, it is always the same.</summary>
    private static string InAnyUnit(string text) => text.Replace(
        "in UTF-16 code units", "in the unit of `options.stringIndexType`", StringComparison.Ordinal);

    /// <summary>The schema of a type's JSON. The app's own bodies leave out what is null; results say null.</summary>
    private static JsonNode SchemaOf(Type type, bool nullsAreLeftOut = false) =>
        Web.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) =>
            {
                if (schema is JsonObject described && context.PropertyInfo?.AttributeProvider is MemberInfo property
                    && Docs.Of(property) is { } text)
                    described["description"] = InAnyUnit(text);
                if (nullsAreLeftOut && schema is JsonObject { } full && full["required"] is JsonArray required)
                    full["required"] = new JsonArray(
                        [.. required.Where(name => !MayBeNull(full["properties"]![(string)name!]))
                        .Select(name => name!.DeepClone())]);
                return schema;
            },
        });
}
