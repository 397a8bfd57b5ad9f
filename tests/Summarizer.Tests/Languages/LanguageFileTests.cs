using System.Reflection;
using System.Runtime.CompilerServices;
using Summarizer.Languages;

namespace Summarizer.Tests.Languages;

/// <summary>The files of Languages/Data: what each must have, and what none may have.</summary>
public sealed class LanguageFileTests
{
    private static readonly string[] KnownSections =
        [.. typeof(Section).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!)];

    /// <summary>The keys that a language needs as soon as one stage beyond detection knows it.</summary>
    private static readonly string[] Required =
    [
        Section.SentenceOpeners, Section.AnaphoricOpeners, Section.ConnectiveOpeners, Section.FirstPerson,
        Section.KeyPhraseStopWords,
        Section.Pleasantries,
    ];

    /// <summary>
    /// Words that name a page or its makers: us, here, more; orders to read or to subscribe; credits.
    /// </summary>
    private static readonly HashSet<string> WordsOfPages =
        [.. """
            us our me here tap read subscribe unsubscribe sign follow filed tagged share say more
            photo photos photograph picture pictures image video graphic editing reporting bild foto
            μας также också uns hier jetzt auch lesen nuestra nuestro aquí también síguenos suscríbete suscríbase leer també
            nos notre ici aussi abonnez-vous suivez-nous voir nostro anche leggi iscriviti seguici nossa nosso
            segueix-nos zde ka tamén leia também ook ons os oss her här også klik volg lees lasi klicka läs lue
            tästä meitä meid nás nas ni nam také aj viac też także również nasz tutaj naš naše tudi več
            saznajte pročitajte pretplatite iratkozzon baca ikuti ere mus taip arī тук ни още също абонирайте нас
            також прочитајте
            подписывайтесь подпишитесь підписуйтесь підпишіться prenumerera تابعونا أيضا גם עוד đây
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    public static IEnumerable<object[]> Files => LanguageFile.ReadAll().Select(file => new object[] { file.Name });

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_only_sections_that_a_stage_reads(string name)
    {
        Assert.Empty(Read(name).Sections.Except(KnownSections));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_named_by_the_first_of_its_codes(string name)
    {
        Assert.Equal(name, Language.Of(name).Code);
        Assert.All(Language.Of(name).Codes, code => Assert.Equal(name, Language.Of(code).Code));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_word_is_in_a_list_of_words_twice(string name)
    {
        string[] lists = [Section.StopWords, Section.AnaphoricOpeners, Section.FirstPerson, Section.DetectionWords];
        Language language = Language.Of(name);
        Assert.All(lists, list => Assert.Empty(Twice(language.Words(list))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_abbreviation_is_of_one_kind(string name)
    {
        string[] kinds =
        [
            Section.Abbreviations, Section.AbbreviationsBeforeNumber, Section.AbbreviationsThatCloseList,
            Section.AbbreviationsAtEnd,
        ];
        Assert.Empty(
            Twice(kinds.SelectMany(kind => Language.Of(name).Words(kind)).Select(word => word.ToLowerInvariant())));
    }

    [Theory]
    [InlineData("el", "σ", "ς")]
    [InlineData("ro", "ş", "ș")]
    [InlineData("ro", "ţ", "ț")]
    public void Stop_words_are_written_as_in_texts_of_today(string code, string old, string today)
    {
        string[] words = [.. Language.Of(code).Words(Section.StopWords)];
        Assert.Contains(words, word => word.Contains(today, StringComparison.Ordinal));
        Assert.Empty(words.Where(word => word.EndsWith(old, StringComparison.Ordinal))
            .Select(word => word.Replace(old, today, StringComparison.Ordinal)).Except(words));
    }

    [Fact]
    public void A_language_that_splits_sentences_has_what_the_other_stages_need()
    {
        // In scripts without spaces other lists take the place of some.
        var missing =
            from language in Language.All
            where language.Spacing == Spacing.BetweenWords && language.Support.HasFlag(LanguageSupport.StopWords)
            from section in Required
            where !language.Has(section)
            select $"{language.Code}: {section}";
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData(Section.BoilerplateLines)]
    [InlineData(Section.BoilerplateBeginnings)]
    [InlineData(Section.BoilerplateParticiples)]
    [InlineData(Section.BoilerplateBeforeName)]
    [InlineData(Section.BoilerplateLabels)]
    [InlineData(Section.BoilerplateInBrackets)]
    [InlineData(Section.BoilerplateEndings)]
    [InlineData(Section.BackMatterHeadings)]
    [InlineData(Section.WidgetHeadings)]
    [InlineData(Section.SectionNames)]
    [InlineData(Section.VerdictHeadings)]
    public void A_wording_is_in_one_file_only(string section)
    {
        Assert.Empty(Twice(Language.AllFiles.SelectMany(language => language.Phrases(section))));
    }

    [Theory]
    [InlineData(Section.BoilerplateLines)]
    [InlineData(Section.BoilerplateBeginnings)]
    [InlineData(Section.BoilerplateParticiples)]
    [InlineData(Section.BoilerplateBeforeName)]
    [InlineData(Section.BoilerplateLabels)]
    [InlineData(Section.BoilerplateInBrackets)]
    [InlineData(Section.BoilerplateEndings)]
    [InlineData(Section.BackMatterHeadings)]
    public void Wordings_are_sorted(string section)
    {
        Assert.All(Language.AllFiles, language =>
        {
            string[] phrases = [.. language.Phrases(section)];
            Assert.Equal(phrases.Order(StringComparer.Ordinal), phrases);
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Words_that_take_part_in_pointing_back_are_anaphoric_openers_and_no_connectives(string name)
    {
        Language language = Language.Of(name);
        string[] openers = [.. language.Words(Section.AnaphoricOpeners)];
        Assert.Empty(language.Pairs(Section.SelfContainedPairs).Select(pair => pair.First).Except(openers));
        Assert.Empty(language.Pairs(Section.AnaphoricPairs).Select(pair => pair.Second).Except(openers));
        Assert.Empty(language.Words(Section.ReferringNouns, "both").Except(openers));
        Assert.Empty(language.Words(Section.ConnectiveOpeners).Intersect(openers));
        Assert.Empty(language.Words(Section.ConnectivesAnywhere).Intersect(openers));
    }

    [Fact]
    public void A_line_that_its_beginning_gives_away_needs_no_second_entry_as_a_whole()
    {
        Assert.Empty(Language.AllFiles.SelectMany(language => language.Phrases(Section.BoilerplateLines))
            .Intersect(Language.AllFiles.SelectMany(language => language.Phrases(Section.BoilerplateBeginnings))));
    }

    [Theory]
    [InlineData(Section.BoilerplateBeginnings)]
    [InlineData(Section.BoilerplateInBrackets)]
    [InlineData(Section.BoilerplateEndings)]
    public void A_wording_is_more_than_a_verb_and_stop_words_or_names_the_page(string section)
    {
        var bare =
            from language in Language.AllFiles
            let stopWords = language.Words(Section.StopWords).ToHashSet()
            from phrase in language.Phrases(section)
            let words = phrase.Split(' ')
            where words.Length > 1 && words.Skip(1).All(stopWords.Contains) && !words.Any(WordsOfPages.Contains)
            select $"{language.Code}: {phrase}";
        Assert.Empty(bare);
    }

    [Theory]
    [InlineData("nb", "no")]
    [InlineData("nn", "no")]
    [InlineData("NB-no", "no")]
    [InlineData("pt_BR", "pt")]
    [InlineData("deu", "de")]
    [InlineData("xx", "xx")]
    [InlineData("", "und")]
    [InlineData(null, "und")]
    public void A_tag_gives_its_language(string? tag, string code)
    {
        Assert.Equal(code, Language.Of(tag).Code);
    }

    [Fact]
    public void All_codes_of_Norwegian_give_the_same_summary()
    {
        const string Text =
            "Kommunen åpnet den nye broen på mandag. Den koster bl.a. mer enn planlagt. Derfor må byen spare, sa "
            + "ordføreren. "
            + "Broen er nr. 3 over elva. Fergen slutter å gå til høsten.";
        string[] summaries = [.. new[] { "no", "nb", "nn" }
            .Select(code => ExtractiveSummarizer.Summarize(Text,
                new SummaryOptions { Sentences = 2, Language = code }).Text)];
        Assert.Single(summaries.Distinct());
    }

    [Fact]
    public void The_page_of_languages_is_generated_from_the_files()
    {
        string file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/languages.md"));
        string page = LanguagesPage.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, page);

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), page);
    }

    private static LanguageFile Read(string name) => LanguageFile.ReadAll().Single(file => file.Name == name);

    private static IEnumerable<string> Twice(IEnumerable<string> words) =>
        words.GroupBy(word => word, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => group.Key);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
