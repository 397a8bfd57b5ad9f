using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Calling;
using Summarizer.Pipeline.Rewriting.Checking;
using Summarizer.Pipeline.Rewriting.Chunking;
using Summarizer.Pipeline.Rewriting.Prompting;
using Summarizer.Pipeline.Rewriting.Reuse;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// The writing of one summary: source → parts → answer → checks → one repair → a second opinion → what is kept.
/// </summary>
internal sealed class SummaryWriter(
    LlmOptions options, Brief brief, RewriteRequest request, SourceText source, ModelChain model, ModelChain verifier,
    ArticleAccount account, ArticleClock clock, AnswerMemory memory, string fingerprint, CancellationToken gaveUp)
{
    /// <summary>Words that a part's summary has at least: it must carry what the whole may need.</summary>
    private const int PartWords = 120;

    /// <summary>
    /// The most times that an article is split smaller after a model has refused a request as too large.
    /// </summary>
    private const int MaxSplits = 4;

    /// <summary>Tokens of the instructions and of what is around the lines.</summary>
    private const int PromptTokens = 550;

    private readonly bool _marks = string.Equals(options.Unsupported, "mark", StringComparison.OrdinalIgnoreCase);
    private readonly SummaryLanguage? _language = brief.Language ?? SummaryLanguage.Find(request.Summary.Language);
    private readonly SummaryCheck _check = new(source);
    private readonly bool _isTranslation = IsOtherLanguage(brief, request, source);

    // The sentences of the last finished round: what is paid for is kept if a later call is refused as too large.
    private IReadOnlyList<SourceLine> _lines = source.Lines;

    // The finished parts of a round in which another part was too large, by their first line.
    private readonly SortedDictionary<int, Part> _finished = [];
    private int _rounds;
    private int _unsupportedParts;
    private InputCut? _inputCut;

    /// <summary>Writes the summary.</summary>
    /// <exception cref="ModelException">A call returned no answer.</exception>
    /// <exception cref="BudgetException">It would cost too much.</exception>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public async Task<LlmPart> WriteAsync(CancellationToken cancellationToken)
    {
        for (int splits = 0; ; splits++)
        {
            int before = Room();
            try
            {
                return await WriteOnceAsync(cancellationToken);
            }
            catch (ModelException ex) when (ex.Policy == FaultPolicy.Split && splits < MaxSplits && Room() < before)
            {
                // Ask again only if the room has become smaller. Otherwise the same calls would be paid for again.
            }
            catch (NoSummaryException ex)
            {
                return ex.Part;
            }
        }
    }

    private async Task<LlmPart> WriteOnceAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<SourceLine> lines = await ReduceAsync(cancellationToken);
        if (lines.Count == 0)
            return Failed("unsupported", "No sentence of the parts' summaries is supported by the article.", null);
        account.Plan(1);
        Draft draft = await AskAsync(lines, brief, isPart: false, cancellationToken);
        if (draft.Sentences.Count == 0)
            return NoAnswer(draft);
        IReadOnlyList<CheckedSentence> sentences = options.VerifiesByModel
            ? await new SecondOpinion(verifier, source, account, clock, gaveUp)
                .AskAsync(draft.Sentences, cancellationToken)
            : draft.Sentences;
        return Finish(sentences, draft);
    }

    /// <summary>
    /// Summarises a document too long for one call in parts, then the parts' summaries in parts again, until all fits
    /// (the map step).
    /// </summary>
    private async Task<IReadOnlyList<SourceLine>> ReduceAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            List<Part> parts = Cut(Math.Min(options.MaxInputTokens, Room()));
            if (parts.Count <= 1)
                return parts.Count == 0 ? [] : parts[0].Lines;
            if (_rounds == options.MaxRounds)
                throw new BudgetException("article-rounds",
                    $"The article is too long to be joined in {options.MaxRounds} rounds (Summarizer:Llm:MaxRounds).");
            _lines = await MapAsync(parts, cancellationToken);
            _finished.Clear();
            _rounds++;
        }
    }

    /// <summary>
    /// Returns about how many calls follow the parts of a round: rounds of their summaries, and the last call.
    /// </summary>
    private int CallsAfter(int parts)
    {
        // A word with its share of the line's number takes about one token and a half.
        int tokens = PartBrief.Words * 3 / 2, room = Math.Min(options.MaxInputTokens, Room());
        int calls = 1;
        for (int next; (next = ((parts * tokens) + room - 1) / room) > 1 && next < parts; parts = next)
            calls += next;
        return calls;
    }

    // The input tokens of a part.
    private int Room() => Math.Max(200, model.InputLimit(Prompt.WantedOutput(PartBrief)) - PromptTokens);

    private Brief PartBrief => brief with { Words = Math.Max(PartWords, brief.Words), Style = SummaryStyle.Paragraph };

    /// <summary>Cuts the lines into parts. What is finished of this round stays as it is.</summary>
    private List<Part> Cut(int maxTokens)
    {
        var parts = new List<Part>();
        int start = 0;
        foreach ((int first, Part part) in _finished)
        {
            CutUpTo(first);
            parts.Add(part);
            start = first + part.Lines.Count;
        }

        CutUpTo(_lines.Count);
        return parts;

        void CutUpTo(int end)
        {
            foreach (List<SourceLine> lines in Chunker.Cut([.. _lines.Take(end).Skip(start)], maxTokens))
            {
                parts.Add(new Part(start, lines, null));
                start += lines.Count;
            }
        }
    }

    /// <summary>
    /// Summarises each part. A part that an earlier attempt has summarised is not paid for again.
    /// </summary>
    private async Task<List<SourceLine>> MapAsync(List<Part> parts, CancellationToken cancellationToken)
    {
        string[] keys = [.. parts.Select(part => PartKey(part.Lines))];
        // All at once: if storage does not answer, this waits for one timeout, not for one a part.
        LlmPart?[] kept = await Task.WhenAll(keys.Select((key, i) => parts[i].Answer is null
            ? memory.ReadAsync(key, cancellationToken)
            : Task.FromResult<LlmPart?>(null)));
        IReadOnlyList<GroundedSentence>?[] answers = [.. kept.Select((part, i) => parts[i].Answer ?? part?.Sentences)];
        for (int i = 0; i < parts.Count; i++)
        {
            if (answers[i] is { } answer)
                _finished[parts[i].First] = parts[i] with { Answer = answer };
        }

        int[] open = [.. Enumerable.Range(0, parts.Count).Where(i => answers[i] is null)];
        // Without this, parts are paid for until the budget ends, and there is nothing to show for it.
        account.Plan(open.Length + CallsAfter(parts.Count));
        account.Require(model.InputCost(open.Sum(i => Chunker.Tokens(parts[i].Lines))));
        Exception? failure = null;
        using var stop = new CancellationTokenSource();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = model.Slots,
            CancellationToken = cancellationToken
        };
        await Parallel.ForEachAsync(open, parallel, async (i, _) =>
        {
            if (stop.IsCancellationRequested)
                return;
            try
            {
                answers[i] = await AskPartAsync(parts[i], keys[i], stop.Token, cancellationToken);
            }
            catch (Exception ex) when (ex is NoSummaryException || ModelException.IsNoAnswer(ex, gaveUp))
            {
                // A summary without a part of the article would look like one of the whole, so no other call starts.
                // Those in progress go on: they are paid for, and the next attempt uses their answers.
                Interlocked.CompareExchange(ref failure, ex, null);
                await stop.CancelAsync();
            }
        });
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return [.. answers.SelectMany((answer, part) => answer!.Select(s => (s, part)))
            .Select((p, i) => new SourceLine(i, p.s.Text, p.part, p.s.Sources))];
    }

    /// <summary>Summarises a part and keeps its answer.</summary>
    /// <exception cref="NoSummaryException">The answer cannot be used.</exception>
    private async Task<IReadOnlyList<GroundedSentence>> AskPartAsync(Part part, string key, CancellationToken stop,
        CancellationToken cancellationToken)
    {
        Draft draft = await AskAsync(part.Lines, PartBrief, isPart: true, cancellationToken, stop);
        if (draft.Sentences.Count == 0 && !draft.IsEmptyList)
            throw new NoSummaryException(NoAnswer(draft));
        GroundedSentence[] answer =
            [.. draft.Sentences.Where(s => s.Stands && s.Sources.Count > 0).Select(s => s.ToResult())];
        lock (_finished)
            _finished[part.First] = part with { Answer = answer };
        if (answer.Length == 0)
            Interlocked.Increment(ref _unsupportedParts);
        else if (_inputCut is null)
            await memory.WriteAsync(key, new LlmPart { Status = ResultStatus.Succeeded, Sentences = answer }, gaveUp);
        return answer;
    }

    private string PartKey(List<SourceLine> part) => AnswerMemory.Key(request.ContentHash,
        $"{fingerprint}|part|{PartBrief.Key}", request.Summary.Title, request.Summary.Language, part);

    /// <summary>
    /// Asks for a summary of lines and checks it; once more with the findings where there are any that can be
    /// corrected, and the fallback if the answers cannot be read.
    /// </summary>
    private async Task<Draft> AskAsync(IReadOnlyList<SourceLine> lines, Brief wanted, bool isPart,
        CancellationToken cancellationToken, CancellationToken stop = default)
    {
        var shown = lines.ToDictionary(l => l.Number);
        // The parts' summaries together must be shorter than the parts.
        int words = lines.Sum(line => TextLength.Words(line.Text)) * (isPart ? 1 : 2) / 3;
        Brief asked = wanted with { Words = Math.Min(wanted.Words, Math.Max(20, words)) };
        List<ChatMessage> messages =
            Prompt.Ask(lines, SourceText.SafeTitle(request.Summary.Title), SourceText.SafeTitle(request.Name), asked,
                _language, Prompt.NewNonce());
        Draft draft = await AskTwiceAsync(messages, asked, shown, isPart, cancellationToken, stop);
        if (!model.HasFallback || draft.IsOfFallback || !IsUnread(draft, isPart))
            return draft;
        try
        {
            (_, Draft other) = await OnceAsync(messages, asked, shown, cancellationToken, stop, isExtra: true,
                skipsFirst: true);
            return other;
        }
        catch (Exception ex) when (ModelException.IsNoAnswer(ex, gaveUp))
        {
            return draft;
        }
    }

    private async Task<Draft> AskTwiceAsync(IReadOnlyList<ChatMessage> messages, Brief asked,
        Dictionary<int, SourceLine> shown, bool isPart, CancellationToken cancellationToken, CancellationToken stop)
    {
        (string text, Draft first) = await OnceAsync(messages, asked, shown, cancellationToken, stop);
        string[] findings = Findings(first);
        bool worthIt = IsUnread(first, isPart)
            || (!isPart && (first.Sentences.Any(s => !s.Stands) || first.WrongLanguage is not null));
        if (!options.Repair || findings.Length == 0 || !worthIt || first.RanOut)
            return first;
        List<ChatMessage> repair = [.. messages, .. Prompt.Repair(text, findings)];
        if (IsEnough(first.Sentences) && !Fits(repair, asked))
            return first;
        try
        {
            (_, Draft second) = await OnceAsync(repair, asked, shown, cancellationToken, stop, isExtra: true);
            bool isWorse = IsEnough(first.Sentences) && !IsEnough(second.Sentences);
            return isWorse || first.Share > second.Share ? first : second;
        }
        catch (Exception ex) when (IsEnough(first.Sentences) && ModelException.IsNoAnswer(ex, gaveUp))
        {
            // The first answer is paid for, and can be used as it is.
            return first;
        }
    }

    /// <summary>True if an answer had not the form asked for. A part may have nothing to say.</summary>
    private static bool IsUnread(Draft draft, bool isPart) =>
        draft.Sentences.Count == 0 && !(isPart && draft.IsEmptyList);

    private bool Fits(IReadOnlyList<ChatMessage> messages, Brief asked)
    {
        ModelCall call = Call(messages, Prompt.WantedOutput(asked), Prompt.LeastOutput(asked, _language));
        return call.InputTokens <= model.InputLimit(call.WantedOutput);
    }

    /// <summary>
    /// Asks for one answer and checks it. If it ran out of tokens it is asked for once more, with more room, as far as
    /// budgets allow.
    /// </summary>
    private async Task<(string Text, Draft Draft)> OnceAsync(IReadOnlyList<ChatMessage> messages, Brief asked,
        Dictionary<int, SourceLine> shown, CancellationToken cancellationToken, CancellationToken stop,
        bool isExtra = false, bool skipsFirst = false)
    {
        ModelCall call = Call(messages, Prompt.WantedOutput(asked), Prompt.LeastOutput(asked, _language)) with
        {
            IsExtra = isExtra,
            SkipsFirst = skipsFirst,
            Stop = stop,
        };
        ModelReply reply = await CallAsync(call, cancellationToken);
        SummaryAnswer? answer = AnswerReader.TryRead(reply.Text);
        int more = reply.Limit * 3 / 2;
        if (answer is null && reply.RanOut && model.HasRoom(Call(messages, more, more)))
        {
            reply = await CallAsync(call with { WantedOutput = reply.Limit * 3, LeastOutput = more, IsExtra = true },
                cancellationToken);
            answer = AnswerReader.TryRead(reply.Text);
        }

        // A model that was asked for another language may have written the article's all the same.
        SummaryLanguage? written = answer is null ? null : SummaryLanguage.Of(answer.Sentences.Select(s => s.Text));
        string? wrong = written is not null && _language?.IsFarFrom(written) == true ? written.Name : null;
        bool isOfArticle = wrong is not null && written!.Base == SummaryLanguage.Find(request.Summary.Language)?.Base;
        return (reply.Text, new Draft(answer is null ? [] : _check.Check(answer, shown, _isTranslation && !isOfArticle),
            answer is null && reply.RanOut, reply.Model)
        {
            IsEmptyList = answer is { Sentences.Count: 0 },
            IsOfFallback = reply.IsOfFallback,
            WrongLanguage = wrong,
        });
    }

    private async Task<ModelReply> CallAsync(ModelCall call, CancellationToken cancellationToken)
    {
        ModelReply reply = await model.AskAsync(call, account, clock, cancellationToken);
        _inputCut = call.SkipsFirst ? reply.InputCut : reply.InputCut ?? _inputCut;
        return reply;
    }

    private static ModelCall Call(IReadOnlyList<ChatMessage> messages, int wanted, int least) =>
        new([.. messages], Prompt.Format, wanted, least);

    private string[] Findings(Draft draft) => draft.Sentences.Count == 0
        ? ["The answer was not JSON of the form {\"sentences\":[{\"sources\":[…],\"text\":\"…\"}],\"addressed\":[…]}."]
        : draft.WrongLanguage is { } language
        ? [$"The answer is in {language}. Write it in {_language!.Name}."]
        : [.. draft.Sentences.Select((s, i) => (s, i)).Where(p => !p.s.Stands)
            .Select(p => $"Sentence {p.i + 1}, \"{p.s.Text}\": {p.s.Explanation}")];

    private static bool IsOtherLanguage(Brief brief, RewriteRequest request, SourceText source) =>
        brief.Language?.IsOf(request.Summary.Language, source.Lines.Select(line => line.Text)) == false;

    private bool IsKept(CheckedSentence sentence) => _marks ? !sentence.Refused : sentence.Stands;

    /// <summary>True if at least half of the sentences are kept, which is enough for a summary.</summary>
    private bool IsEnough(IReadOnlyList<CheckedSentence> sentences) =>
        sentences.Any(IsKept) && sentences.Count(IsKept) * 2 >= sentences.Count;

    /// <summary>Drops what is not allowed, cuts what is too long, and returns the outcome.</summary>
    private LlmPart Finish(IReadOnlyList<CheckedSentence> sentences, Draft draft)
    {
        string modelName = draft.Model;
        List<CheckedSentence> left = [.. sentences.Where(IsKept)];
        if (!IsEnough(sentences))
            return Failed("unsupported",
                $"Only {left.Count} of the summary's {sentences.Count} sentences are supported by the article.",
                modelName);

        int most = brief.Style == SummaryStyle.Headline ? Brief.HeadlineWords * 2 : (int)(brief.Words * 1.5);
        int limit = Math.Min(source.Words - 1, most);
        int words = 0, fit = 0;
        while (fit < left.Count && (words += TextLength.Words(left[fit].Text)) <= limit)
            fit++;
        if (fit == 0)
            return Failed("too-long", "The model's summary is longer than allowed.", modelName);
        if (brief.Style == SummaryStyle.Headline)
            fit = 1;
        int dropped = sentences.Count - fit;
        left = left[..fit];
        return new LlmPart
        {
            Status = ResultStatus.Succeeded,
            Reason = dropped == 0
                ? null
                : $"{dropped} of {sentences.Count} sentences were left out: not supported, not allowed, or too long.",
            Text = Joined([.. left.Select(s => s.Text)]),
            Sentences = [.. left.Select(s => s.ToResult())],
            Model = modelName,
            PromptVersion = Prompt.Version,
            Warnings = Warnings(draft) is { Count: > 0 } warnings ? warnings : null,
        };
    }

    private List<Warning> Warnings(Draft draft)
    {
        var warnings = new List<Warning>();
        if (draft.WrongLanguage is { } language)
            warnings.Add(new Warning("model-language",
                $"The model wrote in {language}, although it was asked for {_language!.Name}."));
        if (_inputCut is { } cut)
            warnings.Add(new Warning("model-input-cut",
                $"The model read {cut.Read} tokens of about {cut.Sent}, so it may not have seen the whole article. "
                    + "Set Summarizer:Llm:ContextWindow to the server's context window, or raise that."));
        if (_unsupportedParts > 0)
            warnings.Add(new Warning("model-parts-left-out",
                $"The article supports no sentence of the model's summaries of {_unsupportedParts} of its parts, so the "
                    + "summary may lack what they say."));
        return warnings;
    }

    private string Joined(string[] sentences) => brief.Style is SummaryStyle.Bullets or SummaryStyle.Takeaways
        ? string.Join('\n', sentences.Select(s => "- " + s))
        : string.Join(TextLength.IsUnspaced(sentences[0]) ? "" : " ", sentences);

    private LlmPart NoAnswer(Draft draft) => draft.RanOut
        ? Failed("ran-out", "The model ran out of tokens before its answer was complete.", draft.Model)
        : Failed("no-answer", "The model's answer is not of the form asked for.", draft.Model);

    private LlmPart Failed(string code, string reason, string? modelName) =>
        new()
        {
            Status = ResultStatus.Failed,
            Code = code,
            Reason = reason,
            Model = modelName ?? model.Name,
            PromptVersion = Prompt.Version
        };

    /// <summary>Thrown when no summary comes of an article.</summary>
    private sealed class NoSummaryException(LlmPart part) : Exception(part.Reason)
    {
        /// <summary>The outcome.</summary>
        public LlmPart Part { get; } = part;
    }

    /// <summary>A part of the lines of a round.</summary>
    /// <param name="First">The place of its first line among them.</param>
    /// <param name="Lines">Its lines.</param>
    /// <param name="Answer">The sentences of its summary; null if it has none yet.</param>
    private sealed record Part(int First, List<SourceLine> Lines, IReadOnlyList<GroundedSentence>? Answer);

    /// <summary>A checked answer.</summary>
    /// <param name="Sentences">Its sentences; none where it had not the form asked for.</param>
    /// <param name="RanOut">True if it ended before it was complete, also with more room.</param>
    /// <param name="Model">The model that wrote it.</param>
    private sealed record Draft(IReadOnlyList<CheckedSentence> Sentences, bool RanOut, string Model)
    {
        /// <summary>True if the model had nothing to say, in the form asked for: a list of references, say.</summary>
        public bool IsEmptyList { get; init; }

        /// <summary>True if another model than the first wrote it.</summary>
        public bool IsOfFallback { get; init; }

        /// <summary>The English name of the language it is in, if that is another one than was asked for.</summary>
        public string? WrongLanguage { get; init; }

        /// <summary>The share of its sentences that are kept; 0 in the wrong language.</summary>
        public double Share => Sentences.Count == 0 ? -1
            : WrongLanguage is not null ? 0 : (double)Sentences.Count(s => s.Stands) / Sentences.Count;
    }
}
