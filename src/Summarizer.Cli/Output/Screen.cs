using Spectre.Console;

namespace Summarizer.Cli.Output;

/// <summary>The library's console on our terminal.</summary>
internal static class Screen
{
    public static IAnsiConsole Of(Terminal terminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new ScreenOutput(terminal),
            Ansi = terminal.IsWatched ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.HasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = terminal.IsWatched ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>
    /// Returns a style, or none if colours are not welcome: bold and dim letters are left out too, so that such output
    /// is plain.
    /// </summary>
    public static Style Styled(IAnsiConsole console, Style style) =>
        console.Profile.Capabilities.ColorSystem == ColorSystem.NoColors ? Style.Plain : style;

    private sealed class ScreenOutput(Terminal terminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => terminal.Out;

        public bool IsTerminal => terminal.IsWatched;

        public int Width => terminal.Width;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
            // Ours is UTF-8 already.
        }
    }
}
