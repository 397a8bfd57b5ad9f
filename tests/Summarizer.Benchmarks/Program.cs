using Summarizer.Benchmarks;
using Summarizer.Benchmarks.Delivery;
using Summarizer.Benchmarks.Fuzzing;
using Summarizer.Benchmarks.Training;

string[] rest = args.Length > 1 ? args[1..] : [];
switch (args.FirstOrDefault())
{
    case "core":
        return CoreBenchmark.Run(rest);
    case "scaling":
        return ScalingBenchmark.Run(rest);
    case "scaling-case" when rest is [string kind, string size, ..]:
        return ScalingBenchmark.RunCase(kind, int.Parse(size), rest.ElementAtOrDefault(2));
    case "score" when rest is [string summaries, string references]:
        return ScoreCommand.Run(summaries, references);
    case "golden" when rest is [string outFolder, ..]:
        return GoldenCommand.Run(outFolder, rest[1..]);
    case "keyphrases" when rest is [string set, ..]:
        return KeyPhraseCommand.Run(set, rest.ElementAtOrDefault(1));
    case "train":
        return TrainCommand.Run(rest);
    case "train-grounding" when rest is [string folder]:
        GroundingTraining.Run(folder);
        return 0;
    case "ledger":
        return await LedgerBenchmark.RunAsync(rest.Length > 0 ? double.Parse(rest[0]) : 120);
    case "injections":
        return InjectionBenchmark.Run(rest);
    case "fuzz":
        return Fuzz.Run(rest.Length > 0 ? double.Parse(rest[0]) : 3, rest.Length > 1 ? int.Parse(rest[1]) : 0);
    case "reading" when rest.Length > 0:
        return ReadingBenchmark.Run(rest);
    case "split" when rest is [string cases]:
        SplitCommand.Run(cases);
        return 0;
    case "delivery":
        return await DeliveryBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0]) : 10_000,
            rest.Length > 1 ? int.Parse(rest[1]) : 64);
    default:
        Console.Error.WriteLine("""
            usage: dotnet run -c Release --project tests/Summarizer.Benchmarks -- COMMAND
              core [FILE]               documents and MB per second, allocations, latency, time by stage
              scaling [FILE]            time and memory from 1,000 to 1,000,000 words, and of awkward texts
              score SUMMARIES FILE      ROUGE of summaries made elsewhere, lines {"id","summary":[…]}; FILE as for summarizer evaluate
              golden FOLDER FILE…       writes what the core makes of each text to FOLDER, to compare two versions; prints a hash of each file
              keyphrases FOLDER [dev]   F1 of key phrases on a set of LIAAD/KeywordExtractor-Datasets, against RAKE
              train FOLDER [FILE.txt]    trains the ranking model, cross-validates it, writes its weights (docs/quality.md)
              train-grounding FOLDER    fits the weights of grounding and says how well they do
              delivery [N] [AT ONCE]    the published app (SUMMARIZER_APP) before many articles, against a client that only downloads and uploads
              ledger [SECONDS]          the day's budget shared by 1 to 100 simulated instances: calls made against what their slots allow
              injections FILE…          orders hidden in articles: what reaches the summary of an obeying model, and what clean texts lose
              fuzz [MINUTES] [SEED]     random texts through the core until one breaks it
              reading FILE…             processor time to read articles of any format (.gz is unpacked first)
              split FILE                the sentences of each hard case, for peers/sentences
            FILE: JSON lines with a "text" each; without it the articles of seeds/ are used.
            """);
        return 2;
}
