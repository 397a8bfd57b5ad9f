using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.EndToEnd.Tests.Infra;

/// <summary>Questions to what a template would make.</summary>
internal static class Predicted
{
    /// <summary>The resources that the template makes with its defaults.</summary>
    public static readonly Lazy<JsonElement[]> Default = new(() => Bicep.Predict("main.bicep"));

    public static string Type(JsonElement resource) => resource.GetProperty("type").GetString()!;

    public static string Name(JsonElement resource) => resource.GetProperty("name").GetString()!;

    public static JsonElement[] Of(JsonElement[] all, string type) => [.. all.Where(r => Type(r) == type)];

    public static JsonElement Single(JsonElement[] all, string type) => Assert.Single(Of(all, type));

    public static Dictionary<string, string> Settings(JsonElement[] all) =>
        Of(all, "Microsoft.Web/sites/config").Single(c => Name(c).EndsWith("/appsettings", StringComparison.Ordinal))
            .GetProperty("properties")
            .EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);

    /// <summary>Each grant as "where role to whom", in words that do not depend on generated names.</summary>
    public static string[] Grants(JsonElement[] all) => [.. Of(all, "Microsoft.Authorization/roleAssignments")
        .Select(r =>
    {
        string id = r.GetProperty("id").GetString()!;
        string scope = id[..id.IndexOf("/providers/Microsoft.Authorization", StringComparison.Ordinal)];
        Match account = Regex.Match(scope, "/storageAccounts/[^/]+(?<inside>.*)$");
        string where = account.Success
            ? "account" + account.Groups["inside"].Value.Replace("/default", "", StringComparison.Ordinal)
            : scope.Contains("/components/", StringComparison.Ordinal) ? "insights"
            : scope.Contains("Microsoft.CognitiveServices/accounts/", StringComparison.Ordinal) ? "model" : scope;
        JsonElement properties = r.GetProperty("properties");
        string principal = properties.GetProperty("principalId").GetString()!;
        string whom = Regex.Match(principal, "/(userAssignedIdentities|systemTopics)/").Groups[1].Value;
        return $"{where} {properties.GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]} {(whom.Length > 0 ? whom : principal)}";
    })];

    public static string Runtime(JsonElement[] all)
    {
        JsonElement runtime =
            Single(all, "Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig")
                .GetProperty("runtime");
        return $"{runtime.GetProperty("name").GetString()} {runtime.GetProperty("version").GetString()}";
    }
}
