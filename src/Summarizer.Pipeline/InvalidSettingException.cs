namespace Summarizer.Pipeline;

/// <summary>A setting has a value that it cannot have.</summary>
public sealed class InvalidSettingException : Exception
{
    /// <summary>Makes one whose message names the setting, the value and what is allowed.</summary>
    /// <param name="setting">The setting's name as configuration writes it.</param>
    /// <param name="value">Its value, nothing secret.</param>
    /// <param name="allowed">What it may be, in words.</param>
    public InvalidSettingException(string setting, object? value, string allowed)
        : base($"Setting {setting} is {value ?? "missing"}, allowed: {allowed}.")
    {
        Setting = setting;
        Allowed = allowed;
    }

    /// <summary>The setting's name as configuration writes it.</summary>
    public string Setting { get; }

    /// <summary>What it may be, in words.</summary>
    public string Allowed { get; }
}
