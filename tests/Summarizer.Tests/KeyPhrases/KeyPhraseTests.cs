namespace Summarizer.Tests.KeyPhrases;

public sealed class KeyPhraseTests
{
    [Fact]
    public void A_summary_without_key_phrases_has_the_same_sentences()
    {
        const string text = "Ferries cross the sound every hour. The ferries of the sound are old. "
            + "A new ferry for the sound comes in May. Nobody knows its name yet.";
        ExtractiveSummary whole = ExtractiveSummarizer.Summarize(text, new SummaryOptions { Sentences = 2 });
        ExtractiveSummary bare =
            ExtractiveSummarizer.Summarize(text, new SummaryOptions { Sentences = 2, KeyPhrases = false });
        Assert.NotEmpty(whole.KeyPhrases);
        Assert.Empty(bare.KeyPhrases);
        Assert.Equal(whole.Sentences, bare.Sentences);
    }

    [Fact]
    public void Names_and_repeated_phrases_are_found_and_nothing_is_said_twice()
    {
        IReadOnlyList<string> phrases = Phrases("en", """
            The Bank of Finland left its interest rate unchanged on Thursday. Economists had expected a lower interest rate.
            A lower interest rate would help house buyers in Helsinki, and house prices in Helsinki fell. The Bank of Finland meets again in June.
            """);
        Assert.Contains("Helsinki", phrases);
        Assert.Contains(phrases, p => p.Contains("interest rate", StringComparison.Ordinal));
        Assert.Equal(phrases.Count, phrases.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(phrases,
            p => Assert.DoesNotContain(phrases, q => q != p && q.Contains(p, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void No_phrase_starts_or_ends_with_a_stop_word_or_common_verb()
    {
        IReadOnlyList<string> phrases = Phrases("en", """
            She said the old mill will be sold. He said the old mill was making flour. They said that making flour in the old mill is said to be slow.
            """);
        Assert.Contains(phrases, p => p.EndsWith("mill", StringComparison.Ordinal));
        Assert.All(phrases,
            p => Assert.DoesNotContain(p.Split(' ')[0], new[] { "said", "the", "making", "is", "old" }));
    }

    [Fact]
    public void A_possessive_ending_is_not_part_of_a_phrase() =>
        Assert.Contains("Norway",
            Phrases("en",
                "Critics praised Norway’s plan. The plan of Norway is long. In Norway’s north the snow is deep."));

    [Fact]
    public void Initials_keep_their_last_dot() =>
        Assert.Contains("U.S.", Phrases("en", "Troops of the U.S. left. The U.S. troops came back to the U.S. later."));

    [Fact]
    public void An_abbreviation_and_what_it_stands_for_are_one_phrase()
    {
        IReadOnlyList<string> phrases =
            Phrases("en",
                "The United States and the U.S. army met. The United States paid. The U.S. left. In the United States "
                    + "it rains.");
        Assert.Single(phrases, p => p is "United States" or "U.S.");
    }

    [Fact]
    public void A_gerund_alone_is_no_key_phrase()
    {
        IReadOnlyList<string> phrases =
            Phrases("en",
                "They are securing the border. Securing the border costs money. He spoke of securing it, and of "
                    + "defence spending. Defence spending rose.");
        Assert.DoesNotContain("securing", phrases, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("defence spending", phrases, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void German_phrases_end_in_a_noun()
    {
        IReadOnlyList<string> phrases = Phrases("de", """
            Der Ausbau erneuerbarer Energien kommt voran. Erneuerbare Energien decken die Hälfte des Bedarfs. Ohne erneuerbare Energien steigen die Preise.
            """);
        Assert.Contains(phrases, p => p.EndsWith("Energien", StringComparison.Ordinal));
        Assert.All(phrases, p => Assert.True(char.IsUpper(p.Split(' ')[^1][0])));
    }

    [Fact]
    public void Chinese_phrases_are_the_longest_strings_that_return()
    {
        IReadOnlyList<string> phrases = Phrases("zh", "欧洲联盟今天开会。\n\n会议讨论了欧洲联盟的预算。\n\n各国希望欧洲联盟增加预算。");
        Assert.Contains("欧洲联盟", phrases);
        Assert.Contains("预算", phrases);
        Assert.DoesNotContain("欧洲联", phrases);
    }

    private static IReadOnlyList<string> Phrases(string language, string text) =>
        ExtractiveSummarizer.Summarize(text.Replace(".\n", ". ", StringComparison.Ordinal),
            new SummaryOptions { Language = language }).KeyPhrases;
}
