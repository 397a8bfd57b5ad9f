namespace Summarizer.Cli.Demo;

/// <summary>The ports and programs that the demonstration uses on this machine; tests use others.</summary>
internal sealed record DemoEnvironment
{
    /// <summary>The port on which the app listens; another one if it is taken.</summary>
    public int AppPort { get; init; } = 7071;

    /// <summary>The port at which Azurite is looked for, and started.</summary>
    public int AzuritePort { get; init; } = Azurite.DefaultPort;

    /// <summary>Finds a program by its name; null where it is not installed.</summary>
    public Func<string, string?> FindProgram { get; init; } = Programs.Find;
}
