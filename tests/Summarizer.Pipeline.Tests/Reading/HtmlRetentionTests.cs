using Summarizer.Documents;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Tests that an article keeps text that resembles a site's headings, names or notices.</summary>
public sealed class HtmlRetentionTests
{
    private const string Kept = "The kept words say what the reader came for, and they end in a full stop.";

    private static string Paragraph(int i) =>
        $"<p>Paragraph {i} says how the ferry of Lund carried {i} passengers across the lake in winter. It needed a "
            + "new rope, which the council paid for after a long debate about its price.</p>";

    private static string Prose { get; } = string.Concat(Enumerable.Range(1, 12).Select(Paragraph));

    private static string[] LinesOf(string within, string after = "") =>
        Read($"<html><head><title>The ferry</title></head><body><article>{Prose}{within}"
            + $"{Paragraph(20)}{Paragraph(21)}{after}</article></body></html>", "a.html").Lines();

    [Theory]
    [InlineData("Sign up for an account")]
    [InlineData("Back to school: what parents should know")]
    [InlineData("Subscribe to events")]
    [InlineData("Tags and branches")]
    [InlineData("Return to work after an injury")]
    [InlineData("Anzeige gegen den Vorstand")]
    [InlineData("Zurück in die Heimat")]
    [InlineData("Das könnte teuer werden")]
    [InlineData("Images")]
    [InlineData("Search")]
    [InlineData("Comments")]
    [InlineData("Read more, worry less")]
    [InlineData("More news is no better news")]
    [InlineData("Mehr aus dem Garten machen")]
    public void A_heading_that_sites_use_too_stays_over_text(string heading)
    {
        string[] lines = LinesOf($"<section><h2>{heading}</h2><p>{Kept}</p></section>");
        Assert.Contains($"Heading2: {heading}", lines);
        Assert.Contains($"Paragraph: {Kept}", lines);
    }

