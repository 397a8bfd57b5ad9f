using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Ocr;

namespace Summarizer.Pipeline;

/// <summary>The settings of section <c>Summarizer</c>; each has a default that works.</summary>
public sealed class SummarizerOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Summarizer";

    private const string NotesSuffix = "-notes";

    /// <summary>
    /// The container that articles are uploaded to. Under the Functions host set it as SUMMARIZER_ARTICLES_CONTAINER,
    /// which the trigger names. Default: articles.
    /// </summary>
    public string ArticlesContainer { get; set; } = "articles";

    /// <summary>
    /// The container that results are written to. The notes that instances share are in a second one, with "-notes"
    /// after this name. Default: summaries.
    /// </summary>
    public string SummariesContainer { get; set; } = "summaries";

    /// <summary>
    /// The queue by which the sweep hands many due articles to all instances. Under the Functions host set it as
    /// SUMMARIZER_DUE_QUEUE, which the trigger names. Default: articles-due.
    /// </summary>
    public string DueQueue { get; set; } = "articles-due";

    /// <summary>
    /// The number of sentences of a summary for which no length is asked, such as a stored one, 1 to 1,000. Default: 1
    /// to 7, by the length of the article.
    /// </summary>
    public int? Sentences { get; set; }

    /// <summary>The largest article that is read, in bytes, 1 KiB to 256 MiB. Default: 20 MiB.</summary>
    public long MaxArticleBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>The limits on reading one article.</summary>
    public ReadingLimits Reading { get; set; } = new();

    /// <summary>The settings of OCR, which reads pages without text.</summary>
    public OcrOptions Ocr { get; set; } = new();

    /// <summary>The number of articles that one instance works on at once, 1 to 256. Default: 16.</summary>
    public int Concurrency { get; set; } = 16;

    /// <summary>
    /// The number of bytes of articles that one instance holds at once, unpacked, 1 MiB to 16 GiB. Further articles
    /// wait, and an article larger than this is processed alone. Work on a text takes twenty times its bytes
    /// (docs/guarantees.md). The same limit holds for the bodies of requests. Default: 16 MiB of articles and 32 MiB of
    /// bodies, or less on an instance of less than 5 GiB.
    /// </summary>
    public long? MaxBytesInFlight { get; set; }

    /// <summary>The number of bytes of stored articles that one instance holds at once.</summary>
    public long ArticleBytesInFlight => MaxBytesInFlight ?? InstanceMemory.Current.ArticleBytesInFlight;

    /// <summary>The number of bytes of the bodies of requests that one instance holds at once.</summary>
    public long RequestBytesInFlight => MaxBytesInFlight ?? InstanceMemory.Current.RequestBytesInFlight;

    /// <summary>
    /// The interval at which the watcher of the standalone app looks for new articles, 100 milliseconds to 1 hour.
    /// Default: 2 seconds.
    /// </summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The interval at which the standalone app sweeps, 1 second to 1 day. Default: 5 minutes. Under the Functions
    /// host, the timer decides.
    /// </summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The longest time that one sweep may take before it leaves the rest to the next, 1 second to 1 hour. Default: 4
    /// minutes. Under the Functions host, at most half of TriggerTimeout.
    /// </summary>
    public TimeSpan SweepTimeBudget { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>
    /// The minimum age of a deferred result before the sweep asks the model again, 0 to 1 day; events leave it alone.
    /// Default: 5 minutes. A worker that waits for the model renews its result after a third of this time, so the sweep
    /// takes over only if the worker has died. 0 is for tests: the sweep asks at once, and may pay twice.
    /// </summary>
    public TimeSpan DeferredRetryAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The number of times that the watcher and the sweep try an article before it gets a failed result, 1 to 10.
    /// Default: 3.
    /// </summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// The time for work in progress to finish when the app stops, 0 to 1 minute. Default: 8 seconds.
    /// </summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>True if an article's result is deleted with the article. Default: no.</summary>
    public bool DeleteSummaryWithArticle { get; set; }

    /// <summary>The container of the notes that instances share.</summary>
    internal string NotesContainer => SummariesContainer + NotesSuffix;

    /// <summary>Throws where a value is out of its range.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public void Validate()
    {
        RequireContainer(nameof(ArticlesContainer), ArticlesContainer);
        RequireContainer(nameof(SummariesContainer), SummariesContainer);
        Require(SummariesContainer != ArticlesContainer, nameof(SummariesContainer), SummariesContainer,
            "another container than ArticlesContainer: a result among the articles would be summarised in turn");
        Require(SummariesContainer.Length + NotesSuffix.Length <= 63, nameof(SummariesContainer), SummariesContainer,
            $"a name of at most {63 - NotesSuffix.Length} characters, since its notes are in NAME{NotesSuffix}");
        Require(NotesContainer != ArticlesContainer, nameof(ArticlesContainer), ArticlesContainer,
            $"another container than {NotesContainer}, which has the notes on the summaries");
        RequireContainer(nameof(DueQueue), DueQueue);
        Require(Sentences is null or (>= 1 and <= SummaryOptions.MaxSentences), nameof(Sentences), Sentences,
            $"a whole number from 1 to {SummaryOptions.MaxSentences}");
        Require(MaxArticleBytes is >= 1024 and <= 256L * 1024 * 1024, nameof(MaxArticleBytes), MaxArticleBytes,
            "between 1024 and 268435456 (256 MiB)");
        Reading.Validate();
        Ocr.Validate();
        Require(RequestBytesInFlight is >= 1L << 20 and <= 16L << 30, nameof(MaxBytesInFlight), MaxBytesInFlight,
            "between 1048576 and 17179869184 (16 GiB)");
        Require(Concurrency is >= 1 and <= 256, nameof(Concurrency), Concurrency, "a whole number from 1 to 256");
        Require(MaxAttempts is >= 1 and <= 10, nameof(MaxAttempts), MaxAttempts, "a whole number from 1 to 10");
        RequireTime(nameof(WatchInterval), WatchInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        RequireTime(nameof(SweepInterval), SweepInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        RequireTime(nameof(SweepTimeBudget), SweepTimeBudget, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        RequireTime(nameof(DeferredRetryAfter), DeferredRetryAfter, TimeSpan.Zero, TimeSpan.FromDays(1));
        RequireTime(nameof(ShutdownGrace), ShutdownGrace, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    /// <summary>Throws if an article is too large to be read.</summary>
    /// <param name="bytes">Its size.</param>
    /// <exception cref="ArticleException">With <see cref="FailureCode.TooLarge"/>.</exception>
    internal void CheckArticleSize(long bytes)
    {
        if (bytes > MaxArticleBytes)
            throw new ArticleException(FailureCode.TooLarge,
                $"The article must have at most {MaxArticleBytes} bytes, but has {bytes}.");
    }

    private static void RequireContainer(string setting, string? name)
    {
        const string allowed =
            "a container name: 3 to 63 lower-case letters, digits and single hyphens, starting and ending with a "
                + "letter or digit";
        bool valid = name is { Length: >= 3 and <= 63 }
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal);
        Require(valid, setting, name, allowed);
    }

    private static void RequireTime(string setting, TimeSpan value, TimeSpan least, TimeSpan most) =>
        Require(value >= least && value <= most, setting, value, $"a time from {least} to {most}");

    private static void Require(bool holds, string setting, object? value, string allowed)
    {
        if (!holds)
            throw new InvalidSettingException($"{Section}:{setting}", value, allowed);
    }
}
