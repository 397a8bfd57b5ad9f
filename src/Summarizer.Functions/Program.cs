using Summarizer.Functions;
using Summarizer.Pipeline.Reading.Processes;

if (ReadingServer.Serve(args))
    return 0;
return await SummarizerApp.RunAsync(args);
