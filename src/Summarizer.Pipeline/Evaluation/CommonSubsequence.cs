using System.Buffers;

namespace Summarizer.Pipeline.Evaluation;

/// <summary>Longest common subsequences of numbered words.</summary>
internal static class CommonSubsequence
{
    /// <summary>Returns the length of the longest one; two rows of the table suffice.</summary>
    public static int Length(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int[] row = new int[b.Length + 1];
        foreach (int word in a)
        {
            int diagonal = 0;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = word == b[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }

    /// <summary>
    /// Marks the words of <paramref name="a"/> that are in the longest one; ties go back along <paramref name="a"/>, as
    /// in the reference.
    /// </summary>
    public static void Mark(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<bool> marks)
    {
        if (!a.ContainsAny(b))
            return;
        int width = b.Length;
        byte[] steps = ArrayPool<byte>.Shared.Rent(checked(a.Length * width));
        int[] row = new int[width + 1];
        for (int i = 0; i < a.Length; i++)
        {
            int diagonal = 0;
            for (int j = 0; j < width; j++)
            {
                int above = row[j + 1];
                if (a[i] == b[j])
                {
                    steps[(i * width) + j] = Both;
                    row[j + 1] = diagonal + 1;
                }
                else
                {
                    steps[(i * width) + j] = row[j] > above ? AlongB : AlongA;
                    row[j + 1] = Math.Max(above, row[j]);
                }

                diagonal = above;
            }
        }

        for (int i = a.Length - 1, j = width - 1; i >= 0 && j >= 0;)
        {
            byte step = steps[(i * width) + j];
            if (step == Both)
                marks[i] = true;
            if (step != AlongB)
                i--;
            if (step != AlongA)
                j--;
        }

        ArrayPool<byte>.Shared.Return(steps);
    }

    private const byte Both = 0;
    private const byte AlongA = 1;
    private const byte AlongB = 2;
}
