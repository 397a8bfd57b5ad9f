using System.Net;
using Summarizer.Functions.Urls;
using Summarizer.Pipeline;

namespace Summarizer.Functions.Webhooks;

/// <summary>
/// Options for messages about finished summaries: section <c>Summarizer:Webhook</c>. Off unless an address is named.
/// </summary>
public sealed class WebhookOptions
{
    /// <summary>The least bytes of a secret; fewer could be guessed.</summary>
    private const int MinSecretBytes = 24;

    private const string SecretPrefix = "whsec_";

    /// <summary>
    /// The addresses to post to, each https:, or http: on this machine. Default: none, no messages are sent.
    /// </summary>
    public string[] Urls { get; set; } = [];

    /// <summary>
    /// The hosts that these addresses may have, such as hooks.example.org, *.example.org or hooks.example.org:8443 for
    /// another port than the usual, so a typo in an address cannot send messages to a stranger. Default: none.
    /// </summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>
    /// Networks where these hosts may be beside the public ones, as CIDR such as 10.1.0.0/16. Default: none. Private
    /// addresses are then never called, except this machine's own if a URL names it.
    /// </summary>
    public string[] AllowedNetworks { get; set; } = [];

    /// <summary>
    /// The secrets that messages are signed with: whsec_ and base64 of 24 to 1,024 bytes, or a text of 24 to 1,024
    /// bytes. List two while you replace one. Default: none, and without one nothing is sent.
    /// </summary>
    public string[] Secrets { get; set; } = [];

    /// <summary>True to include the summary in the message. Default: no, the message only names it.</summary>
    public bool IncludeSummary { get; set; }

    /// <summary>The longest time that one try may take, 1 second to 1 minute. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The number of tries for a message, 1 to 10. Default: 6.</summary>
    public int MaxAttempts { get; set; } = 6;

    /// <summary>
    /// The pause before the second try, 10 milliseconds to 1 minute; each further one is four times as long, up to 10
    /// minutes. Default: 2 seconds.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The most messages that may wait for one address, 1 to 100,000; any more are dropped, and the log says so.
    /// Default: 1,000.
    /// </summary>
    public int MaxWaiting { get; set; } = 1000;

    /// <summary>True if any address is notified.</summary>
    internal bool IsOn => Urls.Length > 0;

    /// <summary>Throws where a value is out of its range.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public void Validate()
    {
        Require(Urls.Length <= 10, nameof(Urls), $"{Urls.Length} addresses", "at most 10");
        HostPattern?[] hosts = [.. AllowedHosts.Select(HostPattern.TryParse)];
        for (int i = 0; i < hosts.Length; i++)
            Require(
                hosts[i] is not null, $"{nameof(AllowedHosts)}:{i}", AllowedHosts[i],
                "a host such as www.example.org, *.example.org or www.example.org:8443");
        for (int i = 0; i < AllowedNetworks.Length; i++)
            Require(
                IPNetwork.TryParse(AllowedNetworks[i], out _), $"{nameof(AllowedNetworks)}:{i}", AllowedNetworks[i],
                "a network such as 10.1.0.0/16");
        for (int i = 0; i < Urls.Length; i++)
            ValidateUrl($"{nameof(Urls)}:{i}", Urls[i], hosts);
        // A secret is never repeated in a message.
        for (int i = 0; i < Secrets.Length; i++)
            Require(
                KeyOf(Secrets[i]).Length is >= MinSecretBytes and <= 1024, $"{nameof(Secrets)}:{i}",
                "too short, or not base64",
                $"{SecretPrefix} and the base64 of {MinSecretBytes} to 1,024 bytes, or a text of {MinSecretBytes} to "
                + "1,024 bytes");
        Require(
            !IsOn || Secrets.Length is >= 1 and <= 5, nameof(Secrets), $"{Secrets.Length} secrets",
            "1 to 5 where an address is named");
        RequireTime(nameof(Timeout), Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        RequireTime(nameof(RetryDelay), RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Require(MaxAttempts is >= 1 and <= 10, nameof(MaxAttempts), MaxAttempts, "a whole number from 1 to 10");
        Require(MaxWaiting is >= 1 and <= 100_000, nameof(MaxWaiting), MaxWaiting, "a whole number from 1 to 100000");
    }

    /// <summary>Returns a secret's bytes; empty if it is not valid.</summary>
    internal static byte[] KeyOf(string secret)
    {
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
            return System.Text.Encoding.UTF8.GetBytes(secret);
        byte[] key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out int length) ? key[..length] : [];
    }

    private static void ValidateUrl(string setting, string url, HostPattern?[] hosts)
    {
        bool whole = Uri.TryCreate(url, UriKind.Absolute, out Uri? address);
        bool isSafe = whole
            && (address!.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        Require(
            isSafe && address!.UserInfo.Length == 0 && address.Fragment.Length == 0,
            setting, whole ? $"{address!.Scheme}://{address.Authority}" : "no whole address",
            "https://HOST/PATH, or http: on this machine, without a user name");
        Require(
            hosts.Any(host => host!.Matches(address!)), setting, address!.Authority,
            $"a host that {SummarizerOptions.Section}:Webhook:{nameof(AllowedHosts)} has, with its port where it is "
            + "not the usual one");
    }

    private static void RequireTime(string setting, TimeSpan value, TimeSpan least, TimeSpan most) =>
        Require(value >= least && value <= most, setting, value, $"a time from {least} to {most}");

    private static void Require(bool holds, string setting, object value, string allowed)
    {
        if (!holds)
            throw new InvalidSettingException($"{SummarizerOptions.Section}:Webhook:{setting}", value, allowed);
    }
}
