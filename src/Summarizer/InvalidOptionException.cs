namespace Summarizer;

/// <summary>An option has a value that it cannot have.</summary>
public sealed class InvalidOptionException : ArgumentException
{
    /// <summary>Makes one whose message names the option, the value and what is allowed.</summary>
    public InvalidOptionException(string option, object value, string allowed)
        : base($"{option} is {value}, allowed: {allowed}.")
    {
        Option = option;
        Allowed = allowed;
    }

    /// <summary>The option's name as the caller writes it.</summary>
    public string Option { get; }

    /// <summary>What it may be, in words.</summary>
    public string Allowed { get; }
}
