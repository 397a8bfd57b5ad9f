using Summarizer.Documents;

namespace Summarizer.Tests.Documents;

public sealed class PlainTextTests
{
    [Fact]
    public void A_share_line_and_a_read_more_line_are_boilerplate()
    {
        Assert.Equal(
            [BlockKind.Paragraph, BlockKind.Boilerplate, BlockKind.Boilerplate],
            Kinds("The council met on Monday and agreed on a budget.\nRead the full report at example.com.\nPost "
                + "Comment"));
    }

    [Fact]
    public void Hard_wrapped_lines_are_one_paragraph_that_spans_its_newlines()
    {
        const string text = """
            The council met on Monday evening and agreed
            on a budget for the coming year. It will be
            put to the vote in March.

            The opposition said that the plan was too
            costly and asked for a second reading.
            """;
        Document document = Document.FromText(text);
        Assert.Equal(2, document.Blocks.Count);
        Assert.Contains("agreed\non a budget", text.Substring(document.Blocks[0].Offset, document.Blocks[0].Length),
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_paragraph_a_line_stays_one_block_a_line()
    {
        Assert.Equal(
            [BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.Paragraph],
            Kinds("The council met on Monday.\nIt agreed on a budget for the coming year, which is larger than the "
                + "last.\nThe vote is in March."));
    }

    [Fact]
    public void A_short_first_line_without_a_full_stop_is_the_title()
    {
        Document document =
            Document.FromText(
                "Council agrees on budget\n\nThe council met on Monday and agreed on a budget for the coming year.");
        Assert.Equal("Council agrees on budget", document.Title);
        Assert.Equal(BlockKind.Heading, document.Blocks[0].Kind);
    }

    [Fact]
    public void A_list_item_begins_after_its_marker()
    {
        const string text =
            "The plan has two parts, both of them new to the town.\n- Buses will run until midnight.\n- Tickets will "
                + "cost less.";
        Block item = Document.FromText(text).Blocks[1];
        Assert.Equal(BlockKind.ListItem, item.Kind);
        Assert.Equal("Buses will run until midnight.", text.Substring(item.Offset, item.Length));
    }

    [Fact]
    public void A_text_without_any_full_stop_still_has_paragraphs()
    {
        Assert.Equal([BlockKind.Paragraph, BlockKind.Paragraph],
            Kinds("Buy milk and bread\nCall the plumber about the tap"));
    }

    private static IEnumerable<BlockKind> Kinds(string text) => Document.FromText(text).Blocks.Select(b => b.Kind);
}
