using Summarizer.Cli;

using var interruption = new Interruption();
using Terminal terminal = Terminal.OfProcess();
return await CommandLine.RunAsync(args, terminal, interruption.Token);
