using Summarizer.Digests;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Digests;

/// <summary>The way of a digest: bytes of several articles → documents → one summary → result.</summary>
/// <param name="options">The settings.</param>
/// <param name="time">The clock.</param>
public sealed class DigestPipeline(SummarizerOptions options, TimeProvider? time = null)
{
    /// <summary>The most articles in a digest.</summary>
    public const int MaxItems = DigestSummarizer.MaxSources;

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The names of the options that a digest has, as HTTP, JSON and the command line write them.</summary>
    public static IReadOnlyList<string> OptionNames { get; } = ["sentences", "ratio", "words", "query", "language",
        "sortBy", "stringIndexType"];

    /// <summary>Makes a digest of articles.</summary>
    /// <param name="items">The articles, each with a name of its own.</param>
    /// <param name="request">The options of the digest; those of <see cref="OptionNames"/> count.</param>
    /// <param name="unreadable">Called for each article that cannot be read, and the digest is made of the others;
    /// null: the first one is thrown.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArticleException">An article cannot be read, or an option not be used; the target says
    /// which.</exception>
    public DigestResult Digest(IReadOnlyList<DigestItem> items, SummaryRequest request,
        Action<ArticleException>? unreadable = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(request);
        RefuseForm(items);
        request.Validate();
        SummaryOptions wanted = request.Options;
        StringIndexType unit = request.StringIndexType;
        long started = _time.GetTimestamp();
        ReadArticle?[] documents;
        using (PipelineTelemetry.Start("read"))
            documents = [.. items.Select(item => Read(item, unreadable, cancellationToken))];
        TimeSpan readTime = _time.GetElapsedTime(started);
        items = [.. items.Where((_, i) => documents[i] is not null)];
        if (items.Count == 0)
            throw new ArticleException(FailureCode.UnreadableArticle, "None of the articles can be read.", "documents");
        ReadArticle[] read = [.. documents.OfType<ReadArticle>()];

        cancellationToken.ThrowIfCancellationRequested();
        long extracting = _time.GetTimestamp();
        Digest digest;
        using (PipelineTelemetry.Start("extract"))
            digest = DigestSummarizer.Summarize(
                [.. items.Zip(read, (item, article) => new DigestSource(item.Name, article.Document))], wanted);
        TimeSpan extractTime = _time.GetElapsedTime(extracting);

        StringIndex.Places[] places =
            [.. read.Select((article, source) => new StringIndex.Places(article.Document.Text, unit,
                PlacesIn(digest, source)))];
        bool lengthAsked = wanted is not { Sentences: null, Ratio: null, Words: null };
        return new DigestResult
        {
            Sources = [.. digest.Sources.Select((source,
                i) => new DigestSourceInfo(source.Name, source.Title, source.Language, source.Words, source.Sentences,
                read[i].ContentType, ResultHashes.OfContent(items[i].Content.Span)))],
            Digest = new DigestPart(digest.Text, [.. digest.Sentences.Select(s => new SourcedSentence(
                items[s.Source].Name, s.Index, s.Text, s.RankScore, places[s.Source].Of(s.Offset),
                places[s.Source].Length(s.Offset, s.Length),
                [.. s.AlsoIn.Select(e => new SourcePlace(
                    items[e.Source].Name, e.Index, places[e.Source].Of(e.Offset),
                    places[e.Source].Length(e.Offset, e.Length)))]))], digest.KeyPhrases),
            Warnings = [.. read.SelectMany((article,
                i) => article.Warnings.Select(w => w with { Message = $"{items[i].Name}: {w.Message}" })),
                .. Remarks(digest)],
            Options = new DigestOptions(lengthAsked ? wanted.Sentences : DigestSummarizer.DefaultSentences(items.Count),
                wanted.Ratio, wanted.Words, wanted.Query, wanted.Language,
                wanted.SortBy == SummaryOrder.Rank ? "rank" : "offset",
                unit == default ? null : StringIndex.Names[(int)unit]),
            Timings = new DigestTimings(Milliseconds(_time.GetElapsedTime(started)), Milliseconds(readTime),
                Milliseconds(extractTime)),
            CreatedAt = _time.GetUtcNow(),
            Generator = SummaryPipeline.Generator,
        };
    }

    private void RefuseForm(IReadOnlyList<DigestItem> items)
    {
        if (items.Count is < 1 or > MaxItems)
            throw new ArticleException(FailureCode.InvalidRequest,
                $"A digest must have 1 to {MaxItems} articles, but has {items.Count}.", "documents");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (DigestItem item in items)
        {
            if (item.Name.Length is < 1 or > DigestItem.MaxNameLength)
                throw new ArticleException(FailureCode.InvalidRequest,
                    $"A name must have 1 to {DigestItem.MaxNameLength} characters, but has {item.Name.Length}.",
                    "documents");
            if (!names.Add(item.Name))
                throw new ArticleException(FailureCode.InvalidRequest,
                    "Two articles have the same name. Give each its own.", item.Name);
        }

        if (items.Sum(item => (long)item.Content.Length) is var bytes && bytes > options.MaxArticleBytes)
            throw new ArticleException(FailureCode.TooLarge,
                $"The articles together must have at most {options.MaxArticleBytes} bytes, but have {bytes}.",
                "documents");
    }

    private ReadArticle? Read(DigestItem item, Action<ArticleException>? unreadable,
        CancellationToken cancellationToken)
    {
        try
        {
            ReadArticle read =
                ArticleReader.Read(item.Content, item.ContentType, item.FileName, options.Reading, cancellationToken);
            return item.Title is null
                ? read
                : read with
                {
                    Document = new Document(read.Document.Text, read.Document.Blocks, item.Title,
                    read.Document.Language)
                };
        }
        catch (ArticleException e)
        {
            // Which of them it was is what the caller must know.
            var named = new ArticleException(e.Code, e.Message, item.Name, e);
            if (unreadable is null)
                throw named;
            unreadable(named);
            return null;
        }
    }

    private static IEnumerable<(int Offset, int Length)> PlacesIn(Digest digest, int source) =>
    [
        .. digest.Sentences.Where(s => s.Source == source).Select(s => (s.Offset, s.Length)),
        .. digest.Sentences.SelectMany(s => s.AlsoIn).Where(e => e.Source == source).Select(e => (e.Offset, e.Length)),
    ];

    private static IEnumerable<Warning> Remarks(Digest digest)
    {
        if (digest.Sentences.Count == 0)
            yield return new Warning(WarningCode.NoSentences,
                "The texts have words but no sentences to choose from, so the digest is empty.");
        if (digest.Sources.Select(s => s.Language).Distinct(StringComparer.Ordinal).Count() > 1)
            yield return new Warning("several-languages",
                "The articles are in several languages; what they say alike is found within one language only.");
        if (digest.QueryIgnored)
            yield return ResultBuilder.QueryNotFound;
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
