using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.EndToEnd.Tests.Support.Host;

/// <summary>
/// Finds the function for a request and passes its path on as the Functions host does (azure-functions-host 4.1037).
/// Functions are sorted by name, the first whose route and method match is taken, and its own auth level counts.
/// </summary>
internal static class HostRouting
{
    /// <summary>The function key of the test host.</summary>
    public const string Key = "host-key-for-tests";

    /// <summary>The function that the host calls. Null, with the host's own answer, if it calls none.</summary>
    public static (string? Function, HttpStatusCode Refusal) Select(IReadOnlyDictionary<string, JsonElement> triggers,
        string method, string path, string? key)
    {
        foreach ((string name, JsonElement trigger) in triggers.OrderBy(f => f.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (!trigger.GetProperty("type").GetString()!.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase)
                || !trigger.GetProperty("methods").EnumerateArray()
                    .Any(m => m.GetString()!.Equals(method, StringComparison.OrdinalIgnoreCase))
                || !Matches(trigger.GetProperty("route").GetString()!, path))
            {
                continue;
            }

            bool open = trigger.GetProperty("authLevel").GetString()!
                .Equals("anonymous", StringComparison.OrdinalIgnoreCase);
            return open || key == Key ? (name, default) : (null, HttpStatusCode.Unauthorized);
        }

        return (null, HttpStatusCode.NotFound);
    }

    /// <summary>
    /// The path and query as YARP sends them on: the server has decoded everything but %2F, and a percent sign is
    /// encoded again.
    /// </summary>
    public static string Proxied(string target)
    {
        string[] parts = target.Split('?', 2);
        string decoded = Decoded(parts[0]);
        string encoded =
            string.Join('/', decoded.Split('/').Select(Uri.EscapeDataString))
                .Replace("%3A", ":", StringComparison.Ordinal);
        return parts.Length == 1 ? encoded : $"{encoded}?{parts[1]}";
    }

    /// <summary>
    /// The path and query as forwarding to a custom handler sends them on: rebuilt from the decoded path, so that # and
    /// ? end it.
    /// </summary>
    public static string Forwarded(string target)
    {
        string[] parts = target.Split('?', 2);
        string path = new Uri("http://host" + Decoded(parts[0])).AbsolutePath;
        return parts.Length == 1 ? path : $"{path}?{parts[1]}";
    }

    // Kestrel decodes a path once and leaves %2F as it is.
    private static string Decoded(string path) =>
        Uri.UnescapeDataString(Regex.Replace(path, "%2F", "%252F", RegexOptions.IgnoreCase));

    private static bool Matches(string route, string path)
    {
        string pattern = string.Join('/', route.Split('/').Select(segment => segment switch
        {
            "{ignored:maxlength(0)?}" => "",
            ['{', '*', ..] => ".*",
            ['{', .., '?', '}'] => "([^/]+)?",
            ['{', ..] => "[^/]+",
            _ => Regex.Escape(segment),
        }));
        // An optional or catch-all part at the end also matches where its slash is missing.
        pattern = pattern.Replace("/.*", "(/.*)?", StringComparison.Ordinal)
            .Replace("/([^/]+)?", "(/[^/]*)?", StringComparison.Ordinal);
        return Regex.IsMatch(path.TrimStart('/'), $"^{pattern}$", RegexOptions.IgnoreCase);
    }
}
