using System.Diagnostics;
using Summarizer.Pipeline.Reading;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class MarkdownReadingTests
{
    [Fact]
    public void Slanted_words_right_under_a_picture_are_its_caption()
    {
        ReadArticle article =
            Read("![A sleeping car](car.jpg)\n*A sleeping car in Vienna.*\n\nNight trains are back.\n\n*They really "
                + "are.*", "a.md");
        Assert.Equal(["Caption: A sleeping car in Vienna.", "Paragraph: Night trains are back.",
            "Paragraph: They really are."], article.Lines());
    }

    [Theory]
    [InlineData("From 10^6 to 10^9 cells.")]
    [InlineData("Between 10^6,10^9 and 10^12 cells.")]
    [InlineData("It holds 10^6 per m^-2.")]
    [InlineData("모임은 5~10명, 또는 20~30명이다.")]
    [InlineData("If x==1 and y==2, stop.")]
    [InlineData("It costs 5~~10 crowns, or 20~~30.")]
    public void Signs_between_numbers_and_words_are_no_markup(string text) =>
        Assert.Equal("Paragraph: " + text, Assert.Single(Read(text, "a.md").Lines()));

    [Theory]
    [InlineData("x^2^ and H~2~O", "x² and H₂O")]
    [InlineData("The ==old lamp== burns ++much++ oil.", "The old lamp burns much oil.")]
    [InlineData("这是==重要==的灯。", "这是重要的灯。")]
    [InlineData("It burns ~~whale oil~~ gas.", "It burns gas.")]
    [InlineData("Two lamp~~s~~.", "Two lamp.")]
    public void Raised_marked_and_deleted_words_are_markup(string markdown, string text) =>
        Assert.Equal("Paragraph: " + text, Assert.Single(Read(markdown, "a.md").Lines()));

    [Fact]
    public void Bold_words_on_a_first_line_are_a_heading()
    {
        const string markdown = """
            **Describe the bug**
            The pump stops after a minute.

            **Environment**

            **Never pump at low tide.** The motor gets hot.

            **Note**: it is old.
            """;
        ReadArticle article = Read(markdown, "a.md");
        Assert.Equal(
            ["Heading6: Describe the bug", "Paragraph: The pump stops after a minute.", "Heading6: Environment",
                "Paragraph: Never pump at low tide. The motor gets hot.", "Paragraph: Note: it is old."],
            article.Lines());
        Assert.Null(article.Document.Title);
    }

    [Theory]
    [InlineData("**Tides**\n\nThe sea rises twice a day.", "Tides")]
    [InlineData("**The sea rises twice a day.**\n\nIt falls twice too.", null)]
    public void A_text_may_start_with_a_bold_title(string markdown, string? title) =>
        Assert.Equal(title, Read(markdown, "a.md").Document.Title);

    [Fact]
    public void The_structure_is_that_of_the_rendered_text()
    {
        const string markdown = """
            ---
            title: "The tide tables"
            lang: en-GB
            tags: [sea]
            ---
            # Tides

            The sea rises **twice** a day,
            as [every sailor](https://example.org "x") knows.[^1]

            - First item
            - Second *item*

              More on the second.

            > A quoted line.

            ![A chart](chart.png "Heights at the pier")

            *Drawn from the harbour's gauge.*

            ```csharp
            var x = 1;
              var y = 2;
            ```

            | Place | Height |
            | --- | --- |
            | Pier | 3 m |

            1. Step one
            2. Step two

            AT&amp;T &mdash; `code` ~~gone~~ <https://example.org/a>

            [^1]: A footnote nobody needs.

            <!-- a comment -->
            <div align="center"><b>Boxed</b> words.</div>
            """;
        ReadArticle article = Read(markdown, "a.md");
        Assert.Equal("The tide tables", article.Document.Title);
        Assert.Equal("en", article.Document.Language);
        Assert.Equal(
            [
                "Heading1: Tides",
                "Paragraph: The sea rises twice a day, as every sailor knows.",
                "ListItem: First item",
                "ListItem: Second item",
                "Paragraph: More on the second.",
                "Quotation: A quoted line.",
                "Caption: Heights at the pier",
                "Caption: Drawn from the harbour's gauge.",
                "Code: var x = 1;\n  var y = 2;",
                "Table: Place | Height",
                "Table: Pier | 3 m",
                "ListItem: Step one",
                "ListItem: Step two",
                "Paragraph: AT&T — code https://example.org/a",
                "Paragraph: Boxed words.",
            ],
            article.Lines());
    }

    [Theory]
    [InlineData("Time it:\n\n    %%timeit x.sum()\n\nThe lamp burns.", "The lamp burns.", null)]
    [InlineData("The oil.\n\n%% a note\n\nThe lamp burns.", "The lamp burns.", null)]
    [InlineData("The oil.\n\n%%\nhidden\n%%\n\nThe lamp burns.", "The lamp burns.", "hidden")]
    [InlineData("Use `a` %%hidden%% and [[Lamps|the lamp]].", "Use a and the lamp.", "hidden")]
    [InlineData("Use `%%x%%` and `` [[y`z]] ``.", "Use %%x%% and [[y`z]].", null)]
    [InlineData("{% include picture.html %}\n\nThe {{ site.name }} lamp burns.", "The lamp burns.", "picture")]
    [InlineData("{{< youtube id >}}\n\n{{% notice %}}\nThe lamp burns.\n{{% /notice %}}", "burns.", "notice")]
    public void Tags_and_comments_of_site_makers_are_left_out_and_nothing_else(
        string markdown, string kept, string? left)
    {
        string text = Read(markdown, "a.md").Document.Text;
        Assert.EndsWith(kept, text, StringComparison.Ordinal);
        if (left is not null)
            Assert.DoesNotContain(left, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Highlighted_source_is_code() =>
        Assert.Equal(["Paragraph: Write:", "Code: # a lamp\nlamp = 1", "Paragraph: The lamp burns."],
            Read("Write:\n\n{% highlight ruby linenos %}\n# a lamp\nlamp = 1\n{% endhighlight %}\n\nThe lamp burns.",
                "a.md").Lines());

    [Fact]
    public void A_line_of_backticks_is_read_in_bounded_time() =>
        Assert.Contains("lamp", Read("%% " + new string('`', 200_000) + " lamp [[x", "a.md").Document.Text,
            StringComparison.Ordinal);

    [Fact]
    public void Without_front_matter_the_first_heading_is_the_title()
    {
        ReadArticle article = Read("---\n\nA rule above.\n\n# Real title\n\nWords.", "a.md");
        Assert.Equal("Real title", article.Document.Title);
        Assert.Contains("Paragraph: A rule above.", article.Lines());
    }

    [Fact]
    public void Toml_front_matter_is_read_too() =>
        Assert.Equal("Über uns", Read("+++\ntitle = \"Über uns\"\n+++\nWords.", "a.md").Document.Title);

    [Fact]
    public void Nesting_beyond_the_parsers_guard_is_read_as_plain_text() =>
        Assert.Contains("deep", Read(new string('>', 2_000) + " deep", "a.md").Document.Text, StringComparison.Ordinal);

    [Fact]
    public void Emphasis_a_hundred_thousand_deep_is_read_as_its_words() =>
        Assert.Equal("deep and **",
            Read(new string('*', 100_000) + "deep" + new string('*', 100_000) + " and \\*\\*", "a.md").Document.Text);

    [Theory]
    [InlineData("---\ntitle: The lamp\n  on the pier\ntags:\n  - oil\n---\nIt burns.", "The lamp on the pier")]
    [InlineData("---\ntitle: \"The lamp\n  \\u2013 \\\"lit\\\"\"\n---\nIt burns.", "The lamp – \"lit\"")]
    [InlineData("---\ntitle: 'The keeper''s lamp' # draft\n---\nIt burns.", "The keeper's lamp")]
    [InlineData("---\ntitle: The lamp # draft\n---\nIt burns.", "The lamp")]
    [InlineData("---\ntitle: C# for keepers\n---\nIt burns.", "C# for keepers")]
    [InlineData("---\nauthor:\n  title: Keeper\n\"title\": !!str The lamp\n---\nIt burns.", "The lamp")]
    [InlineData("+++\ntitle = \"\"\"\nThe lamp\"\"\"\n[extra]\ntitle = 'Oil'\n+++\nIt burns.", "The lamp")]
    [InlineData("{\n  \"title\": \"The lamp\",\n  \"draft\": false\n}\n\nIt burns.", "The lamp")]
    [InlineData("% The lamp\n  on the pier\n% Ann Roe\n% May 2026\n\nIt burns.", "The lamp on the pier")]
    [InlineData("Title: The lamp\nAuthor: Ann Roe\n\nIt burns.", "The lamp")]
    public void Front_matter_is_read_in_all_its_forms(string markdown, string title)
    {
        ReadArticle article = Read(markdown, "a.md");
        Assert.Equal(title, article.Document.Title);
        Assert.Equal("It burns.", article.Document.Text);
    }

    [Theory]
    [InlineData("Title: a word at the start\n\nIt burns.", "Title: a word at the start\n\nIt burns.")]
    [InlineData("{ It burns. }", "{ It burns. }")]
    public void What_only_looks_like_front_matter_is_text(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("import {\n  Tabs,\n} from 'x';\nexport const meta = {\n  year: 1924,\n};\n\nIt burns.", "It burns.")]
    [InlineData("<Note kind={{\n  a: '>',\n}}>\nIt burns.\n</Note>", "It burns.")]
    [InlineData("import S from 's';\n\n<Steps>\n  <Step title=\"A\" big>\n    It burns.\n  </Step>\n</Steps>",
        "It burns.")]
    [InlineData("It <Mark color={red}>burns</Mark>.{' '}", "It burns.")]
    [InlineData("{/* by hand\n\nonly */}\n\nIt burns.", "It burns.")]
    [InlineData("export const items = [1];\n\n{items.map((one) => (\n  <Item key={one} />\n))}\n\nIt burns.",
        "It burns.")]
    [InlineData("The tag `<Tabs>` holds <B>tabs</B>, and List<Lamp> too.", "The tag <Tabs> holds tabs, and List too.")]
    [InlineData("It costs <DEL>90</DEL> 45 crowns.", "It costs 45 crowns.")]
    [InlineData("It costs ~90~ 45 crowns and H~2~O, ~5 to ~10.", "It costs 45 crowns and H₂O, ~5 to ~10.")]
    [InlineData("It costs {--90--}{++45++} crowns in {~~May~>June~~}.{>>sure?<<}", "It costs 45 crowns in June.")]
    [InlineData("<div hidden>\n\nUnseen **words**.\n\n<div>more</div>\n\n</div>\n\nIt burns.", "It burns.")]
    [InlineData("<del>\n\nUnseen.\n\n</del>\n\nIt burns.", "It burns.")]
    [InlineData("Lamp\n:   It burns.", "Lamp\n\nIt burns.")]
    [InlineData("> [!quote]- Folded\n> It burns. ^abc", "Folded\n\nIt burns.")]
    [InlineData("> [!warning] The [[lamp]] ends on 3 May", "The lamp ends on 3 May")]
    [InlineData("[TOC]\n\n(lamp)=\n\nIt burns.^[By day too.]\n{: .lead}", "It burns.")]
    [InlineData("```{note} Oil\n:class: x\nIt burns {ref}`by day <day>` at 10{sup}`3`.\n```", "It burns by day at 10³.")]
    [InlineData("{灯台|とうだい}が燃える。", "灯台が燃える。")]
    public void Dialects_show_what_their_readers_see(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("---\ndescription: \"The lamp \\ud83d\"\n---\nIt burns.", null)]
    [InlineData("---\ntitle: \"The lamp \\ud83d\"\n---\nIt burns.", "The lamp \\ud83d")]
    [InlineData("{\n\"title\": \"\\ud83d\"\n}\nIt burns.", null)]
    public void Half_of_a_surrogate_pair_in_front_matter_is_no_failure(string markdown, string? title)
    {
        ReadArticle article = Read(markdown, "a.md");
        Assert.Equal(title, article.Document.Title);
        Assert.Equal("It burns.", article.Document.Text);
    }

    [Theory]
    [InlineData("{/* by hand\nonly */} It burns.\n\nThe sea rises.", "It burns.\n\nThe sea rises.")]
    [InlineData("{/* by hand\n```\nonly */}\n\nIt burns.", "It burns.")]
    [InlineData("{/* by hand\n\nIt burns.", "{/* by hand\n\nIt burns.")]
    public void A_comment_hides_nothing_after_its_end(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("**The keeper of the lamp**\nleft on Monday by boat.",
        "Paragraph: The keeper of the lamp left on Monday by boat.")]
    [InlineData("**Entries close on 3 May 2026**", "Paragraph: Entries close on 3 May 2026")]
    [InlineData("**2) How to light it**", "Heading6: 2) How to light it")]
    [InlineData("**Step 3**\nLight it.", "Heading6: Step 3", "Paragraph: Light it.")]
    public void Bold_words_that_state_something_are_no_heading(string markdown, params string[] lines) =>
        Assert.Equal(lines, Read(markdown, "a.md").Lines());

    [Theory]
    [InlineData("<p hidden>note\n\nIt burns.", "It burns.")]
    [InlineData("<div hidden>\n\nIt burns.", "It burns.")]
    [InlineData("<div hidden>\n\n- Unseen.\n\n| a | b |\n| - | - |\n| c | d |\n\n</div>\n\nIt burns.",
        "It burns.")]
    [InlineData("<div hidden>\n\n- Unseen.\n\n  </div>\n\nIt burns.", "It burns.")]
    [InlineData("<div hidden>\n\nUnseen.\n\n</div>It burns.", "It burns.")]
    [InlineData("<div hidden>\n\n<div hidden>\n\nUnseen.\n\n</div>Unseen.</div><p>It burns.</p>", "It burns.")]
    [InlineData("<div hidden>\n\nUnseen.\n\n</div><p>It burns.</p><div style=\"display:none\">\n\nUnseen.\n\n</div>",
        "It burns.")]
    [InlineData("<section hidden>\n\n<div hidden>\n\nUnseen.\n\n</div><p>Unseen.</p><div hidden>\n\nUnseen.\n\n"
        + "</div>\n\n</section>\n\nIt burns.", "It burns.")]
    public void Only_what_is_between_two_tags_is_hidden(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData(@"It holds $m_1 \times 10^{6}$ kg.", "It holds m₁ × 10⁶ kg.")]
    [InlineData(@"It holds \(E = mc^2\) and $`x_1`$.", "It holds E = mc² and x₁.")]
    [InlineData(@"For $n$ lamps, $\frac{a+1}{2b}$ and $\sqrt{x}$.", "For n lamps, (a+1)/2b and √x.")]
    [InlineData(@"If $\text{the lamp} > 0$, turn by $90^\circ$.", "If the lamp > 0, turn by 90°.")]
    [InlineData(@"$\mathbf{F} = m\,a$ and $\sin\theta$, $x_{ij}$.", "F = m a and sinθ, x_(ij).")]
    [InlineData("Both $a +\nb = c$ hold.", "Both a + b = c hold.")]
    [InlineData("It costs $5 and $10 more.", "It costs $5 and $10 more.")]
    [InlineData("From $5-$10 up, or US$20_000.", "From $5-$10 up, or US$20_000.")]
    [InlineData("It cost $100 (see [here](http://a.no/b_c=d)) in $.", "It cost $100 (see here) in $.")]
    [InlineData("It costs $100 for the lamp = good value$.", "It costs $100 for the lamp = good value$.")]
    [InlineData("Set $HOME or `$x^2$`.", "Set $HOME or $x^2$.")]
    [InlineData(@"It \(see below\) burns \[sic\].", "It (see below) burns [sic].")]
    [InlineData("Deep ${{{{{x^2}}}}}$ for {{ page.title }}.", "Deep x² for .")]
    public void Formulas_within_a_line_are_readable(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("It burns.\n\n$$\n\\frac{a}{b}\n$$\n\nIt shines.")]
    [InlineData("It burns.\n\n$$c = d$$\n\nIt shines.")]
    [InlineData("It burns.\n\n\\[\na\n=\n\nb\n\\]\n\nIt shines.")]
    [InlineData("It burns.\n\n\\begin{align*}\na &= b \\\\\n- c\n\\end{align*}\n\nIt shines.")]
    public void Formulas_on_lines_of_their_own_are_left_out(string markdown) =>
        Assert.Equal("It burns.\n\nIt shines.", Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("It costs\n\n$$\n\nin all.", "It costs\n\n$$\n\nin all.")]
    [InlineData("```\n$$\na\n$$\n```", "$$\na\n$$")]
    [InlineData("$$5 a lamp, then $$6 for two.", "$$5 a lamp, then $$6 for two.")]
    public void Dollar_signs_without_a_formula_are_text(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("The [old lamp]{.smallcaps} burns.", "The old lamp burns.")]
    [InlineData("The [lamp](a.html){target=\"_blank\"} **burns**{: .red}.", "The lamp burns.")]
    [InlineData("It burns [@smith2004, p. 33; see also @doe99].", "It burns.")]
    [InlineData("It burns [see @smith2004] and shines [-@doe99].", "It burns and shines.")]
    [InlineData("Thanks to [@ada] and [@bob].\n\n[@ada]: https://a.no/ada", "Thanks to @ada and [@bob].")]
    [InlineData("Write `[@smith2004]` for a source.", "Write [@smith2004] for a source.")]
    [InlineData("The <o:p></o:p>lamp <mailto:a@b.no> burns.", "The lamp mailto:a@b.no burns.")]
    [InlineData("<ac:structured-macro ac:name=\"info\"><ac:parameter ac:name=\"icon\">false</ac:parameter>"
        + "<ac:rich-text-body>\n\nIt burns.\n\n</ac:rich-text-body></ac:structured-macro>", "It burns.")]
    public void Attributes_sources_and_tags_with_prefixes_are_left_out(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("<div>\n", "<p>a\n", 40_000)]
    [InlineData("import A from 'a';\n\n", "<Ab/>", 100_000)]
    [InlineData("import A from 'a';\n\n", "<Ab c={", 100_000)]
    [InlineData("<div>\n", "<div hidden>a</div>\n", 10_000)]
    [InlineData("", "<span>\n\n", 10_000)]
    [InlineData("", "<span class=\"lamp\">a</span> ", 40_000)]
    [InlineData("", "$x ", 200_000)]
    [InlineData("", "$$\n", 200_001)]
    [InlineData("", "[@a ", 200_000)]
    public void Many_tags_are_read_in_bounded_time(string start, string tag, int times)
    {
        string markdown = start + string.Concat(Enumerable.Repeat(tag, times)) + "\n\nIt burns.";
        var time = Stopwatch.StartNew();
        string text = Read(markdown, "a.md").Document.Text;
        Assert.EndsWith("It burns.", text, StringComparison.Ordinal);
        Assert.InRange(time.Elapsed.TotalSeconds, 0, 20);
    }

    [Theory]
    [InlineData("Rates <Average were 3%.\nSales > 5 rose.")]
    [InlineData("import A from 'a';\n\nRates <Average were 3%.\nSales > 5 rose.")]
    public void Signs_of_less_and_more_are_no_tag(string markdown) =>
        Assert.EndsWith("Rates <Average were 3%. Sales > 5 rose.", Read(markdown, "a.md").Document.Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<Style>\n.lamp { color: red; }\n</Style>\n\nIt burns.")]
    [InlineData("import S from 's';\n\n<Style>\n.lamp { color: red; }\n</Style>\n\nIt burns.")]
    [InlineData("import S from 's';\n\n<Script src=\"a.js\" />\n\nIt burns.")]
    [InlineData("import S from 's';\n\n<Script>light(lamp);</Script>\n\nIt burns.")]
    public void Styles_and_scripts_are_left_out_in_any_case(string markdown) =>
        Assert.Equal("It burns.", Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("<div align=\"center\">\n<h1>The lamp</h1>\n</div>\n\nIt burns.")]
    [InlineData("[![Build](a.svg)](b)\n\n<h2>The lamp</h2>\n\nIt burns.")]
    public void A_heading_in_HTML_is_the_title_of_a_Markdown_text(string markdown) =>
        Assert.Equal("The lamp", Read(markdown, "a.md").Document.Title);

    [Theory]
    [InlineData("It burns.\n\n~~It is out.~~", "It burns.")]
    [InlineData("It burns.\n\n~~It is out.~~\nIt shines.", "It burns.\n\nIt shines.")]
    [InlineData("It burns.\n\n==Always==\n", "It burns.\n\nAlways")]
    [InlineData("It burns.\n\n**<sup>[1](#n)**\n</sup>", "It burns.\n\n1")]
    public void A_paragraph_may_be_deleted_or_marked_as_a_whole(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("It burns.\n\n<!-- Old oil\n\nIt shines.", "It burns.\n\nOld oil\n\nIt shines.")]
    [InlineData("<!-- Old\n\nIt burns.\n\n  <!-- oil\n\nIt shines.", "Old\n\nIt burns.\n\noil\n\nIt shines.")]
    [InlineData("<!-- Old\n\noil -->\n\nIt burns.\n\n   <!-- Oil", "It burns.\n\nOil")]
    [InlineData("It burns.\n\n<!-- Old oil -->\n\nIt shines.", "It burns.\n\nIt shines.")]
    [InlineData("It burns, not `<!--`, so\nit shines.", "It burns, not <!--, so it shines.")]
    public void A_comment_that_never_ends_hides_nothing(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);
}
