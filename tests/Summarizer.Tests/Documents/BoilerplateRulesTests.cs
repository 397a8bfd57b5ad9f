using Summarizer.Boilerplate;
using Summarizer.Languages;

namespace Summarizer.Tests.Documents;

public sealed class BoilerplateRulesTests
{
    [Theory]
    [InlineData("Share this article", "wording")]
    [InlineData("By Anna Bell, The Paper", "byline")]
    [InlineData("Published: 08:05 EST, 12 March 2014", "byline")]
    [InlineData("Gepubliceerd op 12 maart 2024", "byline")]
    [InlineData("Publicerad 3 oktober 2024", "byline")]
    [InlineData("12 марта 2024, 14:05", "byline")]
    [InlineData("5 maja 2024, 12:30", "byline")]
    [InlineData("Get reports from all the ports in the Evening Tide newsletter.", "call to action")]
    [InlineData("Get across the channel by the morning ferry.", null)]
    [InlineData("Zemřel 3. května 2024.", null)]
    [InlineData("$2,500 to Saturday Academy", null)]
    [InlineData("4,100 € for May Hill", null)]
    [InlineData("12 % in March 2024", null)]
    [InlineData("Murió el 3 de mayo de 2024.", null)]
    [InlineData("https://example.com/a", "address")]
    [InlineData("Contact: Jane Roe, press@example.com, +1 555 010 0199", "contact")]
    [InlineData("Copy article link", "buttons and links")]
    [InlineData("Home > News > Science", "breadcrumb trail")]
    [InlineData("» Home » News » Science", "breadcrumb trail")]
    [InlineData("press@example.com", "address")]
    [InlineData("www.example.com/a", "address")]
    [InlineData("Tap Settings and then General > About > Name", null)]
    [InlineData("学校周三通知，家长可写信至office@example.com，老师会在两天内回复。", null)]
    [InlineData("www.example.comは三日間止まり、利用者から苦情が出た。", null)]
    [InlineData("The harbour opened on Monday.", null)]
    [InlineData("", null)]
    public void A_line_is_removed_by_the_rule_that_fits(string line, string? rule)
    {
        Assert.Equal(rule, BoilerplateRules.ForLine(line));
    }

    [Theory]
    [InlineData("— Uni (@uni) March 4, 2024", "message from a network")]
    [InlineData("Click here to sign up.", "wording")]
    [InlineData("Copyright 2024 The Harbour Post.", "wording")]
    [InlineData("Copyright © The Harbour Post.", "wording")]
    [InlineData("Copyright (c) The Harbour Post.", "wording")]
    [InlineData("Copyright by The Harbour Post.", "wording")]
    [InlineData("(c) 2024 The Harbour Post", "wording")]
    [InlineData("(C) Copyright The Harbour Post", "wording")]
    [InlineData("(c) The tenant leaves the berth within 30 days.", null)]
    [InlineData("Written by Anna Bell.", "wording")]
    [InlineData("Published on Monday, 4 March 2024, at 10:15 a.m.", "wording")]
    [InlineData("Published on 4 March, updated on 5 March by the editors.", "wording")]
    [InlineData("Published by, published by, published by, published by.", "wording")]
    [InlineData("Publié le 4 mars 2024, mis à jour le 5 mars par la rédaction.", "wording")]
    [InlineData("By clicking Accept, you agree to our terms.", "wording")]
    [InlineData("For the latest news, follow our live page.", "wording")]
    [InlineData("An earlier version of this article had a wrong date.", "wording")]
    [InlineData("Please send this article to a friend", "wording")]
    [InlineData("You can also find us on Facebook or Twitter.", "wording")]
    [InlineData("Share your thoughts below.", "wording")]
    [InlineData("Post it to your friends (Opens in new window)", "wording")]
    [InlineData("Reporting by Mia Holt and Tom Reed; writing by Mia Holt; editing by Ida Lund.", "wording")]
    [InlineData("Photo by Mia Holt, courtesy of the harbour museum.", "wording")]
    [InlineData("Written by Mia Holt, Editor for the Harbour Post.", "wording")]
    [InlineData("For the latest news, visit our website.", "wording")]
    [InlineData("An earlier version of this report misstated the year.", "wording")]
    [InlineData("Related stories: Ferry stops, Bridge opens", "wording")]
    [InlineData("Sign up for the Harbour Post's weekly newsletter and get the best stories.", "wording")]
    [InlineData("The harbour opened on Monday.", null)]
    public void A_sentence_is_removed_by_the_rule_that_fits(string sentence, string? rule)
    {
        Assert.Equal(rule, BoilerplateRules.ForSentence(sentence, isFirst: false));
    }

