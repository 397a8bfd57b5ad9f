using Microsoft.Extensions.AI;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Calling;
using Summarizer.Pipeline.Rewriting.Checking;
using Summarizer.Pipeline.Rewriting.Chunking;
using Summarizer.Pipeline.Rewriting.Prompting;
using Summarizer.Pipeline.Rewriting.Reuse;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// Writes a summary with a language model: source → parts → answer → checks → one repair → what stands. Whatever goes wrong becomes a
/// status with its reason, here and nowhere else.
/// </summary>
internal sealed class Rewriter(LlmOptions options, ModelCaller caller, AnswerMemory memory, TimeProvider time) : IRewriter, IDisposable
{
    /// <summary>Words that a part's summary has at least: it must carry what the whole may need.</summary>
    private const int PartWords = 120;

    private readonly LlmOptions _options = options;
    private readonly ModelCaller _caller = caller;

    /// <inheritdoc/>
    public string Fingerprint { get; } = string.Join('|', options.ModelName, Prompt.Version, options.Length.ToLowerInvariant(), options.Language?.ToLowerInvariant(),
        options.Tone.ToLowerInvariant(), options.Unsupported.ToLowerInvariant(), options.Repair, options.MaxInputTokens, options.Temperature);

    /// <inheritdoc/>
    public async Task<LlmPart> RewriteAsync(RewriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        LlmPart part = await AnswerAsync(request, cancellationToken);
        RewritingTelemetry.Count(_options.ModelName, part);
        return part;
    }

    /// <inheritdoc/>
    public void Dispose() => _caller.Dispose();

