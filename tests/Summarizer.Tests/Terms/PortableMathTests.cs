using Summarizer.Terms;

namespace Summarizer.Tests.Terms;

public sealed class PortableMathTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(31.0 / 7)]
    [InlineData(1e6)]
    [InlineData(1e-9)]
    public void The_logarithm_agrees_with_the_platform(double x) => Assert.Equal(Math.Log(x), PortableMath.Log(x), 13);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.37)]
    [InlineData(-12.5)]
    [InlineData(-1e9)]
    public void The_exponential_agrees_with_the_platform(double x) =>
        Assert.Equal(Math.Exp(x), PortableMath.Exp(x), 13);
}
