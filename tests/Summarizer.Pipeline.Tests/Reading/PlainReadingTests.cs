using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Pdf;
using Summarizer.Pipeline.Reading.Plain;
using Summarizer.Pipeline.Tests.Support;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Text that is laid out for paper or written without marks, and the order of letters on a page.</summary>
public sealed class PlainReadingTests
{
    [Fact]
    public void Words_broken_at_line_ends_are_joined_and_compounds_keep_their_hyphen()
    {
        const string text =
            "The keepers climb for-\nty steps. A well-\nknown storm broke the lamp-\nglass. Pre-\nand post-war lamps "
                + "burn oil. Lampglass is dear.";
        Assert.Equal(
            "The keepers climb forty steps. A well-known storm broke the lampglass. Pre-\nand post-war lamps burn "
                + "oil. Lampglass is dear.", LineHyphens.Join(text));
    }

    [Fact]
    public void Heads_and_numbers_of_pages_are_left_out_and_a_paragraph_goes_on_over_the_page()
    {
        const string text =
            "LAMP REPORT\n\nThe lamp burns oil, and the keeper\nclimbs forty steps to\n\fLAMP REPORT              "
            + "Page 2\n\nfill it each evening. In winter the storms put it out.\n\n2\n\f"
            + "LAMP REPORT              Page 3\n\nA second keeper sleeps below.\n";
        string read = Read(text, "a.txt").Document.Text;
        Assert.Equal(1, read.Split("LAMP REPORT").Length - 1);
        Assert.Contains("steps to\nfill it each evening.", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Page", read, StringComparison.Ordinal);
        Assert.DoesNotContain("\n2\n", read, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_white_space_is_left_out() =>
        Assert.Equal("The keeper climbs to\nthe lamp.",
            Read("The keeper climbs to\n\f \n\fthe lamp.", "a.txt").Document.Text.Trim());

    [Fact]
    public void Text_without_marks_is_cut_into_stretches_of_some_words()
    {
        string speech =
            string.Join('\n',
                Enumerable.Repeat(
                    "so the keeper climbs the steps each evening\nand fills the lamp with oil from the town\nbut in "
                        + "winter the storms put it out again", 6));
        ExtractiveSummary summary =
            ExtractiveSummarizer.Summarize(Read(speech, "a.txt").Document, new SummaryOptions { Sentences = 3 });
        string[] stretches =
            [.. summary.DocumentSentences.Select(s => summary.Document.Text.Substring(s.Offset, s.Length))];
        Assert.All(stretches, stretch => Assert.InRange(stretch.Split((char[]?)null).Length, 7, 35));
        Assert.All(stretches,
            stretch => Assert.Contains(stretch.Split((char[]?)null)[0], (string[])["so", "and", "but"]));
        Assert.Equal(3, summary.Sentences.Count);
    }

    [Theory]
    [InlineData("1931 תנשב חתפנ רשגה", "הגשר נפתח בשנת 1931")]
    [InlineData(".2,400 ריעב", "בעיר 2,400.")]
    [InlineData("(Norrby) חתפנ רשגה", "הגשר נפתח (Norrby)")]
    [InlineData("The bridge in רשג", "The bridge in גשר")]
    [InlineData("No such letters.", "No such letters.")]
    public void Lines_of_hebrew_are_put_into_the_order_of_reading(string seen, string read) =>
        Assert.Equal(read, RightToLeft.AsRead(seen));

    [Fact]
    public void A_large_initial_belongs_to_the_first_word()
    {
        byte[] pdf = PdfMaker.Make(
        [
            (50, 780, 18, "The lamp"),
            (50, 716, 36, "T"), (73, 740, 10, "he lamp on the pier burns oil, and its keeper climbs forty steps"),
            (73, 728, 10, "each evening to fill it. In winter the storms put it out, so that a"),
            (73, 716, 10, "second keeper sleeps in the room below the lantern for the whole"),
            (50, 704, 10, "season. The town pays both of them."),
        ]);
        ReadArticle article = Read(pdf, "a.pdf");
        Assert.StartsWith("The lamp on the pier burns oil,", Assert.Single(article.Of(BlockKind.Paragraph)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Letter_spaced_words_are_read_as_words()
    {
        double x = 50;
        var letters = new List<(double, double, double, string)>();
        foreach (char c in "OLD LAMPS BURN")
        {
            x += c == ' ' ? 14 : 0;
            if (c != ' ')
                letters.Add((x, 780, 14, c.ToString()));
            x += c == ' ' ? 0 : 17;
        }

        letters.Add((50, 740, 10, "The lamp on the pier burns oil, and its keeper climbs forty steps."));
        Assert.Equal("OLD LAMPS BURN", Read(PdfMaker.Make([.. letters]), "a.pdf").Of(BlockKind.Heading)[0]);
    }

    [Fact]
    public void A_page_whose_content_is_missing_costs_only_itself()
    {
        byte[] pdf = PdfMaker.Make([(50, 740, 10, "The lamp on the pier burns oil each night.")],
            [(50, 740, 10, "A second page of words.")]);
        string source = Encoding.Latin1.GetString(pdf);
        int second = source.LastIndexOf("/Contents ", StringComparison.Ordinal);
        source = source[..second] + "/Contents 9" + source[(second + "/Contents 5".Length)..];
        string withForm =
            source.Replace("/Resources << /Font", "/Resources << /XObject << /X 1 0 R >> /Font",
                StringComparison.Ordinal);
        foreach (string damaged in (string[])[source, withForm])
        {
            ReadArticle article = Read(Encoding.Latin1.GetBytes(damaged), "a.pdf");
            Assert.Equal(["The lamp on the pier burns oil each night."], article.Of(BlockKind.Paragraph));
        }
    }

    [Theory]
    [InlineData("The keeper has a state-\nof-the-art lamp now.", "The keeper has a state-of-the-art lamp now.")]
    [InlineData("The keeper sends an e-\nmail each day.", "The keeper sends an e-mail each day.")]
    [InlineData("Die Lampe der Süd-\nWest-Bahn brennt.", "Die Lampe der Süd-West-Bahn brennt.")]
    [InlineData("The lamp holds 10-\n12 litres of oil.", "The lamp holds 10-12 litres of oil.")]
    [InlineData("The keeper climbs all for\u2010\nty steps.", "The keeper climbs all forty steps.")]
    public void Hyphens_of_compounds_and_ranges_stay_at_the_end_of_a_line(string text, string joined) =>
        Assert.Equal(joined, Read(text, "a.txt").Document.Text);
}
