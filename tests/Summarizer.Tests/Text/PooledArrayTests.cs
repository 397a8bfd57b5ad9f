using Summarizer.Text;

namespace Summarizer.Tests.Text;

public sealed class PooledArrayTests
{
    [Fact]
    public void A_small_array_is_used_again()
    {
        int[] first = PooledArray.Rent<int>(1000);
        PooledArray.Return(first);

        Assert.Same(first, PooledArray.Rent<int>(1000));
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(1 << 18)]
    public void A_large_array_is_not_kept(int length)
    {
        int[] first = PooledArray.Rent<int>(length);
        PooledArray.Return(first);

        Assert.True(first.Length >= length);
        Assert.NotSame(first, PooledArray.Rent<int>(length));
    }
}
