using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// The settings of section <c>Summarizer:Llm</c>. Off by default; to turn it on set the endpoint and the deployment
/// (Azure) or the model (others).
/// </summary>
public sealed class LlmOptions : LlmEndpointOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Summarizer:Llm";

    /// <summary>The section of the second model.</summary>
    internal const string FallbackSection = Section + ":" + nameof(Fallback);

    /// <summary>The section of the verifying model.</summary>
    internal const string VerifierSection = Section + ":" + nameof(Verifier);

    /// <summary>
    /// The length of a summary: short (about 50 words), medium (about 100), long (about 200), or a number of words from
    /// 20 to 1,000. Default: medium. In Chinese, Japanese, Thai, Lao, Khmer and Burmese, as many characters as say
    /// about the same.
    /// </summary>
    public string Length { get; set; } = "medium";

    /// <summary>The form of a summary: paragraph, bullets, headline or takeaways. Default: paragraph.</summary>
    public string Style { get; set; } = SummaryStyle.Paragraph;

    /// <summary>
    /// The topic that readers care about, in up to 300 characters, such as "costs and dates". Default: nothing in
    /// particular.
    /// </summary>
    public string? Focus { get; set; }

    /// <summary>
    /// The summary's language as a code such as de, pt-BR or zh-Hant, or an English name. Default: none, the article's
    /// own. In another language only numbers can be checked, so no sentence counts as more than partial.
    /// </summary>
    public string? Language { get; set; }

    /// <summary>The tone: neutral, formal, plain or lively. Default: neutral.</summary>
    public string Tone { get; set; } = "neutral";

    /// <summary>
    /// The choices that a caller may make for one request: any of length, style, focus, tone and summaryLanguage,
    /// separated by commas; none for no choice. Default: all.
    /// </summary>
    public string CallerChoices { get; set; } = string.Join(',', LlmChoices.Names);

    /// <summary>The most words that a caller may ask for, 20 to 1,000. Default: 500.</summary>
    public int MaxRequestWords { get; set; } = 500;

    /// <summary>
    /// The treatment of unsupported sentences: drop or mark. Default: drop. Links, contact data and instructions are
    /// dropped either way.
    /// </summary>
    public string Unsupported { get; set; } = "drop";

    /// <summary>True if findings are sent back to the model once, to be corrected. Default: yes.</summary>
    public bool Repair { get; set; } = true;

    /// <summary>
    /// The judge of sentences that the rules leave at partial: rules or model. With model they are sent, all in one
    /// more call, to the model or to Verifier. Default: rules.
    /// </summary>
    public string Verify { get; set; } = "rules";

    /// <summary>
    /// The most tokens of an article sent in one call, 500 to 1,000,000; a longer one is summarised in parts. Default:
    /// 24,000.
    /// </summary>
    public int MaxInputTokens { get; set; } = 24_000;

    /// <summary>The most calls for one article, repairs and parts included, 1 to 200. Default: 40.</summary>
    public int MaxCalls { get; set; } = 40;

    /// <summary>The most rounds of joining parts, 1 to 5. Default: 3.</summary>
    public int MaxRounds { get; set; } = 3;

    /// <summary>
    /// The number of calls that one instance makes to each model at once, 1 to 256. Default: none. It then starts at 4,
    /// grows with answers up to what memory allows (64 at most), and halves when the service throttles.
    /// </summary>
    public int? Concurrency { get; set; }

    /// <summary>
    /// The most times that a call is made again after a fault or a 429, 0 to 10. Default: 3. With a fallback, the first
    /// model is not asked again.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The first wait before a call is made again, 1 millisecond to 1 minute; it doubles each time, with jitter.
    /// Default: 1 second. If the model names a time, that is used.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest wait before a call is made again, 1 millisecond to 5 minutes. If the model asks for more, or for
    /// more than is left of Deadline, the article is deferred for that time, but for at least 5 minutes. Default: 1
    /// minute.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The longest time that one call may take, its whole answer included, 10 milliseconds to 30 minutes. Default: 40
    /// seconds. Raise it for slow local models.
    /// </summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>
    /// The longest time that the model's part may take for one article, 10 milliseconds to 2 hours, waiting for other
    /// articles' calls not included. Default: 80 seconds, inside the 100 seconds of a request.
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(80);

    /// <summary>
    /// The number of failed calls in a row after which calls are held back, 1 to 1,000. Throttled calls do not count.
    /// Default: 8.
    /// </summary>
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

    /// <summary>
    /// The most times that the model is asked about one article that stays deferred, 1 to 1,000; then its part fails.
    /// Default: 40, about three days. Waiting for the day's budget, for credit or for storage does not count.
    /// </summary>
    public int MaxDeferrals { get; set; } = 40;

    /// <summary>
    /// The longest time that a part may stay deferred, 1 minute to 1 year; then it fails. Default: 30 days.
    /// </summary>
    public TimeSpan MaxDeferredAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Prices by model in US dollars per million tokens (Input, CachedInput, CacheWrite, Output); they replace the
    /// built-in ones.
    /// </summary>
    public Dictionary<string, LlmPrice> Prices { get; set; } = [];

    /// <summary>
    /// Sent as the model's temperature, 0 to 2. Default: none, the model's own. Left out where the model does not take
    /// it.
    /// </summary>
    public double? Temperature { get; set; }

    /// <summary>A second model, asked when the first is throttled, down, filtered or refuses. Default: none.</summary>
    public LlmEndpointOptions Fallback { get; set; } = new();

    /// <summary>The model that decides where Verify is model. Default: none, the one that writes.</summary>
    public LlmEndpointOptions Verifier { get; set; } = new();

    /// <summary>True if a model gives the second opinion.</summary>
    public bool VerifiesByModel => Verify.Equals("model", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the names of the choices that a caller may set.</summary>
    public IReadOnlyList<string> AllowedChoices() => [.. LlmChoices.Names.Where(AllowsChoice)];

    /// <summary>Returns the named lengths that a caller may ask for.</summary>
    public IReadOnlyList<NamedLength> AllowedLengths() =>
        [.. NamedLength.All.Where(l => l.Words <= MaxRequestWords)];

    /// <summary>True if a caller may set a choice.</summary>
    internal bool AllowsChoice(string name) =>
        CallerChoices.Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Throws where a value is out of its range, or where the model is half configured. Says nothing where no model is.
    /// </summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public void Validate()
    {
        if (!IsOn)
            return;
        ValidateEndpoint(Section);
        if (Fallback.IsOn)
            Fallback.ValidateEndpoint(FallbackSection);
        if (Verifier.IsOn)
            Verifier.ValidateEndpoint(VerifierSection);
        _ = Brief.Of(this);
        string[] choices =
            CallerChoices.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool known = choices is ["none"]
            || Array.TrueForAll(choices, c => LlmChoices.Names.Contains(c, StringComparer.OrdinalIgnoreCase));
        Require(known, nameof(CallerChoices), CallerChoices, string.Join(", ", LlmChoices.Names) + ", or none");
        Require(OneOf(Unsupported, "drop", "mark"), nameof(Unsupported), Unsupported, "drop or mark");
        Require(OneOf(Verify, "rules", "model"), nameof(Verify), Verify, "rules or model");
        Require(MaxRequestWords is >= 20 and <= 1000, nameof(MaxRequestWords), MaxRequestWords, "between 20 and 1000");
        Require(MaxInputTokens is >= 500 and <= 1_000_000, nameof(MaxInputTokens), MaxInputTokens,
            "between 500 and 1000000");
        Require(MaxCalls is >= 1 and <= 200, nameof(MaxCalls), MaxCalls, "between 1 and 200");
        Require(MaxRounds is >= 1 and <= 5, nameof(MaxRounds), MaxRounds, "between 1 and 5");
        Require(Concurrency is null or (>= 1 and <= 256), nameof(Concurrency), Concurrency,
            "between 1 and 256, or nothing");
        Require(MaxRetries is >= 0 and <= 10, nameof(MaxRetries), MaxRetries, "between 0 and 10");
        Require(CircuitFaults is >= 1 and <= 1000, nameof(CircuitFaults), CircuitFaults, "between 1 and 1000");
        Require(MaxTokensPerArticle >= 100, nameof(MaxTokensPerArticle), MaxTokensPerArticle, "at least 100");
        Require(MaxUsdPerArticle > 0, nameof(MaxUsdPerArticle), MaxUsdPerArticle, "above 0");
        Require(MaxTokensPerDay is null or >= 100, nameof(MaxTokensPerDay), MaxTokensPerDay,
            "at least 100, or nothing for no limit");
        Require(MaxUsdPerDay is null or > 0, nameof(MaxUsdPerDay), MaxUsdPerDay, "above 0, or nothing for no limit");
        Require(MaxDeferrals is >= 1 and <= 1000, nameof(MaxDeferrals), MaxDeferrals, "between 1 and 1000");
        Require(Temperature is null or (>= 0 and <= 2), nameof(Temperature), Temperature,
            "between 0 and 2, or nothing for the model's own");
        foreach ((string model, LlmPrice price) in Prices)
        {
            bool isPrice = price.Input >= 0 && price.Output >= 0 && price.CachedInput is null or >= 0
                && price.CacheWrite is null or >= 0;
            Require(isPrice, $"{nameof(Prices)}:{model}", $"{price.Input}/{price.Output}",
                "Input and Output in US dollars per million tokens, 0 or above");
        }

        RequireTime(nameof(RetryDelay), RetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        RequireTime(nameof(MaxRetryDelay), MaxRetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(5));
        RequireTime(nameof(CallTimeout), CallTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(30));
        RequireTime(nameof(Deadline), Deadline, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(2));
        RequireTime(nameof(CircuitPause), CircuitPause, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        RequireTime(nameof(MaxDeferredAge), MaxDeferredAge, TimeSpan.FromMinutes(1), TimeSpan.FromDays(366));
    }

    private static bool OneOf(string value, params ReadOnlySpan<string> allowed)
    {
        foreach (string one in allowed)
        {
            if (string.Equals(one, value, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static void RequireTime(string setting, TimeSpan value, TimeSpan least, TimeSpan most) =>
        Require(value >= least && value <= most, setting, value, $"a time from {least} to {most}");

    private static void Require(bool holds, string setting, object? value, string allowed)
    {
        if (!holds)
            throw new InvalidSettingException($"{Section}:{setting}", value, allowed);
    }
}