    [Theory]
    [InlineData("In the end she left the house to a friend.")]
    [InlineData("Half of the students learn of the news on Facebook or Twitter.")]
    [InlineData("Half of the students learn of the news on Twitter or Facebook.")]
    [InlineData("Published on Friday, the study says prices fell by 2 percent.")]
    [InlineData("Published by the bank, the figures show that prices fell.")]
    [InlineData("Published at noon, the list has no surprises.")]
    [InlineData("First published in 1911, the novel was soon forgotten.")]
    [InlineData("Written by Anna Bell, the play tells of a harbour town.")]
    [InlineData("Compiled by the WHO, the figures show a rise in cases.")]
    [InlineData("Edited by Mark Shaw, the book has eleven essays.")]
    [InlineData("Posted on Monday, the video has three million viewers.")]
    [InlineData("Publié le 4 mars, le rapport montre une hausse des prix.")]
    [InlineData("Publicado el lunes, el informe muestra una subida.")]
    [InlineData("Aktualisiert am Montag, zeigt die Karte nun alle Brücken.")]
    [InlineData("By clicking a link in a message, a clerk let the thieves in.")]
    [InlineData("An earlier version of this law failed in parliament.")]
    [InlineData("A previous version of this engine burned more oil.")]
    [InlineData("For the latest survey, researchers asked 2,000 people.")]
    [InlineData("Download the image and write it to a card.")]
    [InlineData("Share your position with the rangers before you leave.")]
    [InlineData("The office of the lawyer opens in new window seats.")]
    [InlineData("The museum shows a print (from 1911).")]
    [InlineData("(c) keep the berth free of nets;")]
    [InlineData("Written by Fontane in 1882, Schach von Wuthenow is a story of vanity.")]
    [InlineData("First published in 1719, Robinson Crusoe had four editions that year.")]
    [InlineData("Published on Monday, Greenpeace's report lists forty harbours.")]
    [InlineData("Publié le 4 mars, Marée basse raconte la vie d'un pêcheur.")]
    [InlineData("Veröffentlicht am 4. März, Kritik folgte noch am Abend.")]
    [InlineData("Video by the coast guard, checked by two papers, shows the ferry turning back.")]
    [InlineData("Photos by August Sander, some never shown before, go on display in May.")]
    [InlineData("Bild von Paula Becker bringt im Hafenmuseum viele Besucher zum Staunen.")]
    [InlineData("Photo de classe retrouvée dans le grenier de la vieille école.")]
    [InlineData("An earlier version of this report, found in a drawer, named nine ships.")]
    [InlineData("An hour later the captain left the chat.")]
    [InlineData("For the latest news, islanders walk down to the pier.")]
    [InlineData("You can unsubscribe, but the letters keep coming.")]
    [InlineData("Related articles were withdrawn after the inquiry.")]
    [InlineData("To continue reading old maps, he learned Danish.")]
    [InlineData("9 November 1989: Mauerfall")]
    [InlineData("March 2011: Fukushima")]
    [InlineData("Copyright ends 70 years after the author's death.")]
    public void A_true_sentence_that_has_words_of_a_wording_is_kept(string sentence)
    {
        Assert.Null(BoilerplateRules.ForSentence(sentence, isFirst: false));
        Assert.Null(BoilerplateRules.ForLine(sentence));
    }

    [Theory]
    [InlineData("Open Settings > Network > Wi-Fi")]
    [InlineData("Go to Settings > General > About")]
    [InlineData("Open the menu and edit your profile.")]
    [InlineData("Click the link in the email.")]
    public void A_step_of_instructions_in_a_list_is_kept(string step)
    {
        Assert.Null(BoilerplateRules.ForLine(step, isListItem: true));
    }

    [Theory]
    [InlineData("Список литературы")]
    [InlineData("참고문헌")]
    [InlineData("參考文獻")]
    [InlineData("謝辞")]
    [InlineData("Fuentes")]
    [InlineData("Použitá literatura")]
    [InlineData("Literaturangaben")]
    public void What_is_under_a_heading_of_a_bibliography_or_thanks_is_no_part_of_the_text(string heading)
    {
        Assert.True(SectionHeadings.IsBackMatter(heading));
    }

