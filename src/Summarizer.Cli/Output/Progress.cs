using Spectre.Console;

namespace Summarizer.Cli.Output;

/// <summary>Shows that something is going on: moving where a person watches, a plain line otherwise.</summary>
internal static class Progress
{
    /// <summary>Shows a spinner during something that takes a while.</summary>
    public static async Task<T> SpinAsync<T>(Terminal terminal, string what, Func<Task<T>> work)
    {
        if (!terminal.IsWatched)
        {
            terminal.Say($"{what} …");
            return await work();
        }

        return await Screen.Of(terminal).Status().Spinner(Spinner.Known.Dots).StartAsync(
            Markup.Escape(what + " …"), _ => work());
    }

    /// <summary>Counts what gets done out of a known number.</summary>
    /// <param name="terminal">The terminal to show it on.</param>
    /// <param name="what">The activity to show.</param>
    /// <param name="total">The number of things to do.</param>
    /// <param name="work">The function that does it, and calls back with each thing's name once it is done.</param>
    public static async Task CountAsync(Terminal terminal, string what, int total, Func<Action<string>, Task> work)
    {
        int done = 0;
        if (!terminal.IsWatched)
        {
            await work(name => terminal.Say($"{what}: {Interlocked.Increment(ref done)} of {total} {name}"));
            return;
        }

        await Screen.Of(terminal).Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new CountColumn(),
                new SpinnerColumn(Spinner.Known.Dots))
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(what), maxValue: total);
                await work(_ => task.Increment(1));
            });
    }

    private sealed class CountColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(
            Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Spectre.Console.Text($"{task.Value:0} of {task.MaxValue:0}");
    }
}
