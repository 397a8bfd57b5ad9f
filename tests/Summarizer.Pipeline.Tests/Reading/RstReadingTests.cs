using System.Diagnostics;
using Summarizer.Documents;
using Summarizer.Pipeline.Reading;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class RstReadingTests
{
    [Fact]
    public void Sections_lists_and_directives_are_read_as_shown()
    {
        const string text = """
            ==========
            Lamp guide
            ==========

            :Author: Ida

            .. _start:
            .. toctree::

               other

            The lamp is
            old.

            Oil
            ===

            .. note:: Keep it dry.
               It rusts.

            .. warning::
               :class: red

               Never touch it.

            * Wick
            * Glass

              More on glass.

            #. Light it
               at dusk.

            Keeper
                Who lights it.

                He is old.

            Care
            ----

            .. versionadded:: 3.2
               The pump.

            .. function:: burn(oil)

               Burns oil.

            .. figure:: a.png
               :alt: x

               The lamp at dusk.

            .. A comment
               that goes on.

            ----

            A. Berg built it
            in May.

                A sentence that someone said.
            """;
        ReadArticle article = Read(text, "a.rst");
        Assert.Equal(
            ["Heading1: Lamp guide", "Paragraph: The lamp is old.", "Heading2: Oil",
                "Paragraph: Keep it dry. It rusts.", "Paragraph: Never touch it.", "ListItem: Wick", "ListItem: Glass",
                "Paragraph: More on glass.", "ListItem: Light it at dusk.", "Paragraph: Keeper",
                "Paragraph: Who lights it.", "Paragraph: He is old.", "Heading3: Care",
                "Paragraph: Added in version 3.2: The pump.", "Code: burn(oil)", "Paragraph: Burns oil.",
                "Caption: The lamp at dusk.", "Paragraph: A. Berg built it in May.",
                "Quotation: A sentence that someone said."],
            article.Lines());
        Assert.Equal("Lamp guide", article.Document.Title);
    }

    [Theory]
    [InlineData("It *burns* **whale** oil at ``10^6``.", "It burns whale oil at 10^6.")]
    [InlineData("See `the guide <http://a.b>`_, Oil_ and `more`__ [1]_ [#n]_.", "See the guide, Oil and more.")]
    [InlineData("Use :func:`~lamp.burn` of :ref:`the guide <guide>`.", "Use burn of the guide.")]
    [InlineData("Some 40 m\\ :sup:`2` of :pep:`8`.", "Some 40 m² of PEP 8.")]
    [InlineData("With :math:`\\alpha < \\beta`, it burns.", "With α < β, it burns.")]
    [InlineData("By |who|.\n\n.. |who| replace:: Ida *Berg*", "By Ida Berg.")]
    [InlineData("By |who|.\n\n.. |who| replace:: Ida\n   *Berg*", "By Ida Berg.")]
    [InlineData("|logo| It burns.\n\n.. |logo| image:: l.png\n   :alt: Lamp", "It burns.")]
    [InlineData("|c| Ida, 5 |e|.\n\n.. |c| unicode:: 0xA9 .. a sign\n.. |e| unicode:: U+20AC", "© Ida, 5 €.")]
    [InlineData("|who| built it.\n\n.. |who| replace:: Ida Berg", "Ida Berg built it.")]
    [InlineData("It burns.\n\n.. versionadded:: 3.2", "It burns.\n\nAdded in version 3.2.")]
    [InlineData("It burns.\n\n.. versionadded::", "It burns.")]
    [InlineData("It burns :cite:`berg2020` well :footcite:p:`lie`.", "It burns well.")]
    [InlineData("See :numref:`fig-a`, :eq:`oil` and :numref:`the lamp <fig-a>`.", "See, and the lamp.")]
    [InlineData("Not \\*this\\*, 2 * 3 * 4, snake_case, __init__ or *args.",
        "Not *this*, 2 * 3 * 4, snake_case, __init__ or *args.")]
    [InlineData("| Burn, lamp,\n| burn.", "Burn, lamp,\nburn.")]
    public void Marks_within_a_line_are_left_out(string text, string words) =>
        Assert.Equal(words, Read(text, "a.rst").Document.Text);

    [Fact]
    public void Code_and_tables_keep_their_kind()
    {
        const string text = """
            Do this::

                light *now*

            .. code-block:: sh
               :caption: x

               burn

            +------+-------+
            | Year | Oil   |
            +======+=======+
            | 1901 | whale |
            |      | oil   |
            +------+-------+

            ====  ====
            A     B
            ====  ====
            1     2
            ====  ====

            .. csv-table::
               :header: "Year", "Oil"

               1, "2, 3"
               4, "a ""b"" c"
            """;
        Assert.Equal(
            ["Paragraph: Do this:", "Code: light *now*", "Code: burn", "Table: Year | Oil", "Table: 1901 | whale oil",
                "Table: A | B", "Table: 1 | 2", "Table: Year | Oil", "Table: 1 | 2, 3", "Table: 4 | a \"b\" c"],
            Read(text, "a.rst").Lines());
    }

    [Fact]
    public void Text_beside_a_border_within_a_table_is_kept()
    {
        const string text = """
            +-------+----------+
            | Error | 5 +-1 mm |
            +-------+----------+
            | Lamp  | old      |
            | oil   +----------+
            | lit   | new      |
            +-------+----------+
            """;
        Assert.Equal(["Table: Error | 5 +-1 mm", "Table: Lamp oil | old", "Table: lit | new"],
            Read(text, "a.rst").Lines());
    }

    [Theory]
    [InlineData("PEP: 8\nTitle: Lamps\nAuthor: Ida,\n  Jorn\n\nOil\n===\n\nIt burns.")]
    [InlineData(".. title: Lamps\n.. slug: lamps\n\nIt burns.")]
    public void The_title_may_be_in_fields_above_the_text(string text)
    {
        Document document = Read(text, "a.rst").Document;
        Assert.Equal("Lamps", document.Title);
        Assert.EndsWith("It burns.", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ida", document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..\n\n    It burns.", "It burns.")]
    [InlineData(".. _oil:\n\n    It burns.", "It burns.")]
    [InlineData("..\n    A comment.\n\n    More of it.\n\nIt burns.", "It burns.")]
    [InlineData(".. A comment.\n\n    More of it.\n\nIt burns.", "It burns.")]
    public void A_comment_ends_where_docutils_ends_it(string text, string words) =>
        Assert.Equal(words, Read(text, "a.rst").Document.Text);

    [Theory]
    [InlineData("Ida: It burns.\nJorn: It is old.\nIda: It is bright.",
        "Ida: It burns. Jorn: It is old. Ida: It is bright.")]
    [InlineData("It burns.\n\n:Warning: Never touch it.", "It burns.  Warning: Never touch it.")]
    public void Text_that_resembles_fields_is_kept(string text, string words) =>
        Assert.Equal(words, Read(text, "a.rst").Document.Text.ReplaceLineEndings(" "));

    [Theory]
    [InlineData("+-+-+\n", "|a|b|\n", 100_000)]
    [InlineData("", "- ", 20_000)]
    [InlineData("", "A: b\n  c\n", 50_000)]
    [InlineData("", "= =\n x\n", 100_000)]
    [InlineData("", ".. _a:\n", 100_000)]
    [InlineData("", " .. |b| unicode:: 0x\n    0x\n", 30_000)]
    [InlineData(".. |a| replace:: b b b b b b\n", ".. |a| replace:: |a| |a|\n", 20_000)]
    public void A_hostile_text_takes_little_time(string start, string part, int times)
    {
        var clock = Stopwatch.StartNew();
        string text = start + string.Concat(Enumerable.Repeat(part, times)) + "\n\nIt burns |a|.";
        ReadArticle article = Read(text, "a.rst");
        Assert.Contains("It burns", article.Document.Text, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
    }
}