    private async Task<LlmPart> AnswerAsync(RewriteRequest request, CancellationToken cancellationToken)
    {
        SourceText source = SourceText.Of(request.Summary);
        if (source.Lines.Count == 0)
            return Part(ResultStatus.Skipped, "The article has no sentences that a model could be shown.");
        if (source.Words <= _options.Words)
            return Part(ResultStatus.Skipped, $"The article has {source.Words} words, no more than the {_options.Words} of a summary.");

        string key = AnswerMemory.Key(request.ContentHash, Fingerprint, request.Summary.Title, request.Summary.Language, source.Lines);
        if (await memory.ReadAsync(key, cancellationToken) is { } before)
            return before with { Usage = new LlmUsage(0, 0, 0, 0, 0), Reason = "The same content was summarised before; the answer is used again." };

        ArticleAccount account = _caller.NewAccount();
        TimeSpan allowed = _options.Deadline;
        if (request.AnswerBy - time.GetUtcNow() is { } left && left < allowed)
            allowed = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        using var deadline = new CancellationTokenSource(allowed, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        LlmPart part;
        try
        {
            part = await new Writing(this, request, source, account, both.Token).WriteAsync();
        }
        catch (BudgetException ex)
        {
            part = Part(ResultStatus.Skipped, ex.Message);
        }
        catch (ModelException ex)
        {
            part = Part(ex.Fault == ModelFault.Passing ? ResultStatus.Deferred : ResultStatus.Failed, ex.Message);
        }
        catch (StorageUnavailableException)
        {
            part = Part(ResultStatus.Deferred, "The day's budget cannot be looked up: storage is away.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            part = Part(ResultStatus.Deferred, $"The model did not finish within {allowed.TotalSeconds:0.#} seconds.");
        }

        part = part with { Usage = account.ToUsage() };
        if (part.Status == ResultStatus.Succeeded)
            await memory.WriteAsync(key, part, cancellationToken);
        return part;
    }

    private LlmPart Part(string status, string? reason) =>
        new() { Status = status, Reason = reason, Model = _options.ModelName, PromptVersion = Prompt.Version };

    /// <summary>The work on one article.</summary>
    private sealed class Writing(Rewriter rewriter, RewriteRequest request, SourceText source, ArticleAccount account, CancellationToken cancellationToken)
    {
        private readonly LlmOptions _options = rewriter._options;
        private readonly string _language = string.IsNullOrWhiteSpace(rewriter._options.Language) ? request.Summary.Language : rewriter._options.Language.ToLowerInvariant();
        private string? _model;

        public async Task<LlmPart> WriteAsync()
        {
            IReadOnlyList<SourceLine> lines = await ReduceAsync();
            if (lines.Count == 0)
                return rewriter.Part(ResultStatus.Failed, "No sentence of the parts' summaries is supported by the article.");
            Draft? draft = await AskAsync(lines, _options.Words, repairAll: true);
            return draft is null
                ? rewriter.Part(ResultStatus.Failed, "The model's answer is not of the form asked for.")
                : Finish(draft.Sentences);
        }

        /// <summary>Map: a document too long for one call is summarised in parts, the parts' summaries in parts again, until all fits.</summary>
        private async Task<IReadOnlyList<SourceLine>> ReduceAsync()
        {
            IReadOnlyList<SourceLine> lines = source.Lines;
            for (int round = 0; ; round++)
            {
                List<List<SourceLine>> parts = Parts.Cut(lines, _options.MaxInputTokens);
                if (parts.Count <= 1)
                    return parts.Count == 0 ? [] : parts[0];
                if (round == _options.MaxRounds)
                    throw new BudgetException($"The article is too long to be joined in {_options.MaxRounds} rounds.");
                if (parts.Count >= _options.MaxCalls)
                    throw new BudgetException($"The article has {parts.Count} parts, too many for the {_options.MaxCalls} calls that one may take.");
                lines = await MapAsync(parts);
            }
        }

        private async Task<List<SourceLine>> MapAsync(List<List<SourceLine>> parts)
        {
            var drafts = new Draft?[parts.Count];
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Concurrency, CancellationToken = cancellationToken };
            try
            {
                await Parallel.ForEachAsync(Enumerable.Range(0, parts.Count), parallel,
                    async (i, _) => drafts[i] = await AskAsync(parts[i], Math.Max(PartWords, _options.Words), repairAll: false));
            }
            catch (AggregateException ex)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(ex.InnerExceptions[0]);
            }

            var lines = new List<SourceLine>();
            for (int i = 0; i < drafts.Length; i++)
            {
                foreach (CheckedSentence sentence in drafts[i]?.Sentences.Where(s => s.Stands && s.Sources.Count > 0) ?? [])
                    lines.Add(new SourceLine(lines.Count, sentence.Text, i, sentence.Sources));
            }

            return lines;
        }

        /// <summary>Asks for a summary of lines and checks it; once more with the findings where there are any. Null where no answer had the form asked for.</summary>
        private async Task<Draft?> AskAsync(IReadOnlyList<SourceLine> lines, int words, bool repairAll)
        {
            var shown = lines.ToDictionary(l => l.Number);
            var check = new SummaryCheck(source.Grounder, IsOtherLanguage());
            int wanted = Math.Min(words, Math.Max(20, source.Words * 2 / 3));
            List<ChatMessage> messages = Prompt.Ask(lines, SourceText.SafeTitle(request.Summary.Title), SourceText.SafeTitle(request.Name), wanted, _language, _options, Prompt.NewNonce());
            (string text, Draft? first) = await OnceAsync(messages, wanted, check, shown);
            string[] findings = Findings(first);
            bool worthIt = first is null || (repairAll && first.Sentences.Exists(s => !s.Stands));
            if (!_options.Repair || findings.Length == 0 || !worthIt)
                return first;
            messages.AddRange(Prompt.Repair(text, findings));
            (_, Draft? second) = await OnceAsync(messages, wanted, check, shown);
            return second is null || (first is not null && first.Share > second.Share) ? first : second;
        }

        private async Task<(string Text, Draft? Draft)> OnceAsync(List<ChatMessage> messages, int words, SummaryCheck check, Dictionary<int, SourceLine> shown)
        {
            ChatResponse response = await rewriter._caller.AskAsync(messages, Prompt.Options(words, _options), account, cancellationToken);
            if (response.FinishReason == ModelAnswer.Refused)
                throw new ModelException(ModelFault.Lasting, "refusal", "The model refused to summarise the article.");
            if (response.FinishReason == ChatFinishReason.ContentFilter)
                throw new ModelException(ModelFault.Lasting, "content_filter", "The model's content filter stopped the answer.");
            _model = response.ModelId ?? _model;
            return (response.Text, SummaryAnswer.TryParse(response.Text) is { } answer ? new Draft(check.Check(answer, shown)) : null);
        }

        private static string[] Findings(Draft? draft) => draft is null
            ? ["The answer was not JSON of the form {\"sentences\":[{\"text\":\"…\",\"sources\":[…]}]}, or was cut off."]
            : [.. draft.Sentences.Select((s, i) => (s, i)).Where(p => p.s.Refused || p.s.Grounding != Grounding.GroundingClass.Supported)
                .Select(p => $"Sentence {p.i + 1}: {string.Join(", ", p.s.Issues)}.")];

        private bool IsOtherLanguage() => request.Summary.Language != "und" && _language.Split('-')[0] != request.Summary.Language.Split('-')[0];

        /// <summary>Drops what may not stand, cuts what is too long, and says how it ended.</summary>
        private LlmPart Finish(List<CheckedSentence> sentences)
        {
            bool mark = string.Equals(_options.Unsupported, "mark", StringComparison.OrdinalIgnoreCase);
            List<CheckedSentence> left = sentences.FindAll(s => mark ? !s.Refused : s.Stands);
            if (left.Count * 2 < sentences.Count || left.Count == 0)
            {
                return rewriter.Part(ResultStatus.Failed, $"Only {left.Count} of the summary's {sentences.Count} sentences are supported by the article.")
                    with
                { Model = _model ?? _options.ModelName };
            }

            int limit = Math.Min(source.Words - 1, (int)(_options.Words * 1.5));
            int words = 0, fit = 0;
            while (fit < left.Count && (words += SourceText.CountWords(left[fit].Text)) <= limit)
                fit++;
            if (fit == 0)
                return rewriter.Part(ResultStatus.Failed, "The model's summary is longer than allowed.") with { Model = _model ?? _options.ModelName };
            int dropped = sentences.Count - fit;
            left = left[..fit];
            return rewriter.Part(ResultStatus.Succeeded, dropped == 0 ? null : $"{dropped} of {sentences.Count} sentences were left out: not supported, not allowed, or too long.") with
            {
                Text = string.Join(' ', left.Select(s => s.Text)),
                Sentences = [.. left.Select(s => s.ToResult())],
                Model = _model ?? _options.ModelName,
            };
        }

        /// <summary>A checked answer.</summary>
        private sealed record Draft(List<CheckedSentence> Sentences)
        {
            /// <summary>The share of its sentences that stand.</summary>
            public double Share { get; } = Sentences.Count == 0 ? 0 : (double)Sentences.Count(s => s.Stands) / Sentences.Count;
        }
    }
}
