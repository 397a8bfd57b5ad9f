using System.Diagnostics;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>A program that was run to its end.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The text on standard output.</param>
/// <param name="Errors">The text on standard error.</param>
internal sealed record Finished(int ExitCode, string Output, string Errors)
{
    /// <summary>All that it said.</summary>
    public string Said => Output + Errors;

    /// <summary>Runs a program. Both streams are read at once, so that neither fills up and holds it.</summary>
    public static Finished Run(ProcessStartInfo start, string? input = null)
    {
        start.RedirectStandardInput = input is not null;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }

        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Finished(process.ExitCode, output, errors.Result);
    }
}
