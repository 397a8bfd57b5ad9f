using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class MarkdownFormulaTests
{
    [Theory]
    [InlineData(@"\[Editor's note: This article was corrected on May 5 by the editors.\]")]
    [InlineData("\\[Update at 5 pm: The mayor resigned.\nThe council meets on 3-year terms.\\]")]
    [InlineData("> \\[Update: The mayor\n> resigned.\\]")]
    [InlineData(@"\[emphasis added\]. The court then held that the city must pay.")]
    [InlineData(@"\[2\]")]
    [InlineData(@"\[2\].")]
    [InlineData(@"\[1-3\]")]
    [InlineData(@"\[24/7 support\]")]
    [InlineData(@"\[18+\]")]
    [InlineData(@"\[snake_case\]")]
    public void Escaped_brackets_at_the_start_of_a_line_are_text(string markdown) =>
        Assert.Equal(
            markdown.Replace("\\", "", StringComparison.Ordinal).Replace("> ", "", StringComparison.Ordinal)
                .Replace('\n', ' '),
            Read("It burns.\n\n" + markdown, "a.md").Document.Text["It burns.\n\n".Length..].Replace('\n', ' '));

    [Theory]
    [InlineData(@"\[2\](http://x.y) is a long sentence.", "[2](http://x.y) is a long sentence.")]
    [InlineData(@"It was founded in 2010\[1\].", "It was founded in 2010[1].")]
    [InlineData(@"See page 12\(3\) or \(x\).", "See page 12(3) or (x).")]
    [InlineData(@"\[T\]he plan works.", "[T]he plan works.")]
    [InlineData(@"It lasts \(24/7 support\) all year \(2019-05-03\).",
        "It lasts (24/7 support) all year (2019-05-03).")]
    [InlineData(@"It holds \(x_1 + y\) and \(a < b\).", "It holds x₁ + y and a < b.")]
    [InlineData(@"\[x = 1\]. The court then held that the city must pay.",
        "x = 1. The court then held that the city must pay.")]
    public void Escaped_brackets_within_a_line_stay(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("$$\nx = 1\n$$\n```\na = $$\n```\n\nIt burns.", "a = $$\n\nIt burns.")]
    [InlineData("$$x = 1$$\n$$\ny\n=\n2\n$$\nIt burns.", "It burns.")]
    [InlineData("\\[x = 1\\] (2.1)\n\\[\ny = 2\n\\].\nIt burns.", "It burns.")]
    [InlineData("> \\[\n> x = 1\n> \\]\n\nIt burns.", "It burns.")]
    public void A_line_after_a_formula_is_read_as_any_other(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData(@"It takes $\log{n} + \sin{x}$ steps.", "It takes log n + sin x steps.")]
    [InlineData(@"It is $\sqrt[k]{x}$, not $\sqrt[3]{x}$.", "It is [k]√x, not ³√x.")]
    [InlineData(@"It takes $\mathcal O(n)$ steps.", "It takes O(n) steps.")]
    [InlineData(@"It is $\hat{x} = \operatorname*{max}(\vec{a})$.", "It is x = max(a).")]
    [InlineData(@"It is $x = 1 \label{eq:1}$.", "It is x = 1.")]
    public void Names_of_functions_stay_and_those_of_fonts_do_not(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData(@"It is 16$\times$ faster than the H$\alpha$ line.", "It is 16× faster than the Hα line.")]
    [InlineData(@"It is $\vec{\mu}$-like, $\frac{1}{2}$in.", "It is μ-like, 1/2in.")]
    [InlineData(@"From \\lamp\c$\text\d$ it is US$5 to CA$7.", @"From \lamp\c$\text\d$ it is US$5 to CA$7.")]
    [InlineData(@"Use ^foo$\w+$bar or a$x=1$b.", @"Use ^foo$\w+$bar or a$x=1$b.")]
    public void Only_formulas_that_start_with_a_command_touch_words(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);
}
