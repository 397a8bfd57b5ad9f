namespace Summarizer.Functions.Contract;

/// <summary>
/// One function as the Azure Functions host knows it: its trigger, and for HTTP its route, methods and key.
/// </summary>
/// <param name="Name">The function's name. The host sorts functions by it and takes the first whose route
/// matches.</param>
/// <param name="Trigger">The type of its trigger binding.</param>
/// <param name="Parameter">The name of its trigger binding.</param>
internal sealed record FunctionContract(string Name, FunctionTrigger Trigger, string Parameter)
{
    /// <summary>The route of an HTTP function. Null for others.</summary>
    public string? Route { get; init; }

    /// <summary>The HTTP methods, in lower case.</summary>
    public string[] Methods { get; init; } = [];

    /// <summary>True if the host asks callers for a function key.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>
    /// The blob path, queue name or schedule, with app settings between percent signs. Null for HTTP.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Returns an HTTP function.</summary>
    public static FunctionContract Http(string name, string route, bool needsKey, params string[] methods) =>
        new(name, FunctionTrigger.Http, "request") { Route = route, NeedsKey = needsKey, Methods = methods };
}

/// <summary>Types of triggers.</summary>
internal enum FunctionTrigger
{
    /// <summary>An HTTP request.</summary>
    Http,

    /// <summary>A blob that was written.</summary>
    Blob,

    /// <summary>A message of a queue.</summary>
    Queue,

    /// <summary>A schedule.</summary>
    Timer,
}
