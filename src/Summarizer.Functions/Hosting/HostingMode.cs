namespace Summarizer.Functions.Hosting;

/// <summary>The ways to run.</summary>
internal enum HostingMode
{
    /// <summary>Standalone: listens on the address in the settings and runs its own triggers.</summary>
    StandingAlone,

    /// <summary>As a custom handler: the Azure Functions host owns triggers, keys and scale.</summary>
    FunctionsHost,

    /// <summary>
    /// Within an isolated worker of the Azure Functions host, which hands in requests and calls the triggers' work
    /// itself.
    /// </summary>
    IsolatedWorker,
}
