using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class MarkdownDialectTests
{
    [Theory]
    [InlineData(@"It is \(\sum_{i=1}^{n} x_i\).", "It is ∑_(i=1)ⁿ x_i.")]
    [InlineData(@"It is $$\sum_{k=a}^{b} k$$ or so.", "It is ∑_(k=a)^b k or so.")]
    [InlineData("So f(x){a=1} holds.", "So f(x){a=1} holds.")]
    [InlineData("The [lamp](a.html \"Oil\"){target=_blank} burns.", "The lamp burns.")]
    [InlineData("The [lamp](a.html){.red} burns.", "The lamp burns.")]
    public void Only_attributes_of_markup_are_left_out(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("It burns [update from @CNN: three people died in the flood].")]
    [InlineData("It burns [photo by @jane for Reuters].")]
    [InlineData("It burns [@CNN: three people died].")]
    [InlineData("It burns [@CNN: 3 people died].")]
    [InlineData("It burns [@jane, who lit it].")]
    [InlineData("It burns [see @jane for the lamp].")]
    public void Words_with_a_mention_are_no_source(string text) =>
        Assert.Equal(text, Read(text, "a.md").Document.Text);

    [Theory]
    [InlineData("It burns [cf. @smith, chap. 3 and 5; @doe:99 § 12; e.g., -@roe, 33-35, 38].")]
    [InlineData("It burns [See @smith.2004, pp. iv, 33f.].")]
    [InlineData("It burns [@a;@b].")]
    public void Sources_with_places_are_left_out(string markdown) =>
        Assert.Equal("It burns.", Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("It stops if a<b:c and d>e.", "It stops if a<b:c and d>e.")]
    [InlineData("The <o:p /> lamp <w:sdt id=\"5\">burns.", "The lamp burns.")]
    public void A_tag_with_a_prefix_has_attributes_or_nothing(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Fact]
    public void Admonitions_within_others_and_code_in_them_keep_their_kind()
    {
        const string markdown = """
            ??? question "Who lights the lamp?"
                The keeper does.

                !!! tip
                    Ask him at dusk.

                    ```
                    light --lamp
                    ```

                - Bring oil.

            1. Climb up.

                !!! warning "Mind the wind"
                    It blows here.

            === "At night"

                It burns.
            """;
        Assert.Equal(
            ["Paragraph: Who lights the lamp?", "Paragraph: The keeper does.", "Paragraph: Ask him at dusk.",
                "Code: light --lamp", "ListItem: Bring oil.", "ListItem: Climb up.", "Paragraph: Mind the wind",
                "Paragraph: It blows here.", "Paragraph: It burns."],
            Read(markdown, "a.md").Lines());
    }
}
