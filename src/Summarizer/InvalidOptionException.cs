using System.Globalization;

namespace Summarizer;

/// <summary>Thrown for an option whose value is not allowed.</summary>
public sealed class InvalidOptionException : ArgumentException
{
    /// <summary>Creates one with the message "`option` must be …, but was …".</summary>
    /// <param name="option">The option's name as the caller writes it.</param>
    /// <param name="value">The value, or a description of it.</param>
    /// <param name="allowed">The allowed values, in words.</param>
    public InvalidOptionException(string option, object value, string allowed)
        : base(string.Create(CultureInfo.InvariantCulture, $"`{option}` must be {allowed}, but was {value}."))
    {
        Option = option;
        Allowed = allowed;
    }

    private InvalidOptionException(string message)
        : base(message)
    {
        Option = "sentences";
        Allowed = "one of sentences, ratio and words";
    }

    /// <summary>The option's name as the caller writes it.</summary>
    public string Option { get; }

    /// <summary>The allowed values, in words.</summary>
    public string Allowed { get; }

    internal static InvalidOptionException MoreThanOneLength() =>
        new("Use only one of `sentences`, `ratio` and `words`.");
}
