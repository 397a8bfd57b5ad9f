using Microsoft.Extensions.Configuration;
using Summarizer.Cli.Storage;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli;

/// <summary>The settings that the app reads too, for commands that do without it.</summary>
internal static class Settings
{
    /// <summary>The file with the user's own settings, in the folder that the system has for them.</summary>
    public static string UserFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData,
            Environment.SpecialFolderOption.DoNotVerify), "summarizer", "settings.json");

    /// <summary>Returns the settings from all sources.</summary>
    /// <param name="args">Settings from the command line, <c>--Name=value</c>.</param>
    /// <exception cref="InvalidSettingException">The user's file is not valid JSON.</exception>
    public static IConfigurationRoot Load(params string[] args)
    {
        var sources = new ConfigurationBuilder();
        AppConfiguration.AddSources(sources, args, UserFile);
        return sources.Build();
    }

    /// <summary>
    /// Returns the settings for a command that needs notes but no articles, such as for the day's budget of the model:
    /// the configured storage or, without one, a folder of this user's.
    /// </summary>
    public static string[] ForNotes() =>
        Load().GetSection(ArticleStorageConnection.Setting).Exists()
            ? [] : [$"--{ArticleStorageConnection.Setting}=folder:{StorageChoice.OwnFolder}"];

    /// <summary>Returns the pipeline's options.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static SummarizerOptions Read() => AppConfiguration.ReadOptions(Load());
}
