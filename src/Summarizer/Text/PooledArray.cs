using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Summarizer.Text;

// Arrays for the work on one document. Small ones are pooled, so that a warm summary allocates little. Large ones are
// left to the garbage collector, because the pool would keep one of each size for each thread.
internal static class PooledArray
{
    // In bytes. An article of 30,000 words needs no larger array.
    private const int MostPooled = 1 << 19;

    // Returns an array of at least this many elements, with any content.
    public static T[] Rent<T>(int length) =>
        length <= MostPooledOf<T>() ? ArrayPool<T>.Shared.Rent(length) : GC.AllocateUninitializedArray<T>(length);

    public static void Return<T>(T[] array)
    {
        if (array.Length <= MostPooledOf<T>())
            ArrayPool<T>.Shared.Return(array);
    }

    // In elements. The pool's arrays have powers of two as lengths, so it never returns a longer one.
    private static int MostPooledOf<T>() =>
        (int)BitOperations.RoundUpToPowerOf2((uint)(MostPooled / Unsafe.SizeOf<T>()));
}
