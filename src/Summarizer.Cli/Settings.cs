using Microsoft.Extensions.Configuration;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli;

/// <summary>The settings that the app reads too, for commands that do without it.</summary>
internal static class Settings
{
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static SummarizerOptions Read() => AppConfiguration.ReadOptions(Configuration());

    /// <summary>
    /// Returns the settings for a command that needs notes but no articles, such as for the day's budget of the model:
    /// the configured storage
    /// or, without one, a folder of this user's.
    /// </summary>
    public static string[] ForNotes()
    {
        if (Configuration().GetSection(ArticleStorageConnection.Setting).Exists())
            return [];
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string folder = Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "summarizer");
        return [$"--{ArticleStorageConnection.Setting}=folder:{folder}"];
    }

    private static IConfigurationRoot Configuration()
    {
        var configuration = new ConfigurationBuilder();
        AppConfiguration.AddSources(configuration, []);
        return configuration.Build();
    }
}
