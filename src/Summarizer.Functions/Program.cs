using Summarizer.Functions;
using Summarizer.Pipeline.Reading;

if (ReadingProcess.Serve(args))
    return 0;
return await SummarizerApp.RunAsync(args);
