namespace Summarizer.Pipeline.Rewriting;

/// <summary>The settings of section <c>Summarizer:Llm</c>. Off by default; to turn it on set <see cref="Endpoint"/> and <see cref="Deployment"/> (Azure) or <see cref="Model"/> (others).</summary>
public sealed class LlmOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Summarizer:Llm";

    /// <summary>The model's address: https://NAME.openai.azure.com for Azure OpenAI, or the base of an OpenAI-compatible API such as http://localhost:11434/v1. Default: none, no model.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The deployment's name on Azure OpenAI. Setting it means that <see cref="Endpoint"/> is Azure's. Default: none.</summary>
    public string? Deployment { get; set; }

    /// <summary>The model's name. Needed where there is no deployment; beside one it only tells which price and window hold. Default: none.</summary>
    public string? Model { get; set; }

    /// <summary>The key. Default: none, on Azure the managed identity (or the developer's sign-in) is used; another endpoint is then called without a key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The client id of a user-assigned managed identity. Default: none, the system-assigned one. Ignored where there is a key.</summary>
    public string? ClientId { get; set; }

    /// <summary>How long a summary is: short (about 50 words), medium (about 100), long (about 200), or a number of words from 20 to 1,000. Default: medium.</summary>
    public string Length { get; set; } = "medium";

    /// <summary>The summary's language as an ISO 639-1 code. Default: none, the article's own. In another language only numbers and names can be checked, so no sentence counts as more than partial.</summary>
    public string? Language { get; set; }

    /// <summary>How it should sound: neutral, formal, plain or lively. Default: neutral.</summary>
    public string Tone { get; set; } = "neutral";

    /// <summary>What happens to unsupported sentences: drop or mark. Default: drop. Links and instructions are dropped either way.</summary>
    public string Unsupported { get; set; } = "drop";

    /// <summary>Whether findings are sent back to the model once to be mended. Default: yes.</summary>
    public bool Repair { get; set; } = true;

    /// <summary>The most tokens of an article sent in one call, 500 to 1,000,000; a longer one is summarised in parts. Default: 24,000.</summary>
    public int MaxInputTokens { get; set; } = 24_000;

    /// <summary>The most calls for one article, repairs and parts included, 1 to 200. Default: 40.</summary>
    public int MaxCalls { get; set; } = 40;

    /// <summary>The most rounds of joining parts, 1 to 5. Default: 3.</summary>
    public int MaxRounds { get; set; } = 3;

    /// <summary>How many calls one instance has under way, 1 to 64. Default: 4.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>How often a call is made again after a fault or a 429, 0 to 10. Default: 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The first wait before a call is made again, 1 millisecond to 1 minute; it doubles each time, with jitter. Default: 1 second. Where the model says when, that holds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a call is made again, even where the model asks for more, 1 millisecond to 5 minutes. Default: 20 seconds.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one call may take, its whole answer included, 10 milliseconds to 5 minutes. Default: 40 seconds.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>How long the model's part may take for one article, 10 milliseconds to 30 minutes. Default: 80 seconds, inside the 100 seconds of a request.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(80);

    /// <summary>After how many faults in a row calls are held back, 1 to 1,000. Default: 8.</summary>
    public int CircuitFaults { get; set; } = 8;

    /// <summary>For how long calls are then held back, 1 millisecond to 1 hour. Default: 30 seconds.</summary>
    public TimeSpan CircuitPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The most tokens, in and out, for one article, at least 100. Default: 500,000.</summary>
    public long MaxTokensPerArticle { get; set; } = 500_000;

    /// <summary>The most US dollars for one article, above 0. Default: 1.</summary>
    public double MaxUsdPerArticle { get; set; } = 1;

    /// <summary>The most tokens, in and out, on one day (UTC) for all instances together. Default: none.</summary>
    public long? MaxTokensPerDay { get; set; }

    /// <summary>The most US dollars on one day (UTC) for all instances together. Default: 10.</summary>
    public double? MaxUsdPerDay { get; set; } = 10;

    /// <summary>Prices by model in US dollars per million tokens; they go before the built-in ones.</summary>
    public Dictionary<string, LlmPrice> Prices { get; set; } = [];

    /// <summary>Sent as the model's temperature, 0 to 2. Default: none, the model's own; reasoning models take no other.</summary>
    public double? Temperature { get; set; }

    /// <summary>Whether Azure is sent <c>max_completion_tokens</c>, which reasoning models want, instead of <c>max_tokens</c>. Default: no. Ignored on other endpoints, which always are.</summary>
    public bool ReasoningModel { get; set; }

    /// <summary>Whether a model is configured: any of endpoint, deployment, model and key is there.</summary>
    public bool IsOn => IsSet(Endpoint) || IsSet(Deployment) || IsSet(Model) || IsSet(ApiKey);

    /// <summary>How many words are asked for.</summary>
    internal int Words => Length.ToLowerInvariant() switch { "short" => 50, "medium" => 100, "long" => 200, _ => int.Parse(Length) };

    /// <summary>The model's name for prices and results: the model, else the deployment.</summary>
    internal string ModelName => IsSet(Model) ? Model! : Deployment ?? "";

    internal bool IsAzure => IsSet(Deployment);

    /// <summary>Throws where a value is out of its range, or where the model is half configured. Says nothing where no model is.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public void Validate()
    {
        if (!IsOn)
            return;
        if (!IsSet(Endpoint))
            throw Half(nameof(Endpoint), "the address of the model, because other settings of the model are there: https://NAME.openai.azure.com, or the base of an OpenAI-compatible API");
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
            throw new InvalidSettingException($"{Section}:{nameof(Endpoint)}", "not an address", "an absolute http or https address without user name");
        if (!IsSet(Deployment) && !IsSet(Model))
            throw Half(nameof(Deployment), $"the deployment's name on Azure OpenAI, or {Section}:{nameof(Model)} for another endpoint");
        if (uri.Scheme == "http" && !uri.IsLoopback && IsSet(ApiKey))
            throw new InvalidSettingException($"{Section}:{nameof(Endpoint)}", "http", "https, because a key is sent along");
        if (IsAzure && !IsSet(ApiKey) && uri.Scheme != "https")
            throw new InvalidSettingException($"{Section}:{nameof(Endpoint)}", "http", "https, because an identity's token is sent along");
        bool words = int.TryParse(Length, out int count) && count is >= 20 and <= 1000;
        Require(words || OneOf(Length, "short", "medium", "long"), nameof(Length), Length, "short, medium, long or a number of words from 20 to 1000");
        Require(OneOf(Tone, "neutral", "formal", "plain", "lively"), nameof(Tone), Tone, "neutral, formal, plain or lively");
        Require(OneOf(Unsupported, "drop", "mark"), nameof(Unsupported), Unsupported, "drop or mark");
        Require(Language is null or "" || (Language.Length is 2 or 3 && Language.All(char.IsAsciiLetter)), nameof(Language), Language, "an ISO 639-1 code such as en or de");
        Require(MaxInputTokens is >= 500 and <= 1_000_000, nameof(MaxInputTokens), MaxInputTokens, "500 to 1000000");
        Require(MaxCalls is >= 1 and <= 200, nameof(MaxCalls), MaxCalls, "1 to 200");
        Require(MaxRounds is >= 1 and <= 5, nameof(MaxRounds), MaxRounds, "1 to 5");
        Require(Concurrency is >= 1 and <= 64, nameof(Concurrency), Concurrency, "1 to 64");
        Require(MaxRetries is >= 0 and <= 10, nameof(MaxRetries), MaxRetries, "0 to 10");
        Require(CircuitFaults is >= 1 and <= 1000, nameof(CircuitFaults), CircuitFaults, "1 to 1000");
        Require(MaxTokensPerArticle >= 100, nameof(MaxTokensPerArticle), MaxTokensPerArticle, "at least 100");
        Require(MaxUsdPerArticle > 0, nameof(MaxUsdPerArticle), MaxUsdPerArticle, "above 0");
        Require(MaxTokensPerDay is null or >= 100, nameof(MaxTokensPerDay), MaxTokensPerDay, "at least 100, or nothing for no limit");
        Require(MaxUsdPerDay is null or > 0, nameof(MaxUsdPerDay), MaxUsdPerDay, "above 0, or nothing for no limit");
        Require(Temperature is null or (>= 0 and <= 2), nameof(Temperature), Temperature, "0 to 2, or nothing for the model's own");
        foreach ((string model, LlmPrice price) in Prices)
            Require(price.Input >= 0 && price.Output >= 0, $"{nameof(Prices)}:{model}", $"{price.Input}/{price.Output}", "Input and Output in US dollars per million tokens, 0 or above");
        RequireTime(nameof(RetryDelay), RetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        RequireTime(nameof(MaxRetryDelay), MaxRetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(5));
        RequireTime(nameof(CallTimeout), CallTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        RequireTime(nameof(Deadline), Deadline, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(30));
        RequireTime(nameof(CircuitPause), CircuitPause, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
    }

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);

    private static bool OneOf(string value, params ReadOnlySpan<string> allowed)
    {
        foreach (string one in allowed)
        {
            if (string.Equals(one, value, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static InvalidSettingException Half(string setting, string allowed) => new($"{Section}:{setting}", null, allowed);

    private static void RequireTime(string setting, TimeSpan value, TimeSpan least, TimeSpan most) =>
        Require(value >= least && value <= most, setting, value, $"a time from {least} to {most}");

    private static void Require(bool holds, string setting, object? value, string allowed)
    {
        if (!holds)
            throw new InvalidSettingException($"{Section}:{setting}", value, allowed);
    }
}
