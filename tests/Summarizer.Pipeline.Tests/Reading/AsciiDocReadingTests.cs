using System.Diagnostics;
using Summarizer.Pipeline.Reading;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class AsciiDocReadingTests
{
    [Fact]
    public void Sections_lists_and_blocks_are_read_as_shown()
    {
        const string text = """
            = Lamp guide
            Ida Berg <ida@example.org>
            v1.0, 2026-05-01
            :toc:
            :product: Lamp One

            // hidden
            The {product}
            is old.

            [[care]]
            == Care

            NOTE: Keep it dry.

            [WARNING]
            .Mind the glass
            ====
            Never touch it.

            * Wick
            goes on
            +
            More on it.
            ** Cotton
            ====

            .Start
            [source,sh]
            ----
            light *now*
            ----

            Keeper:: Who lights it.

            [quote, Someone]
            ____
            It burns well.
            ____

            |===
            |Year |Oil

            |1901
            |whale
            oil

            |1902 .2+|gas
            |===

            . Light it
            . Close it

            image::lamp.png[A lamp]

            ////
            Old words.
            ////

            Old style
            ---------

            ifdef::x[]
            It is late.
            endif::[]
            """;
        ReadArticle article = Read(text, "a.adoc");
        Assert.Equal(
            ["Heading1: Lamp guide", "Paragraph: The Lamp One is old.", "Heading2: Care", "Paragraph: Keep it dry.",
                "Paragraph: Mind the glass", "Paragraph: Never touch it.", "ListItem: Wick goes on",
                "Paragraph: More on it.", "ListItem: Cotton", "Caption: Start", "Code: light *now*",
                "Paragraph: Keeper", "Paragraph: Who lights it.", "Quotation: It burns well.", "Table: Year | Oil",
                "Table: 1901 | whale oil", "Table: 1902 | gas", "ListItem: Light it", "ListItem: Close it",
                "Heading2: Old style", "Paragraph: It is late."],
            article.Lines());
        Assert.Equal("Lamp guide", article.Document.Title);
    }

    [Theory]
    [InlineData("It *burns* _whale_ **o**il at `+10^6+`, 40 m^2^ of H~2~O.",
        "It burns whale oil at 10^6, 40 m² of H₂O.")]
    [InlineData("See https://a.b/c[the guide^], link:d.html[more,role=x], <<care,Care>> or https://e.f.",
        "See the guide, more, Care or https://e.f.")]
    [InlineData("It burns.footnote:[At night.] A ((lamp)) (((lamps,oil)))burns[[x]].", "It burns. A lampburns.")]
    [InlineData("Press kbd:[Ctrl+C] or menu:File[Save].", "Press Ctrl+C or File > Save.")]
    [InlineData("\"`Burn,`\" said the [.line-through]#old# keeper`'s son.", "“Burn,” said the keeper's son.")]
    [InlineData(":guide: https://a.b\n\nSee {guide}/c[the guide] and {other}/d[more].", "See the guide and more.")]
    [InlineData("It is {cpp}11 or {cpp}14.", "It is C++11 or C++14.")]
    [InlineData("{asterisk}a{asterisk} *{plus}b* {empty}_c_ {startsb}1{endsb} {amp}lt;", "*a* +b c [1] &lt;")]
    [InlineData(":lang: {cpp}\n\nThe {lang}11 and {lang}14.", "The C++11 and C++14.")]
    [InlineData("Burn, +\nlamp.", "Burn,\nlamp.")]
    [InlineData("Not \\*this*, 2*3*4, snake_case, std::map, a & b or C:\\oil.",
        "Not *this*, 2*3*4, snake_case, std::map, a & b or C:\\oil.")]
    public void Marks_within_a_line_are_left_out(string text, string words) =>
        Assert.Equal(words, Read(text, "a.adoc").Document.Text);

    [Theory]
    [InlineData("He was born in\n1914. The war came.", "Paragraph: He was born in 1914. The war came.")]
    [InlineData("It burns\n* at night\n\n* Wick\n* Oil", "Paragraph: It burns * at night", "ListItem: Wick",
        "ListItem: Oil")]
    [InlineData("* Wick\n+\n[.role]\nIt burns.\n* Oil", "ListItem: Wick", "Paragraph: It burns.", "ListItem: Oil")]
    [InlineData("Oil:: Whale.\nGas:: Coal.", "Paragraph: Oil", "Paragraph: Whale.", "Paragraph: Gas",
        "Paragraph: Coal.")]
    public void Only_the_text_of_an_item_ends_at_the_next_item(string text, params string[] lines) =>
        Assert.Equal(lines, Read(text, "a.adoc").Lines());

    [Theory]
    [InlineData("|====\n|Year |Oil\n\n|1901\n|whale\n|====", "Year | Oil", "1901 | whale")]
    [InlineData("[%autowidth,cols=\"1,2a\"]\n|===\n|1901\n|whale\n|1902\n|gas\n|===", "1901 | whale", "1902 | gas")]
    [InlineData("[cols=2*]\n.Oils\n|===\n|1901\n|a \\| b\n|===", "1901 | a | b")]
    [InlineData("[cols=2]\n!===\n!1901\n!whale\n!===", "1901 | whale")]
    [InlineData(",===\nYear,Oil\n1901,\"whale, \"\"old\"\" and\nnew\"\n1902,\n,===", "Year | Oil",
        "1901 | whale, \"old\" and new", "1902 | ")]
    [InlineData(":===\nTime:Oil\n1\\:30:a|b\n:===", "Time | Oil", "1:30 | a|b")]
    public void Tables_have_the_rows_and_columns_that_are_shown(string text, params string[] rows) =>
        Assert.Equal(rows.Select(row => $"Table: {row}".TrimEnd()),
            Read(text, "a.adoc").Lines().Where(line => !line.StartsWith("Caption", StringComparison.Ordinal)));

    [Fact]
    public void A_table_with_many_open_quotes_takes_little_time()
    {
        var clock = Stopwatch.StartNew();
        string cells = string.Concat(Enumerable.Repeat(",\"\"\"", 200_000));
        ReadArticle article = Read($",===\na,\"{cells}\n,===\n\nIt burns.", "a.adoc");
        Assert.Contains("It burns", article.Document.Text, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
    }

    [Theory]
    [InlineData(":a: b b b b b b\n", ":a: {a} {a}\n", 20_000)]
    [InlineData("|===\n|a\n", "b\n", 200_000)]
    [InlineData("", "====\n", 50_000)]
    [InlineData("", "```x\n", 50_000)]
    [InlineData("", "[a", 100_000)]
    public void A_hostile_text_takes_little_time(string start, string part, int times)
    {
        var clock = Stopwatch.StartNew();
        ReadArticle article =
            Read(start + string.Concat(Enumerable.Repeat(part, times)) + "\n|===\n\nIt burns {a}.", "a.adoc");
        Assert.Contains("It burns", article.Document.Text, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
    }
}
