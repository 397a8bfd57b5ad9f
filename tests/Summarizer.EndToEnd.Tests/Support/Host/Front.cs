using System.Text.Json;

namespace Summarizer.EndToEnd.Tests.Support.Host;

/// <summary>The two ways in which the app runs under the Functions host.</summary>
public enum Front
{
    /// <summary>A custom handler, called over HTTP.</summary>
    CustomHandler,

    /// <summary>A .NET isolated worker, called over gRPC, and over HTTP for requests.</summary>
    IsolatedWorker,
}

/// <summary>The ways in which the host passes an HTTP request on.</summary>
internal enum Passing
{
    /// <summary>
    /// As a reverse proxy does: to an isolated worker always, to a custom handler by hosts from 2025 on.
    /// </summary>
    Proxy,

    /// <summary>As a new request with the path decoded, to a custom handler by host 4.1037 and older.</summary>
    Forward,
}

/// <summary>The outcome of a function's call, as the host sees it.</summary>
/// <param name="Outcome">"succeeded", "failed", "refused" (the app takes no calls yet, or none any more), "dropped"
/// (the process or its connection ended amid the call), or "hangs" (until the host's timeout).</param>
/// <param name="Detail">The app's message about it.</param>
internal sealed record HostVerdict(string Outcome, string Detail)
{
    /// <summary>True if the host would not deliver it again.</summary>
    public bool Succeeded => Outcome == "succeeded";

    public static HostVerdict Dropped(Exception cause) => new("dropped", cause.Message);

    public static HostVerdict Refused(Exception cause) => new("refused", cause.Message);
}

/// <summary>The app's process as the host has started it, and the wire to it.</summary>
internal abstract class FrontProcess : IAsyncDisposable
{
    /// <summary>Each function's trigger binding, as the host learns it at the start.</summary>
    public abstract IReadOnlyDictionary<string, JsonElement> Triggers { get; }

    /// <summary>The address that takes HTTP requests.</summary>
    public abstract Uri HttpAddress { get; }

    public abstract int Id { get; }

    public abstract bool HasExited { get; }

    public abstract int ExitCode { get; }

    /// <summary>Everything that it has written.</summary>
    public abstract string Output { get; }

    /// <summary>Calls a function with the data of its trigger.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="data">The trigger's data.</param>
    /// <param name="traceParent">The host's trace and span.</param>
    public abstract Task<HostVerdict> InvokeAsync(string function, TriggerData data, string traceParent);

    /// <summary>Passes an HTTP request on to a function.</summary>
    public abstract Task<HttpResponseMessage> PassAsync(string function, HttpRequestMessage request, Passing passing,
        string traceParent);

    /// <summary>Tells it to end, as the host does, and waits.</summary>
    public abstract Task TerminateAsync();

    public abstract ValueTask DisposeAsync();
}

/// <summary>The data of a trigger that is not HTTP.</summary>
internal abstract record TriggerData
{
    /// <summary>A blob: its container and name, and the content for functions that ask for it.</summary>
    public sealed record Blob(string Container, string Name, Uri Address, byte[] Content) : TriggerData;

    /// <summary>A queue message, decoded from base64.</summary>
    public sealed record Queue(string Message, int DequeueCount) : TriggerData;

    /// <summary>A timer.</summary>
    public sealed record Timer(bool IsPastDue) : TriggerData;
}
