namespace Summarizer.Terms;

// Logarithm and exponential from additions and multiplications only. The platform's own differ in the last bit between
// machines, and a summary must not.
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417;

    private static readonly double[] SmallLogs = [.. Enumerable.Range(0, 256).Select(n => n == 0 ? 0 : Log((double)n))];

    private static ReadOnlySpan<double> OddReciprocals =>
        [1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1.0];

    private static ReadOnlySpan<double> FactorialReciprocals =>
    [
        1.0 / 87178291200, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880,
        1.0 / 40320, 1.0 / 5040,
        1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2, 1.0, 1.0,
    ];

    // Returns the natural logarithm of a finite positive normal number, to about 1e-15.
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // log m = 2 artanh((m - 1)/(m + 1)), |argument| < 0.172: eleven terms reach double precision.
        double t = (mantissa - 1) / (mantissa + 1);
        double square = t * t;
        double sum = 0;
        foreach (double reciprocal in OddReciprocals)
            sum = (sum * square) + reciprocal;
        return (exponent * Ln2) + (2 * t * sum);
    }

    // Returns the natural logarithm of a whole number above 0. Small ones are looked up: an article asks for some 700.
    public static double Log(int n) => n < SmallLogs.Length ? SmallLogs[n] : Log((double)n);

    // Returns e to the power of x, to about 1e-15; 0 far below zero, capped far above.
    public static double Exp(double x)
    {
        if (x < -700)
            return 0;
        x = Math.Min(x, 700);
        double n = Math.Floor((x / Ln2) + 0.5);
        double r = x - (n * Ln2);
        double sum = 0;
        foreach (double reciprocal in FactorialReciprocals)
            sum = (sum * r) + reciprocal;
        return sum * BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);
    }
}
