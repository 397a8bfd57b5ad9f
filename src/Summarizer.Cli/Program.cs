using Summarizer.Cli;
using Summarizer.Pipeline.Reading.Processes;

if (ReadingServer.Serve(args))
    return 0;
using var interruption = new Interruption();
using Terminal terminal = Terminal.OfProcess();
return await CommandLine.RunAsync(args, terminal, interruption.Token);
