using Summarizer.Functions;

return await SummarizerApp.RunAsync(args);