    [Theory]
    [InlineData("Sign up for news")]
    [InlineData("Tags")]
    [InlineData("Zurück zur Startseite")]
    [InlineData("Read more about the fire brigade")]
    [InlineData("Search")]
    public void A_heading_that_sites_use_too_is_left_out_over_links(string heading)
    {
        string[] lines = LinesOf($"<div><h2>{heading}</h2><p>On <a href='/a'>the first page</a>, "
            + "<a href='/b'>the second page</a></p></div>");
        Assert.DoesNotContain(lines, line => line.Contains(heading, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("first page", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Read more")]
    [InlineData("Weitere Artikel")]
    [InlineData("Weitere Artikel zum Thema Garten:")]
    public void A_heading_that_only_sites_use_is_left_out_over_text(string heading) =>
        Assert.DoesNotContain($"Heading2: {heading}", LinesOf($"<section><h2>{heading}</h2><p>{Kept}</p></section>"));

    [Fact]
    public void Steps_that_start_like_labels_stay()
    {
        string[] steps = ["Go back to the first tab.", "Trending topics need a name", "Images", "Return to the pan."];
        string list = string.Concat(steps.Select(step => $"<li>{step}</li>"));
        Assert.Equal(steps.Select(step => "ListItem: " + step),
            LinesOf($"<ol>{list}</ol>").Where(line => line.StartsWith("ListItem", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("cookies", "Cookies")]
    [InlineData("pagination", "Pagination")]
    [InlineData("related", "Related")]
    [InlineData("login", "Login<a href='#login'>¶</a>")]
    public void A_section_with_an_id_from_its_heading_stays(string id, string heading)
    {
        string[] lines = LinesOf($"<section id='menus'><h2>Menus</h2><p>{Kept}</p></section>"
            + $"<section id='{id}'><h2>{heading}</h2><p>More: {Kept}</p></section>");
        Assert.Contains("Heading2: Menus", lines);
        Assert.Contains($"Paragraph: {Kept}", lines);
        Assert.Contains($"Paragraph: More: {Kept}", lines);
    }

    [Fact]
    public void A_heading_with_an_id_from_its_words_stays() =>
        Assert.Contains("Heading2: Navigation", LinesOf($"<h2 id='navigation'>Navigation</h2><p>{Kept}</p>"));

    [Fact]
    public void A_single_element_with_the_id_and_heading_of_comments_is_left_out() =>
        Assert.DoesNotContain($"Paragraph: {Kept}",
            LinesOf("", $"<div id='comments'><h3>Comments</h3><p>{Kept}</p></div>"));

    [Theory]
    [InlineData("Passengers whose ferries were cancelled may receive compensation of up to 60 crowns.")]
    [InlineData("To change the address, you must be logged in to your account.")]
    [InlineData("The pictures may not be reproduced without the family's consent, the judge said.")]
    [InlineData("Pour voter, vous devez être connecté à votre espace.")]
    [InlineData("“We may earn less in autumn, but the shelf stays free,” the head of the library said.")]
    [InlineData("Under the new rule you may receive compensation if your ferry is three hours late.")]
    [InlineData("Sauf mention contraire, les réunions ont lieu à la mairie à 18 heures.")]
    [InlineData("“Go back to the shore!”")]
    [InlineData("Brokers may earn a commission of 3 per cent on each sale of a boat.")]
    public void A_sentence_with_words_of_a_notice_stays(string sentence) =>
        Assert.Contains($"Paragraph: {sentence}", LinesOf($"<p>{sentence}</p>"));

    [Theory]
    [InlineData("» Alle Rechte vorbehalten")]
    [InlineData("» All rights reserved by the harbour office and its partners.")]
    public void A_notice_after_an_arrow_does_not_stay(string notice) =>
        Assert.DoesNotContain(
            LinesOf($"<p>{notice}</p>"), line => line.Contains(notice[2..], StringComparison.Ordinal));

    [Theory]
    [InlineData("Am Abend stellte sie ihr Video auf YouTube.")]
    [InlineData("“You can't trust what you see on TikTok,” Ms Roe said.")]
    [InlineData("« Je ne regarde plus Facebook », dit-il.")]
    [InlineData("Non ha voluto commentare, ma su Facebook ha scritto di essere sereno.")]
    [InlineData("O vídeo foi divulgado nos perfis do Instagram.")]
    [InlineData("“It was a good day. Follow me on Instagram,” she said.")]
    [InlineData("The family donated the house to us, he said, and left for good.")]
    [InlineData("The council must change our organ donation rules before more people die.")]
    [InlineData("Unsere Organspende-Regeln kosten Leben.")]
    [InlineData("Join the strike, the driver told his suspended colleagues.")]
    [InlineData("If you look for a first camera for YouTube, this one will do for years.")]
    public void A_last_sentence_that_names_a_channel_stays(string sentence) =>
        Assert.Contains($"Paragraph: {sentence}", LinesOf("", $"<p>{sentence}</p>"));

    [Fact]
    public void A_conclusion_with_a_link_after_a_long_list_stays()
    {
        string page = $"<html><body><article><ol><li>{Prose}</li></ol><h2>Conclusion</h2><p>{Kept}</p>"
            + "<p>The rules are part of <a href='/law'>the law</a>, which is in force since May.</p>"
            + "</article></body></html>";
        Assert.Contains($"Paragraph: {Kept}", Read(page, "a.html").Lines());
    }

    [Fact]
    public void A_stated_text_that_ends_early_does_not_cut_the_article()
    {
        string stated = string.Join(' ', Enumerable.Range(1, 9).Select(Paragraph))
            .Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", " ", StringComparison.Ordinal);
        string end = string.Concat(Enumerable.Repeat($"<p>{Kept}</p>", 9));
        string page = "<html><head><script type='application/ld+json'>"
            + $"{{\"articleBody\": \"{stated}\"}}</script></head>"
            + $"<body><article><div>{Prose}{end}</div></article></body></html>";
        Assert.Contains($"Paragraph: {Kept}", Read(page, "a.html").Lines());
    }

    [Fact]
    public void A_short_last_part_of_a_marked_text_stays()
    {
        string page = $"<html><body><article><h1>The ferry</h1><div class='article-body'>{Prose}</div>"
            + $"<div class='ad'></div><div class='article-body'><p>{Kept}</p></div></article></body></html>";
        Assert.Contains($"Paragraph: {Kept}", Read(page, "a.html").Lines());
    }

    [Fact]
    public void Figures_in_a_table_of_paragraphs_stay() =>
        Assert.Equal(["Table: Turnover | 4,120", "Table: Profit | 310", "Table: Towns | Lund Malmö"],
            LinesOf("<table><tr><td><p>Turnover</p></td><td><p>4,120</p></td></tr><tr><td><p>Profit</p></td>"
                + "<td><p>310</p></td></tr><tr><td><p>Towns</p></td><td><ul><li>Lund</li><li>Malmö</li></ul></td></tr>"
                + "</table>").Where(line => line.StartsWith("Table", StringComparison.Ordinal)));

    [Fact]
    public void Names_of_rows_stay_in_a_table_of_sentences()
    {
        string[] names = ["The lightship of Norrby", "The harbour tug Ellen", "Eel", "The mail boat of Sandvik"];
        string rows = string.Concat(names.Select((name, i) => $"<tr><th><a href='/{i}'>{name}</a></th><td>19{i}2</td>"
            + $"<td>It was built in yard {i} of the town. It lies at the pier today.</td></tr>"));
        string[] lines = LinesOf($"<table><tr><th>Ship</th><th>Year</th><th>Story</th></tr>{rows}</table>");
        Assert.Equal(["Ship", "Year", "Story", .. names.SelectMany((name, i) => (string[])[name, $"19{i}2"])],
            lines.Where(line => line.StartsWith("Table: ", StringComparison.Ordinal)).Select(line => line[7..]));
        Assert.Equal(4, lines.Count(line => line.EndsWith("at the pier today.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Long_linked_names_stay_in_a_table_of_sentences()
    {
        string[] names = ["The three-masted lightship of the outer Norrby reef", "The harbour tug that carried the pilots of Lund",
            "The steam ferry between Norrby and the outer islands"];
        string rows = string.Concat(names.Select((name, i) => $"<tr><td><a href='/{i}'>{name}</a></td><td>19{i}2</td>"
            + $"<td>It was built in yard {i} of the town and lies at the pier today.</td></tr>"));
        string[] lines = LinesOf($"<table><tr><th>Ship</th><th>Year</th><th>Story</th></tr>{rows}"
            + $"<tr><td><a href='/4'>Eel</a></td><td>1950</td><td>A copy of <a href='/5'>the harbour tug</a></td></tr>"
            + $"<tr><td>Ellen</td><td>1960</td><td>{Kept} {Kept}</td></tr></table>");
        Assert.All(names, name => Assert.Contains($"Table: {name}", lines));
        Assert.Equal(3, lines.Count(line => line.EndsWith("lies at the pier today.", StringComparison.Ordinal)));
        Assert.Contains("Table: Eel", lines);
    }

    [Fact]
    public void Short_sentences_stay_text_in_a_table_of_sentences()
    {
        string[] events = ["The pier burns.", "It is rebuilt in stone!", "The last sailors leave the old harbour of Lund"];
        string rows = string.Concat(events.Select((text, i) => $"<tr><td>185{i}</td><td>{text}</td></tr>"));
        string[] lines = LinesOf($"<table><tr><th>Year</th><th>Event</th></tr>{rows}"
            + $"<tr><td>1860</td><td>{Kept} {Kept}</td></tr></table>");
        Assert.All(events, text => Assert.Contains($"Paragraph: {text}", lines));
        Assert.Contains("Table: 1852", lines);
    }

    [Theory]
    [InlineData("<p><span style='display:block; float:left; font-size:90px'>T</span>he ferry leaves at nine.</p>")]
    [InlineData("<p><img src=t.gif alt='T'>he ferry leaves at nine.</p>")]
    [InlineData("<div class='dropcap'>T</div>\n<p>he ferry leaves at nine.</p>")]
    [InlineData("<p><span aria-hidden='true'><span class='drop-cap'>T</span>he</span><span class='sr-only'>The</span> ferry "
        + "leaves at nine.</p>")]
    [InlineData("<p aria-label='The ferry leaves at nine.'><span aria-hidden='true'>The ferry</span> <span "
        + "aria-hidden='true'>leaves at nine.</span></p>")]
    public void Words_that_are_shown_in_parts_are_whole(string paragraph) =>
        Assert.Contains("Paragraph: The ferry leaves at nine.", LinesOf(paragraph));

    [Theory]
    [InlineData("<span aria-hidden='true' class='hidden'>Unseen words</span><span class='hidden'>Unseen words</span>")]
    [InlineData("<span aria-hidden='true' style='opacity:0'>Unseen words</span>"
        + "<span class='sr-only'>Unseen words</span>")]
    public void Text_that_is_hidden_twice_is_not_shown(string words) =>
        Assert.DoesNotContain("Unseen", string.Join('\n', LinesOf($"<p>{Kept} {words}</p>")), StringComparison.Ordinal);

    [Theory]
    [InlineData("<p><img src=t.gif alt='T'> he ferry leaves at nine.</p>", "Paragraph: he ferry leaves at nine.")]
    [InlineData("<p><img src=t.gif alt='T'>The ferry leaves at nine.</p>", "Paragraph: The ferry leaves at nine.")]
    [InlineData("<div style='float:left'>A</div><p>Boats leave at nine.</p>", "Paragraph: Boats leave at nine.")]
    public void A_letter_before_a_whole_word_is_no_drop_cap(string paragraph, string line) =>
        Assert.Contains(line, LinesOf(paragraph));

    [Fact]
    public void A_caption_that_starts_a_paragraph_is_not_its_text()
    {
        string[] lines = LinesOf("<p><span class='image'><img src=a></span><span class='caption'><span>© The Norrby Post"
            + $"</span> <b>The harbour</b></span> {Kept}</p><p>© The Norrby Post {Kept} {Kept}</p>");
        Assert.Contains($"Paragraph: {Kept}", lines);
        Assert.Contains($"Paragraph: © The Norrby Post {Kept} {Kept}", lines);
        Assert.DoesNotContain("Paragraph: © The Norrby Post The harbour", lines);
    }

    [Theory]
    [InlineData("© 2026 Norrby Ferries Ltd.", false)]
    [InlineData("©1998–2026 Norrby Ferries.", false)]
    [InlineData("© Norrby Ferries.", true)]
    public void A_long_text_after_a_sign_of_rights_is_left_out_if_a_year_follows_it(string start, bool stays)
    {
        const string Rest = "Registered office: 4 Quay Lane, Norrby. The company is supervised by the harbour authority "
            + "under licence 310. Its terms of carriage apply to each crossing and to all luggage.";
        Assert.Equal(stays, LinesOf("", $"<div>{start} {Rest}</div>")
            .Any(line => line.Contains("licence 310", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<p><span class='caption'>{0}</span></p>")]
    [InlineData("<p><span class='text-caption'>{0}</span></p>")]
    [InlineData("<div><span class='credit'>{0}</span></div>")]
    [InlineData("<p><b></b><span class='v-caption'>{0}</span></p>")]
    public void A_text_with_the_class_of_captions_stays_without_a_picture(string html) =>
        Assert.Contains($"Paragraph: {Kept}", LinesOf(html.Replace("{0}", Kept, StringComparison.Ordinal)));

    [Fact]
    public void Numbers_stay_as_headings_and_as_values_of_terms()
    {
        string[] lines = LinesOf(
            $"<dl><dt>Price</dt><dd>1,299</dd></dl><h2>3.2.1</h2><p>{Kept}</p><ul><li>17</li></ul>");
        Assert.Contains("ListItem: 1,299", lines);
        Assert.Contains("Heading2: 3.2.1", lines);
        Assert.DoesNotContain("ListItem: 17", lines);
    }

    [Theory]
    [InlineData("<table style='display:none'><tr><td>Unseen</td><td>unseen</td></tr></table>")]
    [InlineData("<table><tr hidden><td>Unseen</td><td>unseen</td></tr><tr><td>a</td><td>b</td></tr></table>")]
    [InlineData("<table><tbody hidden><tr><td>Unseen</td><td>unseen</td></tr></tbody></table>")]
    [InlineData("<table><tr><td>a</td><td>b</td><td class='sr-only'>unseen</td></tr></table>")]
    [InlineData("<table><tr><td>a</td><td>b<div style='display:none'>unseen</div></td></tr></table>")]
    [InlineData("<table class='related'><tr><td>Unseen</td><td>unseen</td></tr></table>")]
    [InlineData("<table role='navigation'><tr><td>Unseen</td><td>unseen</td></tr></table>")]
    [InlineData("<p>Press <tool-tip hidden>unseen words</tool-tip> the key.</p>")]
    [InlineData("<cookie-bar class='cookie-consent'>Unseen words of the site.</cookie-bar>")]
    public void What_is_hidden_in_tables_and_custom_elements_is_left_out(string html) =>
        Assert.DoesNotContain(LinesOf(html), line => line.Contains("nseen", StringComparison.Ordinal));

    [Theory]
    [InlineData("span")]
    [InlineData("div")]
    public void A_formula_behind_its_picture_is_read_as_text(string element) =>
        Assert.Contains("Paragraph: The energy is E = mc² for a mass at rest.", LinesOf(
            $"<div>The energy is <span class='math'><{element} style='display: none;'><math><semantics>\n  <mi>E</mi>\n"
                + "<mo>=</mo>\n     <mi>m</mi>\n    <msup>\n   <mi>c</mi>\n      <mn>2</mn></msup></semantics>"
                + $"</math></{element}><img src='a.svg'></span> for a mass at rest.</div>"));

    [Theory]
    [InlineData("<div class='head'><h2>History</h2><span class='mw-editsection'>[<a href='/e'>edit</a>]</span></div>")]
    [InlineData("<h2>History<span class='mw-editsection'>[<a href='/e'>edit</a>]</span></h2>")]
    [InlineData("<h2>History<a class='headerlink' href='#h'>¶</a></h2>")]
    [InlineData("<h2><a href='#h'>#</a> History</h2>")]
    [InlineData("<h2 class='accordion-header'><button>History</button></h2>")]
    [InlineData("<h2>History <button>Copy</button></h2>")]
    public void A_heading_has_its_words_only(string html)
    {
        string[] lines = LinesOf($"{html}<p>{Kept}</p>");
        Assert.Contains("Heading2: History", lines);
        Assert.DoesNotContain(lines, line => line.Contains("edit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<h2>Pods</h2><p><a class='glossary-tooltip' href='/p'>Pods</a> are small units.</p>",
        "Paragraph: Pods are small units.")]
    [InlineData("<h2>Pods</h2><p><a class='nav-link' href='/p'>Pods</a> are small units.</p>",
        "Paragraph: Pods are small units.")]
    [InlineData("<h2>What is <span class='tooltip'>APR</span>?</h2>", "Heading2: What is APR?")]
    [InlineData("<h2><a class='nav-link' data-toggle='collapse' href='#a'>How long does it take?</a></h2>",
        "Heading2: How long does it take?")]
    public void Words_in_and_below_a_heading_that_look_like_a_label_of_the_site_stay(string html, string line) =>
        Assert.Contains(line, LinesOf($"{html}<p>{Kept}</p>"));

    [Fact]
    public void A_section_that_opens_when_found_is_read() =>
        Assert.Contains($"Paragraph: {Kept}", LinesOf($"<div hidden='until-found'><p>{Kept}</p></div>"));

    [Fact]
    public void Sections_whose_headings_link_to_themselves_stay()
    {
        string[] titles = ["Using a replacement", "Using a function here", "Using a pattern here"];
        string sections = string.Concat(titles.Select(title =>
            $"<section><h3><a href='#a'>{title}</a></h3><p>{title}: {Kept}</p><pre>code({title})</pre></section>"));
        Assert.Equal(titles.Select(title => $"Heading3: {title}"),
            LinesOf(sections).Where(line => line.StartsWith("Heading3", StringComparison.Ordinal)));
    }

    [Fact]
    public void Custom_elements_are_blocks_outside_running_text()
    {
        string[] lines = LinesOf("<x-card><x-title>Costs</x-title><x-content>They rose, but the town does not say by "
            + "how much.</x-content></x-card><p>The <x-term>rope</x-term> was new, and it was longer than the one "
            + "before.</p>");
        Assert.Contains("Paragraph: They rose, but the town does not say by how much.", lines);
        Assert.Contains("Paragraph: The rope was new, and it was longer than the one before.", lines);
    }

    [Fact]
    public void Code_beside_its_line_numbers_is_code() =>
        Assert.Equal(["Code: int a;\nint b;"], LinesOf("<figure><table><tr><td><pre>1<br>2</pre></td>"
            + "<td><pre>int a;<br>int b;</pre></td></tr></table></figure>")
            .Where(line => !line.StartsWith("Paragraph", StringComparison.Ordinal)));

    [Theory]
    [InlineData("<title>Ferry closes for the winter</title>", "Ferry closes<br>for the winter",
        "Ferry closes for the winter")]
    [InlineData("", "Configuring the ferry<a href='#x'>¶</a>", "Configuring the ferry")]
    [InlineData("<title>央行宣布下调利率_新浪财经_新浪网</title>", "央行宣布下调利率", "央行宣布下调利率")]
    [InlineData("<title>渡り船が冬に閉鎖｜日刊新聞</title>", "渡り船が冬に閉鎖", "渡り船が冬に閉鎖")]
    [InlineData("<title>Pre-winter ferry closes</title>", "Ferry news", "Pre-winter ferry closes")]
    public void A_title_is_the_words_of_the_headline(string head, string heading, string title) =>
        Assert.Equal(title,
            Read($"<html><head>{head}</head><body><article><h1>{heading}</h1>{Prose}</article></body></html>",
                "a.html").Document.Title);

    [Fact]
    public void Paragraphs_of_a_stated_text_and_all_updates_of_a_live_blog_are_read()
    {
        string[] updates =
            [.. Enumerable.Range(1, 3).Select(i =>
                $"Update {i} of the ferry: it left at {i} o'clock with all of its guests. "
                    + "They waved, and the band played on the pier until the evening came.")];
        string stated = string.Join(", ", updates.Select(text => $$"""{"articleBody": "{{text}}\n\n{{Kept}}"}"""));
        Assert.Equal([updates[0], Kept, updates[1], Kept, updates[2], Kept],
            Read("<html><head><title>The ferry</title><script type='application/ld+json'>{\"liveBlogUpdate\": "
                + $"[{stated}]}}</script></head><body><div id='root'></div></body></html>", "a.html")
                .Of(BlockKind.Paragraph));
    }
}
