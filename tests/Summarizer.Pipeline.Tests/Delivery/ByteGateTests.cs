using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Delivery;

public sealed class ByteGateTests
{
    [Fact]
    public void It_lets_in_what_fits()
    {
        var gate = new ByteGate(100);
        using ByteGate.Place first = gate.Enter();
        using ByteGate.Place second = gate.Enter();
        Assert.True(first.TryHold(60));
        Assert.False(second.TryHold(50));
        Assert.True(second.TryHold(40));
        Assert.Equal(100, gate.Inside);
    }

    [Fact]
    public void What_is_larger_than_the_limit_goes_in_alone()
    {
        var gate = new ByteGate(100);
        ByteGate.Place small = gate.Enter();
        using ByteGate.Place huge = gate.Enter();
        Assert.True(small.TryHold(1));
        Assert.False(huge.TryHold(500));
        small.Dispose();
        Assert.True(huge.TryHold(500));
        Assert.False(small.TryHold(1));
    }

    [Fact]
    public void A_place_exceeds_the_limit_only_if_alone_and_otherwise_keeps_what_it_has()
    {
        var gate = new ByteGate(100);
        using ByteGate.Place first = gate.Enter();
        ByteGate.Place second = gate.Enter();
        Assert.True(first.TryHold(10));
        Assert.True(first.TryHold(500));
        first.Dispose();

        Assert.True(first.TryHold(10));
        Assert.True(second.TryHold(50));
        Assert.False(first.TryHold(51));
        Assert.Equal(60, gate.Inside);
        Assert.True(first.TryHold(50));
        Assert.Equal(100, gate.Inside);
    }

    [Fact]
    public async Task Nobody_is_overtaken_for_ever()
    {
        var gate = new ByteGate(100);
        ByteGate.Place first = gate.Enter();
        ByteGate.Place large = gate.Enter();
        ByteGate.Place small = gate.Enter();
        Assert.True(first.TryHold(50));
        Task largeIsIn = large.HoldAsync(80, default);
        Task smallIsIn = small.HoldAsync(10, default);
        Assert.False(smallIsIn.IsCompleted);

        first.Dispose();
        await Task.WhenAll(largeIsIn, smallIsIn).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(90, gate.Inside);
    }

    [Fact]
    public async Task Whoever_no_longer_waits_is_in_nobodys_way()
    {
        var gate = new ByteGate(100);
        using ByteGate.Place first = gate.Enter();
        ByteGate.Place large = gate.Enter();
        ByteGate.Place small = gate.Enter();
        first.TryHold(50);
        using var gone = new CancellationTokenSource();
        Task largeIsIn = large.HoldAsync(80, gone.Token);
        Task smallIsIn = small.HoldAsync(10, default);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => largeIsIn);
        await smallIsIn.WaitAsync(TimeSpan.FromSeconds(30));
        large.Dispose();
        Assert.Equal(60, gate.Inside);
    }

    [Fact]
    public async Task However_many_come_and_go_it_is_empty_in_the_end()
    {
        var gate = new ByteGate(1000);
        long most = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (i, _) =>
        {
            using ByteGate.Place place = gate.Enter();
            using var patience = new CancellationTokenSource(i % 7 == 0 ? 1 : 30_000);
            try
            {
                await place.HoldAsync(1 + (i * 37 % 700), patience.Token);
                InterlockedMax(ref most, gate.Inside);
                await Task.Yield();
            }
            catch (OperationCanceledException)
            {
            }
        });
        Assert.Equal(0, gate.Inside);
        Assert.InRange(most, 700, 1000);
    }

    [Fact]
    public async Task Of_many_huge_articles_only_as_many_are_held_at_once_as_there_is_room_for()
    {
        const int limit = 1 << 20;
        var options = new SummarizerOptions { MaxBytesInFlight = limit, Concurrency = 64 };
        var store = new WeighingStore(new MemoryArticleStore());
        var shop = new Workshop(store, options);
        string text =
            string.Concat(Enumerable.Repeat(Workshop.Text("Longport") + "\n\n",
                300_000 / Workshop.Text("Longport").Length));
        for (int i = 0; i < 12; i++)
            await shop.UploadAsync($"{i}.txt", text + i);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => shop.Summarize.RunAsync($"{i}.txt"))));

        Assert.Equal(12, (await shop.ResultsAsync()).Count);
        // Three fit; that all twelve came at once is what made it count.
        Assert.InRange(store.Most, text.Length, limit);
    }

    [Fact]
    public async Task A_packed_article_counts_with_its_unpacked_bytes()
    {
        var store = new CountingStore(new MemoryArticleStore());
        var shop = new Workshop(store, new SummarizerOptions { MaxBytesInFlight = 1 << 20, Concurrency = 64 });
        string text =
            string.Concat(Enumerable.Repeat(Workshop.Text("Longport") + " ",
                300_000 / Workshop.Text("Longport").Length));
        byte[] packed = DocxMaker.Make(DocxMaker.Paragraph(text));
        Assert.True(packed.Length < 10_000);
        for (int i = 0; i < 9; i++)
            await shop.UploadAsync($"{i}.docx", packed, null);

        await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(() => shop.Summarize.RunAsync($"{i}.docx"))));

        Assert.Equal(9, (await shop.ResultsAsync()).Count);
        Assert.InRange(store.Most, 1, 3);
    }

    private static void InterlockedMax(ref long most, long value)
    {
        long seen;
        while (value > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }

    /// <summary>Counts the results that are written at once.</summary>
    private sealed class CountingStore(IArticleStore inner) : ForwardingStore(inner)
    {
        private long _most;
        private int _writing;

        public long Most => _most;

        public override async Task<string?> TryPutResultAsync(
            string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
            CancellationToken cancellationToken)
        {
            InterlockedMax(ref _most, Interlocked.Increment(ref _writing));
            await Task.Delay(200, cancellationToken);
            Interlocked.Decrement(ref _writing);
            return await base.TryPutResultAsync(name, json, metadata, replaces, cancellationToken);
        }
    }

    /// <summary>Weighs what has been read and has no result yet.</summary>
    private sealed class WeighingStore(IArticleStore inner) : ForwardingStore(inner)
    {
        private readonly Dictionary<string, long> _held = [];

        public long Most { get; private set; }

        public override async Task<OpenArticle?> OpenArticleAsync(string name, CancellationToken cancellationToken)
        {
            OpenArticle? article = await base.OpenArticleAsync(name, cancellationToken);
            return article is null
                ? null
                : article with { Content = new Noticed(article.Content, () => Read(name, article.Head.Bytes)) };
        }

        public override async Task<string?> TryPutResultAsync(
            string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
            CancellationToken cancellationToken)
        {
            await Task.Delay(20, cancellationToken);
            lock (_held)
                _held.Remove(name);
            return await base.TryPutResultAsync(name, json, metadata, replaces, cancellationToken);
        }

        private void Read(string name, long bytes)
        {
            lock (_held)
            {
                _held[name] = bytes;
                Most = Math.Max(Most, _held.Values.Sum());
            }
        }

        private sealed class Noticed(Stream inner, Action read) : MemoryStream
        {
            public override async ValueTask<int> ReadAsync(Memory<byte> buffer,
                CancellationToken cancellationToken = default)
            {
                read();
                return await inner.ReadAsync(buffer, cancellationToken);
            }
        }
    }
}
