namespace Summarizer.Cli.Demo;

/// <summary>What the demonstration looks for on this machine; tests look elsewhere.</summary>
internal sealed record DemoEnvironment
{
    /// <summary>Where the app should listen; elsewhere, if that is taken.</summary>
    public int AppPort { get; init; } = 7071;

    /// <summary>Where Azurite is looked for, and started.</summary>
    public int AzuritePort { get; init; } = Azurite.DefaultPort;

    /// <summary>Finds a program by its name; null where it is not installed.</summary>
    public Func<string, string?> FindProgram { get; init; } = Programs.Find;
}
