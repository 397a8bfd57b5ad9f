using Spectre.Console;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>A result for a person to read: title, figures, the sentences.</summary>
internal static class SummaryView
{
    private static readonly Style Title = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(decoration: Decoration.Dim);
    private static readonly Style Bad = new(Color.Red);

    public static void Write(IAnsiConsole console, SummaryResult result)
    {
        string name = PlainLine.Of(result.Id);
        string title = ReadableResult.TitleOf(result);
        Line(console, title, Title);
        if (result.Error is { } error)
        {
            Item(console, "✗", PlainLine.Of(error.Message), Bad);
            return;
        }

        Line(console, ReadableResult.Figures(result, withName: title != name), Faint);
        foreach (RankedSentence sentence in result.Extractive?.Sentences ?? [])
            Item(console, "•", PlainLine.Of(sentence.AttributedText), Style.Plain);
        if (result.Llm is { Status: not "disabled" } llm)
            WriteModelPart(console, llm);
    }

    private static void WriteModelPart(IAnsiConsole console, LlmPart llm)
    {
        if (llm.Sentences is not { Count: > 0 } sentences)
        {
            Line(console, $"model: {llm.Status}{(llm.Reason is null ? "" : $", {PlainLine.Of(llm.Reason)}")}", Faint);
            return;
        }

        Line(console, $"written by {PlainLine.Of(llm.Model ?? "the model")}", Faint);
        foreach (GroundedSentence sentence in sentences)
            Item(console, sentence.Grounding == "supported" ? "•" : "?", PlainLine.Of(sentence.Text), Style.Plain);
    }

    private static void Line(IAnsiConsole console, string text, Style style)
    {
        if (console.Profile.Out.IsTerminal)
            console.Write(new Paragraph(text + "\n", Screen.Styled(console, style)));
        else
            console.Profile.Out.Writer.Write(text + "\n");
    }

    private static void Item(IAnsiConsole console, string mark, string text, Style style)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            // A program that reads this wraps it, or searches it line by line.
            console.Profile.Out.Writer.Write($"  {mark} {text}\n");
            return;
        }

        style = Screen.Styled(console, style);
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn { Width = 1, NoWrap = true, Padding = new Padding(2, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Spectre.Console.Text(mark, style), new Spectre.Console.Text(text, style));
        console.Write(grid);
    }
}
