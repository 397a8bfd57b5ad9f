using Microsoft.Extensions.Configuration;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline;

namespace Summarizer.Cli;

/// <summary>The settings that the app reads too, for commands that do without it.</summary>
internal static class Settings
{
    /// <summary>The file with the user's own settings, in the folder that the system has for them.</summary>
    public static string UserFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "summarizer", "settings.json");

    /// <summary>Returns the settings from all sources.</summary>
    /// <param name="args">Settings from the command line, <c>--Name=value</c>.</param>
    /// <exception cref="InvalidSettingException">The user's file is not valid JSON.</exception>
    public static IConfigurationRoot Load(params string[] args)
    {
        var sources = new ConfigurationBuilder();
        AppConfiguration.AddSources(sources, args, UserFile);
        return sources.Build();
    }

    /// <summary>Returns the pipeline's options.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static SummarizerOptions Read() => AppConfiguration.ReadOptions(Load());
}
