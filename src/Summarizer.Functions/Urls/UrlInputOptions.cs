using System.Net;
using Summarizer.Pipeline;

namespace Summarizer.Functions.Urls;

/// <summary>
/// Options for the <c>url</c> field of <c>POST /api/summaries</c>: section <c>Summarizer:UrlInput</c>. Off unless hosts
/// are named.
/// </summary>
public sealed class UrlInputOptions
{
    /// <summary>
    /// The hosts that a url may name: www.example.org, *.example.org for its subdomains, news.example.org:8443 for
    /// another port than the usual. Default: none, which switches url off.
    /// </summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>
    /// Networks where these hosts may be beside the public ones, as CIDR such as 10.1.0.0/16. Default: none, no private
    /// address is ever called.
    /// </summary>
    public string[] AllowedNetworks { get; set; } = [];

    /// <summary>True if http: is allowed beside https:. Default: no.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>
    /// The most redirects to follow, each checked like the first address, 0 to 10. Default: 3.
    /// </summary>
    public int MaxRedirects { get; set; } = 3;

    /// <summary>The longest time that fetching may take in all, 1 second to 1 minute. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>True if a url is accepted at all.</summary>
    internal bool IsOn => AllowedHosts.Length > 0;

    /// <summary>Throws where a value is out of its range.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public void Validate()
    {
        Require(AllowedHosts.Length <= 1000, nameof(AllowedHosts), $"{AllowedHosts.Length} hosts", "at most 1000");
        for (int i = 0; i < AllowedHosts.Length; i++)
            Require(
                HostPattern.TryParse(AllowedHosts[i]) is not null, $"{nameof(AllowedHosts)}:{i}", AllowedHosts[i],
                "a host such as www.example.org, *.example.org or www.example.org:8443");
        for (int i = 0; i < AllowedNetworks.Length; i++)
            Require(
                IPNetwork.TryParse(AllowedNetworks[i], out _), $"{nameof(AllowedNetworks)}:{i}", AllowedNetworks[i],
                "a network such as 10.1.0.0/16");
        Require(MaxRedirects is >= 0 and <= 10, nameof(MaxRedirects), MaxRedirects, "a whole number from 0 to 10");
        Require(
            Timeout >= TimeSpan.FromSeconds(1) && Timeout <= TimeSpan.FromMinutes(1), nameof(Timeout), Timeout,
            "a time from 00:00:01 to 00:01:00");
    }

    private static void Require(bool holds, string setting, object value, string allowed)
    {
        if (!holds)
            throw new InvalidSettingException($"{SummarizerOptions.Section}:UrlInput:{setting}", value, allowed);
    }
}
