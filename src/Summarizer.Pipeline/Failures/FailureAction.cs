namespace Summarizer.Pipeline.Failures;

/// <summary>The actions that can follow a failure.</summary>
public enum FailureAction
{
    /// <summary>Tell the sender what is wrong; trying again does not help.</summary>
    Answer,

    /// <summary>Try again later: storage is unavailable or refuses the change. Does not count as an attempt.</summary>
    Wait,

    /// <summary>Try again a few times, then answer that it failed.</summary>
    TryAgain,

    /// <summary>The caller gave up: pass it on.</summary>
    Stop,
}
