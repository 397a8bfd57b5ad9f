using System.Collections.Concurrent;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class DayBudgetTests
{
    private static readonly Amount Call = new(1000, 0.001);

    [Fact]
    public async Task Two_instances_use_nearly_all_of_a_budget_and_never_more()
    {
        var notes = new MemoryNotes();
        using DayBudget a = Budget(notes, 0.1), b = Budget(notes, 0.1);
        var random = new Random(7);
        double spent = 0;
        Lock gate = new();
        async Task WorkAsync(DayBudget budget)
        {
            while (true)
            {
                Reservation reserved;
                try
                {
                    reserved = await budget.ReserveAsync(new Amount(400, 0.0004), Call, default);
                }
                catch (BudgetException)
                {
                    return;
                }

                await Task.Delay(1);
                double used;
                lock (gate)
                {
                    used = Math.Min(reserved.Granted.Usd, 0.0003 + (random.NextDouble() * 0.0004));
                    spent += used;
                }

                budget.Settle(reserved, new Amount((long)(used * 1e6), used));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => WorkAsync(i % 2 == 0 ? a : b)));
        Assert.InRange(spent, 0.095, 0.1000001);
    }

    [Fact]
    public async Task A_budget_waits_for_open_reservations_instead_of_being_used_up()
    {
        using DayBudget budget = Budget(new MemoryNotes(), 0.001);
        Reservation first = await budget.ReserveAsync(Call, Call, default);
        Task<Reservation> second = budget.ReserveAsync(new Amount(100, 0.0005), Call, default);
        await Task.Delay(50);
        Assert.False(second.IsCompleted);
        budget.Settle(first, new Amount(100, 0.0002));
        Assert.Equal(0.0008, (await second).Granted.Usd, 9);
    }

    [Fact]
    public async Task The_slice_of_a_dead_instance_comes_back_without_what_it_spent_and_had_under_way()
    {
        var notes = new MemoryNotes();
        var time = new ManualTime();
        DayBudget dead = Budget(notes, 0.01, time);
        dead.Settle(await dead.ReserveAsync(Call, Call, default), new Amount(500, 0.0005));
        await dead.ReserveAsync(Call, Call, default);
        await dead.RecordAsync(default);

        // Neither disposed nor settled: killed.
        time.Advance(TimeSpan.FromMinutes(10));
        using DayBudget alive = Budget(notes, 0.01, time);
        double spent = 0;
        await Assert.ThrowsAsync<BudgetException>(async () =>
        {
            while (true)
            {
                Reservation reserved = await alive.ReserveAsync(new Amount(1, 0.0001), Call, default);
                spent += reserved.Granted.Usd;
                alive.Settle(reserved, reserved.Granted);
            }
        });
        Assert.InRange(spent, 0.0084, 0.0085001);
    }

    [Fact]
    public async Task An_instance_that_was_taken_for_dead_does_not_use_its_slice_again()
    {
        var notes = new MemoryNotes();
        var time = new ManualTime();
        using DayBudget frozen = Budget(notes, 0.002, time), other = Budget(notes, 0.002, time);
        Reservation held = await frozen.ReserveAsync(Call, Call, default);
        await Task.Delay(50);
        time.Advance(TimeSpan.FromMinutes(10));
        other.Settle(await other.ReserveAsync(Call, Call, default), Call);
        frozen.Settle(held, Call);
        await Assert.ThrowsAsync<BudgetException>(() => frozen.ReserveAsync(Call, Call, default));
    }

    [Fact]
    public async Task A_slice_that_others_may_have_taken_back_is_renewed_before_it_is_used_again()
    {
        var notes = new MemoryNotes();
        var time = new ManualTime();
        using DayBudget suspended = Budget(notes, 10, time);
        Reservation held = await suspended.ReserveAsync(Call, Call, default);
        await suspended.RecordAsync(default);
        notes.IsAway = true;
        await suspended.ReserveAsync(Call, Call, default);
        time.Advance(TimeSpan.FromMinutes(10));
        suspended.Settle(held, Call);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => suspended.ReserveAsync(Call, Call, default));
        notes.IsAway = false;
        Assert.Equal(Call, (await suspended.ReserveAsync(Call, Call, default)).Granted);
    }

    [Fact]
    public async Task A_new_day_has_a_new_budget()
    {
        var time = new ManualTime();
        using DayBudget budget = Budget(new MemoryNotes(), 0.001, time);
        budget.Settle(await budget.ReserveAsync(Call, Call, default), Call);
        BudgetException used =
            await Assert.ThrowsAsync<BudgetException>(() => budget.ReserveAsync(Call, Call, default));
        Assert.InRange(used.NotBefore!.Value - time.GetUtcNow(), TimeSpan.FromHours(24), TimeSpan.FromHours(24.2));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Call, (await budget.ReserveAsync(Call, Call, default)).Granted);
    }

    [Fact]
    public async Task With_a_slice_in_hand_storage_may_be_unavailable()
    {
        var notes = new MemoryNotes();
        using DayBudget budget = Budget(notes, 10);
        budget.Settle(await budget.ReserveAsync(Call, Call, default), Call);
        notes.IsAway = true;
        budget.Settle(await budget.ReserveAsync(Call, Call, default), Call);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => budget.ReserveAsync(new Amount(1, 5),
            new Amount(1, 5), default));
    }

    [Fact]
    public async Task A_hundred_instances_write_the_shared_note_seldom()
    {
        var notes = new CountingNotes();
        DayBudget[] budgets = [.. Enumerable.Range(0, 100).Select(_ => Budget(notes, 20))];
        await Task.WhenAll(budgets.Select(async budget =>
        {
            for (int i = 0; i < 100; i++)
                budget.Settle(await budget.ReserveAsync(Call, Call, default), Call);
        }));
        Assert.InRange(notes.Writes.Where(w => !w.Key[4..].Contains('/')).Sum(w => w.Value), 100, 1500);
        foreach (DayBudget budget in budgets)
            budget.Dispose();
    }

    [Fact]
    public async Task Instances_that_start_at_once_take_spare_slices_and_nothing_of_the_budget_is_lost()
    {
        var notes = new CountingNotes { Delay = TimeSpan.FromMilliseconds(3) };
        var time = new ManualTime();
        DayBudget[] starting = [.. Enumerable.Range(0, 40).Select(_ => Budget(notes, 100, time))];
        await Task.WhenAll(starting.Select(async budget =>
        {
            await budget.ReserveAsync(Call, Call, default);
            await budget.RecordAsync(default);
        }));
        // Each would have to write the shared note by itself.
        string dayKey = notes.Written.Keys.Single(key => !key[4..].Contains('/', StringComparison.Ordinal));
        Assert.InRange(notes.Written[dayKey], 1, 39);

        // All are killed with a call in progress, which counts as spent; the spare slices were never used.
        time.Advance(TimeSpan.FromMinutes(10));
        notes.Delay = TimeSpan.Zero;
        using DayBudget last = Budget(notes, 100, time);
        double spent = 0;
        await Assert.ThrowsAsync<BudgetException>(async () =>
        {
            while (true)
            {
                Reservation reserved = await last.ReserveAsync(new Amount(1, 0.001), new Amount(1, 1), default);
                spent += reserved.Granted.Usd;
                last.Settle(reserved, reserved.Granted);
            }
        });
        Assert.InRange(spent, 99.95, 99.9600001);
    }

    private static DayBudget Budget(INoteStore notes, double usd, TimeProvider? time = null) =>
        DayBudget.OfModel(new LlmOptions { MaxUsdPerDay = usd }, notes, time ?? TimeProvider.System);

    private sealed class CountingNotes : INoteStore
    {
        private readonly MemoryNotes _notes = new();

        public ConcurrentDictionary<string, int> Writes { get; } = [];

        /// <summary>The writes that did not lose a race.</summary>
        public ConcurrentDictionary<string, int> Written { get; } = [];

        /// <summary>The time before each write, in which others can be faster.</summary>
        public TimeSpan Delay { get; set; }

        public Task<Note?> ReadNoteAsync(string key, CancellationToken cancellationToken) =>
            _notes.ReadNoteAsync(key, cancellationToken);

        public async Task<bool> TryWriteNoteAsync(string key, string text, string? replaces,
            CancellationToken cancellationToken)
        {
            if (Delay > TimeSpan.Zero)
                await Task.Delay(Delay, cancellationToken);
            bool written = await _notes.TryWriteNoteAsync(key, text, replaces, cancellationToken);
            Writes.AddOrUpdate(key, 1, (_, n) => n + 1);
            if (written)
                Written.AddOrUpdate(key, 1, (_, n) => n + 1);
            return written;
        }
    }
}
