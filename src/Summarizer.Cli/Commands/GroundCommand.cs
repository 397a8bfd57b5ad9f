using System.CommandLine;
using Summarizer.Cli.JsonLines;

namespace Summarizer.Cli.Commands;

/// <summary>
/// <c>summarizer ground</c>: whether sentences are supported by texts, as the check on a language model's summary finds
/// it.
/// </summary>
internal static class GroundCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "ground",
            "Checks whether a text supports sentences: reads lines {\"id\",\"text\",\"sentence\",\"sources\"?}, "
            + "writes {\"id\",\"grounding\",\"score\",\"issues\",\"findings\"}.",
            "summarizer ground --jsonl < claims.jsonl > verdicts.jsonl");
        var jsonl = new Option<bool>("--jsonl")
        {
            Description = "Reads JSON lines from standard input: the only form there is.",
        };
        var parallel = new Option<string?>("--parallel", "-p")
        {
            HelpName = "N",
            Description = "How many are worked on at once. Default: one per core.",
        };
        command.Add(jsonl);
        command.Add(parallel);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!parsed.GetValue(jsonl))
                throw new UsageException("ground reads JSON lines. Use: ground --jsonl < FILE");
            return await JsonLinesInput.AnswerAsync(
                terminal,
                line => GroundingLine.Answer(line, JsonLinesInput.MaxLineLength),
                JsonLinesInput.Workers(parsed.GetValue(parallel)),
                "{\"id\":\"1\",\"text\":\"…\",\"sentence\":\"…\"}",
                cancellationToken);
        });
        return command;
    }
}
