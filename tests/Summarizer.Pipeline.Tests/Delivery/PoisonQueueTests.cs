using Azure.Core;
using Azure.Storage.Queues;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Delivery;

public sealed class PoisonQueueTests
{
    private readonly ManualTime _time = new();
    private readonly PoisonMessage _message = new("theirs", "a.txt", null);

    /// <summary>The client throws an AggregateException after its last retry.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_queue_that_cannot_be_reached_is_storage_that_is_unavailable_and_no_bug(int retries)
    {
        var options = new QueueClientOptions
        {
            Retry = { MaxRetries = retries, Mode = RetryMode.Fixed, Delay = TimeSpan.FromMilliseconds(1) },
        };
        var queue = new PoisonQueue(new QueueServiceClient(Azurite.ConnectionStringVia(1)
            + Azurite.QueueEndpoint(1), options), "poison", _time);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => queue.TryReturnAsync(_message, default));
    }

    [Fact]
    public async Task After_a_day_a_message_is_not_put_back()
    {
        var queue = new PoisonQueue(new QueueServiceClient(Azurite.ConnectionStringVia(1)
            + Azurite.QueueEndpoint(1)), "poison", _time);
        PoisonMessage late = _message with { ReturnUntil = _time.GetUtcNow() };
        Assert.False(await queue.TryReturnAsync(late, default));
    }
}
