namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>The app as a process of its own, alone or under the host.</summary>
internal interface IRunning : IAsyncDisposable
{
    /// <summary>Everything it has written so far.</summary>
    string Output { get; }

    bool HasExited { get; }

    /// <summary>The process id.</summary>
    int Id { get; }

    /// <summary>The address at which it takes requests.</summary>
    Uri Address { get; }

    /// <summary>Asks whether it lives.</summary>
    Task<HttpResponseMessage> GetLiveAsync();
}
