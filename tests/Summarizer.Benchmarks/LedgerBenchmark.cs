using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Benchmarks;

/// <summary>
/// The day's budget under many simulated instances. Each has four slots; a call takes 0.5 to 1.5 seconds. Notes take 10
/// to 30 milliseconds an operation, and a note takes one write at a time, as a blob does.
/// </summary>
internal static class LedgerBenchmark
{
    private const int Slots = 4;
    private const double CallSeconds = 1;
    private const double Minute = 60;

    private static readonly Amount Wanted = new(1800, 0.0008), Least = new(1000, 0.0005);

    public static async Task<int> RunAsync(double seconds)
    {
        Console.WriteLine(
            "| instances | of the calls that the slots allow: first minute | later | writes of the shared note a "
                + "second |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (int instances in new[] { 1, 20, 40, 100 }.Where(_ => seconds > Minute))
        {
            var notes = new SlowNotes();
            Played played = await PlayAsync(notes, instances, usd: 1000, seconds);
            double allowed = instances * Slots / CallSeconds;
            int first = played.Ends.Count(end => end < Minute), later = played.Ends.Count - first;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {instances} | {first / (allowed * Minute):P1} | {later / (allowed * (played.Seconds - Minute)):P1} "
                    + $"| {notes.SharedWrites / played.Seconds:0.0} |"));
        }

        Console.WriteLine();
        Console.WriteLine("| instances | budget | spent | of the budget |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (int instances in new[] { 2, 20, 100 })
        {
            double budget = instances * 0.02;
            double spent = (await PlayAsync(new SlowNotes(), instances, budget, seconds: 600)).Spent;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {instances} | ${budget:0.00} | ${spent:0.0000} | {spent / budget:P2} |"));
            if (spent > budget)
                return 1;
        }

        return 0;
    }

    /// <summary>Lets instances work until the time or the budget is over.</summary>
    private static async Task<Played> PlayAsync(SlowNotes notes, int instances, double usd, double seconds)
    {
        DayBudget[] budgets =
            [.. Enumerable.Range(0, instances)
                .Select(_ => DayBudget.OfModel(new LlmOptions { MaxUsdPerDay = usd }, notes, TimeProvider.System))];
        var watch = Stopwatch.StartNew();
        List<double> ends = [];
        double spent = 0;
        Lock gate = new();
        await Task.WhenAll(budgets.SelectMany(b => Enumerable.Repeat(b, Slots)).Select(async (budget, i) =>
        {
            var random = new Random(i);
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                Reservation reserved;
                try
                {
                    reserved = await budget.ReserveAsync(Least, Wanted, default);
                }
                catch (BudgetException)
                {
                    return;
                }

                await Task.Delay(TimeSpan.FromSeconds(CallSeconds * (0.5 + random.NextDouble())));
                double used = 0.0004 + (random.NextDouble() * 0.0001);
                lock (gate)
                {
                    ends.Add(watch.Elapsed.TotalSeconds);
                    spent += used;
                }

                budget.Settle(reserved, new Amount(1100, used));
            }
        }));
        double elapsed = watch.Elapsed.TotalSeconds;
        foreach (DayBudget budget in budgets)
            budget.Dispose();
        return new Played(ends, spent, elapsed);
    }

    /// <summary>The results of a run of the instances.</summary>
    /// <param name="Ends">The time when each call ended, in seconds.</param>
    /// <param name="Spent">The cost of all calls, in US dollars.</param>
    /// <param name="Seconds">The time that all took.</param>
    private sealed record Played(List<double> Ends, double Spent, double Seconds);

    private sealed class SlowNotes : INoteStore
    {
        private readonly ConcurrentDictionary<string, Note> _notes = new();
        private readonly ConcurrentDictionary<string, SemaphoreSlim> _writing = new();
        private int _version, _sharedWrites;

        public int SharedWrites => _sharedWrites;

        public async Task<Note?> ReadNoteAsync(string key, CancellationToken cancellationToken)
        {
            await Task.Delay(Random.Shared.Next(10, 30), cancellationToken);
            return _notes.GetValueOrDefault(key);
        }

        public async Task<bool> TryWriteNoteAsync(string key, string text, string? replaces,
            CancellationToken cancellationToken)
        {
            if (key.Count(c => c == '/') == 1)
                Interlocked.Increment(ref _sharedWrites);
            SemaphoreSlim writing = _writing.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
            await writing.WaitAsync(cancellationToken);
            try
            {
                await Task.Delay(Random.Shared.Next(10, 30), cancellationToken);
                if (_notes.GetValueOrDefault(key)?.Version != replaces)
                    return false;
                _notes[key] = new Note(text, $"{Interlocked.Increment(ref _version)}");
                return true;
            }
            finally
            {
                writing.Release();
            }
        }
    }
}
