using Summarizer.Pipeline;

namespace Summarizer.Functions.Contract;

/// <summary>
/// An app setting that a trigger names between percent signs. Its name has neither ":" nor "__": Azure's scale
/// controller looks the name up in the app settings as it is written, while an environment variable on Linux can only
/// have "__" where the trigger would say ":". With such a name the app would run, but never be woken or scaled
/// (https://github.com/Azure/azure-functions-host/issues/8261).
/// </summary>
/// <param name="Name">The app setting.</param>
/// <param name="Key">The app's own setting, which takes its value from there.</param>
/// <param name="Default">The value that Bicep and <c>local.settings.json</c> give it.</param>
internal sealed record TriggerSetting(string Name, string Key, string Default)
{
    /// <summary>The container of the articles.</summary>
    public static TriggerSetting ArticlesContainer { get; } = new(
        "SUMMARIZER_ARTICLES_CONTAINER", "Summarizer:ArticlesContainer", new SummarizerOptions().ArticlesContainer);

    /// <summary>The queue of due articles.</summary>
    public static TriggerSetting DueQueue { get; } = new(
        "SUMMARIZER_DUE_QUEUE", "Summarizer:DueQueue", new SummarizerOptions().DueQueue);

    /// <summary>The queue of articles whose every delivery failed.</summary>
    public static TriggerSetting PoisonQueue { get; } = new(
        "SUMMARIZER_POISON_QUEUE", "Summarizer:PoisonQueue", new AppOptions().PoisonQueue);

    /// <summary>The schedule of the sweep.</summary>
    public static TriggerSetting SweepSchedule { get; } = new(
        "SUMMARIZER_SWEEP_SCHEDULE", "Summarizer:SweepSchedule", new AppOptions().SweepSchedule);

    /// <summary>All of them. The host does not start a function whose setting is missing.</summary>
    public static IReadOnlyList<TriggerSetting> All { get; } =
        [ArticlesContainer, DueQueue, PoisonQueue, SweepSchedule];

    /// <summary>The name as a trigger writes it.</summary>
    public string Expression => $"%{Name}%";

    /// <summary>Adds the values of these settings under the app's own names, before all other sources.</summary>
    public static void AddTo(IConfigurationBuilder configuration)
    {
        IConfiguration given = configuration.Build();
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData =
            [
                .. All.Where(setting => !string.IsNullOrEmpty(given[setting.Name]))
                    .Select(setting => KeyValuePair.Create(setting.Key, given[setting.Name])),
            ],
        });
    }

    /// <summary>Throws if a trigger would look elsewhere than the app.</summary>
    /// <exception cref="InvalidSettingException">Both settings have values, and they differ.</exception>
    public static void RequireAgreement(IConfiguration configuration)
    {
        foreach (TriggerSetting setting in All)
        {
            if (configuration[setting.Name] is { Length: > 0 } value
                && configuration[setting.Key] is { } own && own != value)
                throw new InvalidSettingException(setting.Key, own, $"{value}, as {setting.Name} says, or no value");
        }
    }
}
