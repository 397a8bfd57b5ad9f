namespace Summarizer.Pipeline;

/// <summary>Thrown for a setting whose value is not allowed.</summary>
public sealed class InvalidSettingException : Exception
{
    /// <summary>Creates one with the message "Setting … must be …, but was …".</summary>
    /// <param name="setting">The setting's name as configuration writes it.</param>
    /// <param name="value">The value, or a description of it; never a secret. Null: missing.</param>
    /// <param name="allowed">The allowed values, in words.</param>
    public InvalidSettingException(string setting, object? value, string allowed)
        : base($"Setting {setting} must be {allowed}, but {(value is null ? "is missing" : $"was {value}")}.")
    {
        Setting = setting;
        Allowed = allowed;
    }

    /// <summary>The setting's name as configuration writes it.</summary>
    public string Setting { get; }

    /// <summary>The allowed values, in words.</summary>
    public string Allowed { get; }
}
