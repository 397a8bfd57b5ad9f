using System.CommandLine;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer completion</c>: scripts that let a shell complete command lines.</summary>
internal static class CompletionCommand
{
    // The program itself knows best what can follow: "[suggest:POSITION]" before a command line makes it say so.
    private const string Bash = """
        _summarizer() {
          local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
          COMPREPLY=($(compgen -W "$(summarizer "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _summarizer summarizer
        """;

    private const string Zsh = """
        #compdef summarizer
        _summarizer() {
          local -a found
          found=("${(@f)$(summarizer "[suggest:${#BUFFER}]" "$BUFFER" 2>/dev/null)}")
          compadd -- $found
          _files
        }
        compdef _summarizer summarizer
        """;

    private const string Fish = """
        function __summarizer_complete
          set -l line (commandline -cp)
          summarizer "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c summarizer -a '(__summarizer_complete)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName summarizer -ScriptBlock {
          param($word, $line, $position)
          summarizer "[suggest:$position]" "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "completion",
            "Prints a script that lets a shell complete this command.",
            "source <(summarizer completion bash)",
            "summarizer completion fish > ~/.config/fish/completions/summarizer.fish");
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.CompletionSources.Add("bash", "zsh", "fish", "pwsh");
        command.Add(shell);
        command.SetAction(parsed =>
        {
            string script = parsed.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                "pwsh" => PowerShell,
                { } other => throw new UsageException(
                    $"The shell must be bash, zsh, fish or pwsh, but was \"{other}\"."),
            };
            terminal.Out.Write(script + "\n");
            return ExitCode.Done;
        });
        return command;
    }
}
