using Summarizer.Tests.Support;

namespace Summarizer.Tests.Selection;

public sealed class AnyTextSummaryTests
{
    private static readonly SummaryOptions[] Wishes =
    [
        new() { Sentences = 1 }, new() { Sentences = 7 }, new() { Sentences = 1000 }, new() { Ratio = 0.1 },
        new() { Ratio = 0.999 }, new() { Words = 1 }, new() { Words = 30 },
        new() { Words = 200, Language = "ja" },
        new() { Sentences = 4, Query = "the harbour 今天 \uD800", SortBy = SummaryOrder.Rank },
        new() { Sentences = 3, Title = "\uDC00 The harbour", Language = "tr" },
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void For_any_text_and_options_the_summary_keeps_its_promises(int seed)
    {
        var texts = new RandomText(seed);
        for (int i = 0; i < 60; i++)
        {
            string text = texts.Next(20 << (i % 9));
            foreach (SummaryOptions wish in Wishes)
                AssertPromises(text, wish);
        }
    }

    [Fact]
    public void Ten_megabytes_of_any_text_keep_the_promises_too() =>
        AssertPromises(new RandomText(9).Next(10_000_000), new SummaryOptions { Sentences = 5 });

    [Fact]
    public void Of_a_hundred_thousand_identical_sentences_one_is_chosen()
    {
        string text = string.Concat(Enumerable.Repeat("The river rose to seven metres. ", 100_000));
        Assert.Single(ExtractiveSummarizer.Summarize(text, new SummaryOptions { Sentences = 10 }).Sentences);
    }

    [Fact]
    public void A_sentence_of_a_hundred_thousand_words_that_refer_is_read_in_bounded_time()
    {
        string text = "The mill burned. " + string.Concat(Enumerable.Repeat("both apple this pear the two; ", 20_000))
            + "end. The owner left.";
        Assert.Single(ExtractiveSummarizer.Summarize(text, new SummaryOptions { Sentences = 1 }).Sentences);
    }

    [Fact]
    public void Summaries_of_other_texts_in_between_change_nothing()
    {
        string[] texts = [.. Enumerable.Range(0, 20).Select(i => new RandomText(100 + i).Next(3000))];
        string[] first = [.. texts.Select(Fingerprint)];
        Array.Reverse(texts);
        Assert.Equal(first.Reverse(), texts.Select(Fingerprint));
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => new RandomText(200 + i).Next(2000))];
        string[] alone = [.. texts.Select(Fingerprint)];
        string[] together = new string[texts.Length];
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i => together[i] = Fingerprint(texts[i]));
        Assert.Equal(alone, together);
    }

    private static string Fingerprint(string text)
    {
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(text);
        return string.Join('|', summary.Sentences) + string.Join('|', summary.KeyPhrases);
    }

    private static void AssertPromises(string text, SummaryOptions wish)
    {
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(text, wish);
        int all = summary.DocumentSentences.Count;
        Assert.InRange(summary.Sentences.Count, Math.Min(all, 1),
            wish.Sentences ?? (wish.Ratio is { } ratio ? Math.Max(1, (int)((ratio * all) + 1e-9)) : all));
        Assert.All(summary.Sentences, s =>
        {
            Assert.Equal(text.Substring(s.Offset, s.Length), s.Text);
            Assert.InRange(s.RankScore, 0, 1);
        });
        Assert.Equal(summary.Sentences.Count, summary.Sentences.Select(s => s.Offset).Distinct().Count());
        Assert.Equal(wish.SortBy == SummaryOrder.Rank
            ? summary.Sentences.OrderByDescending(s => s.RankScore).ThenBy(s => s.Offset)
            : summary.Sentences.OrderBy(s => s.Offset), summary.Sentences);
        if (wish.Words is { } words && summary.Sentences.Count > 1)
            Assert.InRange(summary.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 1, words);
        Assert.InRange(summary.KeyPhrases.Count, 0, 8);
    }
}