    [Theory]
    [InlineData("sv", "Om Volvo Cars", "Volvo Cars bygger en ny fabrik.")]
    [InlineData("nl", "Over Philips", "Philips opent een nieuwe fabriek.")]
    [InlineData("en", "About Procter & Gamble", "Procter & Gamble opened a plant.")]
    [InlineData("en", "About Bank of America", "Bank of America closed a branch.")]
    [InlineData("en", "About Acme Corp (NYSE: ACM)", "A plant was opened today.")]
    [InlineData("en", "About Nvidia", "NVIDIA showed a new chip.")]
    [InlineData("en", "ABOUT LUMORA", "Lumora opened a plant.")]
    [InlineData("en", "About BP", "The station belongs to BP.")]
    [InlineData("en", "About Acme, Inc.", "A plant was opened today.")]
    [InlineData("fr", "À propos d'Orange", "Le réseau d'Orange couvre la vallée.")]
    [InlineData("und", "About Lumora", "Lumora.")]
    [InlineData("en", "About The Lamp Company", "The Lamp Company opened a plant.")]
    [InlineData("en", "About The Lumora Depot", "Lumora Depot opened a plant.")]
    [InlineData("en", "About Under Canvas", "The tents belong to Under Canvas.")]
    [InlineData("en", "About Marins sans Port", "The ship of Marins sans Port left on Monday.")]
    [InlineData("fr", "À propos de Banque générale", "Le siège de Banque générale ferme.")]
    [InlineData("fr", "À propos d'Eaux de Lorme réseaux", "Les tuyaux d'Eaux de Lorme réseaux fuient.")]
    public void What_an_organisation_says_of_itself_is_found_by_its_name(string language, string heading, string before)
    {
        Assert.True(SectionHeadings.IsSelfDescription(heading, Language.Of(language), before, out _));
    }

    [Theory]
    [InlineData("sv", "Om Trump vinner valet", "Trump leder.")]
    [InlineData("de", "Über Nacht zum Vorbild", "In der Nacht kam ein Anruf.")]
    [InlineData("en", "About Half of Drivers Read Messages", "Half of the drivers read messages.")]
    [InlineData("en", "About The Old Bridge", "The old bridge was closed.")]
    [InlineData("en", "About Under Ten Boats", "Under the pier, ten boats lay.")]
    [InlineData("de", "Über Grenzen hinweg", "Der Bus fährt über Grenzen hinweg.")]
    [InlineData("en", "About Half Measures", "One in two, or half, agreed.")]
    [InlineData("en", "About An Hour Later", "Another boat came.")]
    [InlineData("en", "About Tom Reed", "Tomatoes grow here.")]
    [InlineData("en", "About How Boats Sink", "How is it done?")]
    [InlineData("en", "About It", "It rained.")]
    [InlineData("en", "ABOUT TIME", "They took their time.")]
    [InlineData("sv", "Om Ryssland anfaller", "Vad händer om Ryssland anfaller?")]
    [InlineData("de", "Über Wien, seine Parks und Cafés", "Wien ist grün.")]
    public void A_heading_in_ordinary_words_is_no_self_description(string language, string heading, string before)
    {
        Assert.False(SectionHeadings.IsSelfDescription(heading, Language.Of(language), before, out _));
    }

    [Fact]
    public void A_name_is_looked_for_at_the_start_of_the_text_only()
    {
        string before = new string('.', 30_000) + "Lumora";

        Assert.False(SectionHeadings.IsSelfDescription("About Lumora", Language.Of("en"), before, out _));
    }

    [Theory]
    [InlineData("Q: Why is it closed?", 3)]
    [InlineData("CLOSE The harbour opened on Monday.", 6)]
    [InlineData("[09:02] The harbour opened on Monday.", 8)]
    [InlineData("10:30 Uhr war es, als der Hafen öffnete.", 0)]
    [InlineData("The harbour opened on Monday.", 0)]
    public void What_is_before_the_first_word_of_a_sentence_is_its_prefix(string sentence, int length)
    {
        Assert.Equal(length, SentencePrefix.Length(sentence));
    }
}
