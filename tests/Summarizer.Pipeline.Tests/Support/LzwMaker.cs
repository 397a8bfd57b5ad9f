namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// Writes spaces in the packing that PDF took over from TIFF (LZW), as tightly as it goes: each table gives 7.4 million
/// of them.
/// </summary>
internal static class LzwMaker
{
    private const int Clear = 256, End = 257, FirstFree = 258, Full = 4096;

    public static byte[] Bomb(int tables, int earlyChange)
    {
        var packed = new List<byte>();
        int held = 0, bits = 0;
        for (int table = 0; table < tables; table++)
        {
            Put(Clear, table == 0 ? 9 : 12);
            Put(' ', 9);
            // Each code is the one that is just being added to the table: one space longer than the one before.
            for (int code = FirstFree; code < Full; code++)
                Put(code, Width(code + earlyChange));
        }

        Put(End, 12);
        Put(0, 8);
        return [.. packed];

        void Put(int code, int width)
        {
            held = (held << width) | code;
            for (bits += width; bits >= 8; bits -= 8)
                packed.Add((byte)(held >> (bits - 8)));
            held &= (1 << bits) - 1;
        }
    }

    private static int Width(int next) => next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
}
