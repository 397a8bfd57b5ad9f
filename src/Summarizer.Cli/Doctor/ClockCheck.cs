using System.Globalization;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Doctor;

/// <summary>
/// A check of this machine's clock against storage's, which gives the time in every answer, even one that refuses.
/// </summary>
internal static class ClockCheck
{
    private const string Area = "clock";

    /// <summary>Storage refuses signed requests beyond a quarter of an hour.</summary>
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Suspicious = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<Finding> RunAsync(
        ArticleStorageConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        if (connection.BlobEndpoint is not { } endpoint)
            return new Finding(FindingKind.Off, Area, "Storage is a folder; there is no other clock.");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
            using HttpResponseMessage answer =
                await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.Headers.Date is { } theirs
                ? Compare(theirs, time.GetUtcNow())
                : new Finding(FindingKind.Warning, Area, "The response of storage has no date.");
        }
        catch (Exception e) when (e is HttpRequestException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new Finding(
                FindingKind.Warning, Area, "Cannot read the time of storage.", "See storage above.");
        }
    }

    /// <summary>Judges the difference.</summary>
    public static Finding Compare(DateTimeOffset theirs, DateTimeOffset ours)
    {
        TimeSpan ahead = ours - theirs, apart = ahead.Duration();
        bool isShort = apart < TimeSpan.FromMinutes(2);
        string time = (isShort ? apart.TotalSeconds : apart.TotalMinutes).ToString("0", CultureInfo.InvariantCulture);
        string text = apart < TimeSpan.FromSeconds(2) ? "agrees with storage's"
            : $"is {time} {(isShort ? "seconds" : "minutes")} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} "
                + $"storage's";
        FindingKind kind = apart >= Refused
            ? FindingKind.Fault : apart >= Suspicious ? FindingKind.Warning : FindingKind.Ok;
        return new Finding(kind, Area, $"This machine's clock {text}.",
            kind == FindingKind.Ok
                ? null
                : "Set it by a time server (timedatectl set-ntp true; w32tm /resync): storage refuses signed requests "
                    + "that are 15 minutes off.");
    }
}
