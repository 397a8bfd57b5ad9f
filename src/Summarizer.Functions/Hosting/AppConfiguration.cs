using System.Text.Json;
using Summarizer.Functions.Contract;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// The sources of settings, and their conversion to options. Shared with the <c>summarizer</c> command.
/// </summary>
public static class AppConfiguration
{
    /// <summary>
    /// Adds the sources, later ones win: <c>appsettings.json</c> beside the program, the user's own file, the
    /// <c>Values</c> of a <c>local.settings.json</c> in the working directory, environment variables, the command line.
    /// </summary>
    /// <param name="configuration">The configuration to add them to.</param>
    /// <param name="args">Settings as <c>--Name=value</c>.</param>
    /// <param name="userFile">A JSON file with the settings of one user, of the same form as <c>appsettings.json</c>;
    /// it may be missing.</param>
    /// <param name="underHost">True under the Functions host, which passes what is in <c>local.settings.json</c> as
    /// environment variables.</param>
    public static void AddSources(
        IConfigurationBuilder configuration, string[] args, string? userFile = null, bool underHost = false)
    {
        configuration.AddJsonFile(
            Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        if (userFile is not null)
            configuration.AddJsonFile(userFile, optional: true, reloadOnChange: false);
        if (!underHost)
            configuration.AddInMemoryCollection(
                LocalSettings(Path.Combine(Environment.CurrentDirectory, "local.settings.json")));
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(args);
        TriggerSetting.AddTo(configuration);
    }

    /// <summary>Reads the pipeline's options from section <c>Summarizer</c> and checks them.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public static SummarizerOptions ReadOptions(IConfiguration configuration)
    {
        var options = new SummarizerOptions();
        Bind(configuration, section => section.Bind(options));
        options.Validate();
        return options;
    }

    /// <summary>Reads the language model's options from section <c>Summarizer:Llm</c> and checks them.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public static LlmOptions ReadLlmOptions(IConfiguration configuration)
    {
        var options = new LlmOptions();
        Bind(configuration, section =>
        {
            section.GetSection("Llm").Bind(options);
            foreach (IConfigurationSection model in section.GetSection("Llm:Prices").GetChildren())
                ReadPrices(model, model.Key, options.Prices);
        });
        options.Validate();
        return options;
    }

    // A colon separates levels of the configuration, but is also in names of models such as qwen3:8b.
    private static void ReadPrices(IConfigurationSection section, string model, Dictionary<string, LlmPrice> prices)
    {
        IConfigurationSection[] levels = [.. section.GetChildren().Where(child => child.GetChildren().Any())];
        if (levels.Length > 0 && levels.Length == section.GetChildren().Count())
            prices.Remove(model);
        foreach (IConfigurationSection level in levels)
        {
            string name = $"{model}:{level.Key}";
            var price = new LlmPrice();
            level.Bind(price);
            prices[name] = price;
            ReadPrices(level, name, prices);
        }
    }

    /// <summary>Reads the app's own options from the same section and checks them.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public static AppOptions ReadAppOptions(IConfiguration configuration)
    {
        var options = new AppOptions();
        Bind(configuration, section => section.Bind(options));
        options.Validate();
        return options;
    }

    /// <summary>
    /// Checks the log levels. .NET refuses a wrong one with an exception that names no setting and ends the program.
    /// </summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    internal static void CheckLogLevels(IConfiguration configuration)
    {
        foreach (string name in WrongLogLevels(configuration))
            throw new InvalidSettingException(
                name, configuration[name], $"one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
    }

    /// <summary>
    /// Forgets the wrong log levels, so that an app that must not end can say which setting is wrong.
    /// </summary>
    internal static void ForgetWrongLogLevels(IConfiguration configuration)
    {
        foreach (string name in WrongLogLevels(configuration).ToArray())
            configuration[name] = "";
    }

    private static IEnumerable<string> WrongLogLevels(IConfiguration configuration) =>
        from setting in configuration.GetSection("Logging").AsEnumerable()
        where setting.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)
            && !string.IsNullOrEmpty(setting.Value)
            && !Enum.TryParse<LogLevel>(setting.Value, ignoreCase: true, out _)
        select setting.Key;

    /// <summary>Returns the address at which a program on this machine reaches an app with these settings.</summary>
    /// <exception cref="InvalidSettingException">The address to listen on is not one.</exception>
    public static Uri ReadAddress(IConfiguration configuration) => ListenAddress.Read(configuration).FromThisMachine;

    /// <summary>Returns a sentence for each setting that has no effect, because of its name or its value.</summary>
    public static IReadOnlyList<string> FindOdd(IConfiguration configuration) => OddSettings.Of(configuration);

    /// <summary>
    /// Reads the storage of articles. <c>ArticleStorage</c> and <c>ArticleStorage:blobServiceUri</c> are two ways to
    /// name it, so a later source with one of them also overrides the other one.
    /// </summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    internal static ArticleStorageConnection ReadStorage(IConfiguration configuration)
    {
        string[] ways = [ArticleStorageConnection.Setting, ArticleStorageConnection.AccountSetting];
        string[] chosen = (configuration as IConfigurationRoot)?.Providers.Reverse()
            .Select(source => ways.Where(way => source.TryGet(way, out string? value)
                && !string.IsNullOrWhiteSpace(value)).ToArray())
            .FirstOrDefault(named => named.Length > 0) ?? ways;
        return ArticleStorageConnection.From(
            name => ways.Contains(name) && !chosen.Contains(name) ? null : configuration[name]);
    }

    private static void Bind(IConfiguration configuration, Action<IConfigurationSection> bind)
    {
        IConfigurationSection section = configuration.GetSection(SummarizerOptions.Section);
        try
        {
            bind(section);
        }
        catch (InvalidOperationException e)
        {
            // The binder's message says the setting, but not what it may be. A key is a string, which always binds: no
            // secret gets here.
            KeyValuePair<string, string?> bad = section.AsEnumerable().FirstOrDefault(
                pair => e.Message.Contains($"'{pair.Key}'", StringComparison.OrdinalIgnoreCase));
            string allowed = e.Message switch
            {
                _ when e.Message.Contains("System.TimeSpan", StringComparison.Ordinal) =>
                    "a time such as 00:00:02 (hours:minutes:seconds)",
                _ when e.Message.Contains("System.Boolean", StringComparison.Ordinal) => "true or false",
                _ when e.Message.Contains("System.Double", StringComparison.Ordinal)
                    || e.Message.Contains("System.Decimal", StringComparison.Ordinal) => "a number",
                _ when e.Message.Contains("System.Int", StringComparison.Ordinal) => "a whole number",
                _ => "a value of its kind, see docs/configuration.md",
            };
            throw new InvalidSettingException(bad.Key ?? section.Key, bad.Value, allowed);
        }
    }

    /// <summary>
    /// Reads the file in which the Functions tools keep settings; under the host they arrive as environment variables.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string?>> LocalSettings(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            // Unlike bytes, a stream may start with a byte order mark.
            using FileStream file = File.OpenRead(path);
            using var json = JsonDocument.Parse(
                file,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement.TryGetProperty("Values", out JsonElement values)
                && values.ValueKind == JsonValueKind.Object
                ? [.. values.EnumerateObject().Select(p => KeyValuePair.Create(
                    p.Name.Replace("__", ":", StringComparison.Ordinal), (string?)p.Value.ToString()))]
                : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException(
                "local.settings.json", "not readable", "a JSON object with an object Values, or no such file");
        }
    }
}
