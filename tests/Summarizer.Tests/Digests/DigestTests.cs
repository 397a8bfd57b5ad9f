using Summarizer.Digests;
using Summarizer.Documents;
using Summarizer.Tests.Support;

namespace Summarizer.Tests.Digests;

public sealed class DigestTests
{
    private static readonly SummaryOptions[] Wishes =
    [
        new(), new() { Sentences = 1 }, new() { Sentences = 1000 }, new() { Ratio = 0.1 }, new() { Ratio = 1 },
        new() { Words = 1 }, new() { Words = 60 },
        new() { Sentences = 4, Query = "the harbour 今天 \uD800", SortBy = SummaryOrder.Rank },
        new() { Sentences = 6, Language = "ja" },
    ];

    [Fact]
    public void A_digest_of_one_document_is_its_summary()
    {
        const string Text =
            "The glacier above Zermatt lost two metres of ice in a single summer, glaciologists of the canton "
            + "reported on Friday. The loss is the largest since measurements began in 1914. "
            + "The glaciologists measure the ice with stakes and with a laser on a helicopter. Meltwater fills a new "
            + "lake below the tongue of the glacier. The lake is to be drained through a tunnel next year.";

        Digest digest = Digest(new SummaryOptions { Sentences = 2 }, Text);

        Assert.Equal(ExtractiveSummarizer.Summarize(Text, new SummaryOptions { Sentences = 2 }).Sentences
            .Select(s => s.Text), digest.Sentences.Select(s => s.Text));
        Assert.All(digest.Sentences, s => Assert.Empty(s.AlsoIn));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void For_any_documents_and_options_the_digest_keeps_its_promises(int seed)
    {
        var texts = new RandomText(seed);
        for (int i = 0; i < 12; i++)
        {
            string[] documents = [.. Enumerable.Range(0, 1 + (i % 5)).Select(d => texts.Next(30 << ((i + d) % 8)))];
            foreach (SummaryOptions wish in Wishes)
                AssertPromises(documents, wish);
        }
    }

    [Fact]
    public void The_same_document_twenty_five_times_says_everything_once()
    {
        const string Text =
            "The ferry to the island stops running in October. The town cannot pay for repairs to the pier. Islanders "
                + "plan to sue the county over the decision.";

        Digest digest = Digest(new SummaryOptions { Sentences = 25 }, [.. Enumerable.Repeat(Text, 25)]);

        Assert.Equal(3, digest.Sentences.Count);
        Assert.All(digest.Sentences, s => Assert.Equal(24, s.AlsoIn.Count));
        Assert.All(digest.Sentences, s => Assert.Equal(0, s.Source));
    }

    [Fact]
    public void Thousands_of_sentences_that_differ_in_a_number_only_are_compared_in_bounded_time()
    {
        const string Words = "The gauge at the old mill by the river in the north of the valley shows a level of";
        DigestSource[] sources = [.. Enumerable.Range(0, 1500).Select(number => $"{Words} {number}.").Chunk(60)
            .Select((lines, i) => new DigestSource($"{i}", Document.FromText(string.Join(' ', lines))))];
        Assert.NotEmpty(DigestSummarizer.Summarize(sources, new SummaryOptions { Sentences = 5 }).Sentences);
    }

    [Fact]
    public void The_order_of_the_documents_decides_nothing_but_the_order_of_the_sentences()
    {
        string[] texts =
        [
            "The dam at Vorst holds again after a week of repairs. Engineers closed the leak with clay and steel. Two "
                + "villages below it may be lived in once more.",
            "Bakers in the capital raise the price of bread by a tenth. They name the cost of gas as the reason. A "
                + "loaf is to cost three crowns.",
            "A comet can be seen with the naked eye from Thursday. It passes the Earth at twice the distance of the "
                + "Moon's orbit. Astronomers found it only in spring.",
        ];

        Digest forwards = Digest(new SummaryOptions { Sentences = 4 }, texts);
        Digest backwards = Digest(new SummaryOptions { Sentences = 4 }, [.. texts.Reverse()]);

        Assert.Equal(forwards.Sentences.Select(s => s.Text).Order(StringComparer.Ordinal),
            backwards.Sentences.Select(s => s.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_several_sources_say_ranks_above_what_one_says()
    {
        Digest digest = Digest(new SummaryOptions { Sentences = 3, SortBy = SummaryOrder.Rank },
            "The mayor opened the new library on Tuesday. The county has stopped all trains on the northern line "
                + "after a landslide.",
            "A market will be held on the square in June. All trains on the northern line were stopped by the county "
                + "after a landslide.",
            "The choir gives its yearly concert on Sunday. The county stopped all trains on the northern line because "
                + "of a landslide.");

        Assert.Contains("northern line", digest.Sentences[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, digest.Sentences[0].AlsoIn.Count);
    }

    [Theory]
    [InlineData("en", "The pier will be closed to cars in May.", "The pier will not be closed to cars in May.")]
    [InlineData("de", "Im Mai steigt der Preis am Hafen.", "Im Mai steigt der Preis am Hafen nicht.")]
    [InlineData("fr", "Le port ferme ses portes en mai.", "Le port ne ferme pas ses portes en mai.")]
    [InlineData("sv", "Hamnen stänger bron på fredag.", "Hamnen stänger aldrig bron på fredag.")]
    [InlineData("fi", "Satama sulkee sillan perjantaina.", "Satama ei sulkee sillan perjantaina.")]
    [InlineData("ja", "政府は増税を決定した。", "政府は増税を決定しなかった。")]
    [InlineData("zh", "市政府关闭港口大桥。", "市政府没有关闭港口大桥。")]
    [InlineData("ko", "항구 폐쇄 결정을 발표했다.", "항구 폐쇄 결정을 발표하지 않았다.")]
    [InlineData("mk", "Пристаништето ќе се затвори во петок.", "Пристаништето не ќе се затвори во петок.")]
    public void A_sentence_and_its_denial_are_both_kept(string language, string statement, string denial)
    {
        Digest digest = Digest(new SummaryOptions { Sentences = 2, Language = language }, statement, denial);

        Assert.Equal([statement, denial], digest.Sentences.Select(s => s.Text));
        Assert.All(digest.Sentences, s => Assert.Empty(s.AlsoIn));
    }

    [Fact]
    public void A_word_that_denies_in_another_language_does_not_keep_sentences_apart()
    {
        Digest digest = Digest(new SummaryOptions { Sentences = 2, Language = "en" },
            "The old bridge will be closed to lorries in May.", "The old bridge is closed to lorries in May.");

        Assert.Single(Assert.Single(digest.Sentences).AlsoIn);
    }

    [Fact]
    public void Without_a_length_there_is_a_sentence_for_each_source_between_three_and_ten()
    {
        Assert.Equal([3, 3, 3, 4, 10, 10], new[] { 1, 2, 3, 4, 10, 25 }.Select(DigestSummarizer.DefaultSentences));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(26)]
    public void No_documents_and_too_many_are_refused(int count)
    {
        InvalidOptionException refusal =
            Assert.Throws<InvalidOptionException>(() => Digest(new SummaryOptions(),
                [.. Enumerable.Repeat("The harbour closes.", count)]));

        Assert.Contains("1 to 25", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_without_sentences_give_an_empty_digest()
    {
        Digest digest = Digest(new SummaryOptions { Ratio = 0.5 }, "", "   ", "\n");

        Assert.Empty(digest.Sentences);
        Assert.Equal("", digest.Text);
        Assert.Equal([0, 0, 0], digest.Sources.Select(s => s.Sentences));
    }

    [Fact]
    public void What_another_source_says_already_does_not_come_back_for_a_sentence_that_points_back()
    {
        const string Closure = "the viaduct at Alnholm is closed to cyclists until the end of the week.";

        Digest digest = Digest(new SummaryOptions { Sentences = 1 }, "But " + Closure, "T" + Closure[1..]);

        DigestSentence only = Assert.Single(digest.Sentences);
        Assert.InRange(only.RankScore, 0, 1);
        Assert.Equal((0, 1), (only.Source, Assert.Single(only.AlsoIn).Source));
    }

    private static Digest Digest(SummaryOptions options, params string[] texts) =>
        DigestSummarizer.Summarize(
            [.. texts.Select((text, i) => new DigestSource($"{i}.txt", Document.FromText(text)))], options);

    private static void AssertPromises(string[] texts, SummaryOptions wish)
    {
        Digest digest = Digest(wish, texts);
        int all = digest.Sources.Sum(s => s.Sentences);
        int most = wish.Sentences ?? (wish.Ratio is { } ratio
            ? Math.Max(1, (int)((ratio * all) + 1e-9))
            : wish.Words is null ? DigestSummarizer.DefaultSentences(texts.Length) : all);
        Assert.InRange(digest.Sentences.Count, Math.Min(all, 1), Math.Max(most, 0));
        Assert.All(digest.Sentences, s =>
        {
            Assert.Equal(texts[s.Source].Substring(s.Offset, s.Length), s.Text);
            Assert.InRange(s.Index, 0, digest.Sources[s.Source].Sentences - 1);
            Assert.InRange(s.RankScore, 0, 1);
            Assert.DoesNotContain(s.Source, s.AlsoIn.Select(e => e.Source));
            Assert.Equal(s.AlsoIn.Select(e => e.Source).Distinct().Order(), s.AlsoIn.Select(e => e.Source));
        });
        // Nothing is chosen twice, and nothing that another represents is chosen.
        (int, int)[] places = [.. digest.Sentences.Select(s => (s.Source, s.Index)),
            .. digest.Sentences.SelectMany(s => s.AlsoIn.Select(e => (e.Source, e.Index)))];
        Assert.Equal(places.Length, places.Distinct().Count());
        Assert.Equal(wish.SortBy == SummaryOrder.Rank
            ? digest.Sentences.OrderByDescending(s => s.RankScore).Select(s => s.RankScore)
            : digest.Sentences.OrderBy(s => s.Source).ThenBy(s => s.Offset).Select(s => s.RankScore),
            digest.Sentences.Select(s => s.RankScore));
        if (wish.Words is { } words && digest.Sentences.Count > 1)
            Assert.InRange(digest.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 1, words);
        Digest again = Digest(wish, texts);
        Assert.Equal(digest.Text, again.Text);
        Assert.Equal(digest.Sentences.Select(s => s with { AlsoIn = [] }).Select(s => s.ToString()),
            again.Sentences.Select(s => s with { AlsoIn = [] }).Select(s => s.ToString()));
    }
}
