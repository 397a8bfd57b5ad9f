using Microsoft.Extensions.Configuration;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline;

namespace Summarizer.Cli;

/// <summary>The settings that the app reads too, for commands that do without it.</summary>
internal static class Settings
{
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static SummarizerOptions Read()
    {
        var configuration = new ConfigurationBuilder();
        AppConfiguration.AddSources(configuration, []);
        return AppConfiguration.ReadOptions(configuration.Build());
    }
}
