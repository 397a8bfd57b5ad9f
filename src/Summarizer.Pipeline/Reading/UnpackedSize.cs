using Summarizer.Pipeline.Reading.Packages;

namespace Summarizer.Pipeline.Reading;

/// <summary>The number of bytes that an article has once it is unpacked.</summary>
public static class UnpackedSize
{
    /// <summary>
    /// Returns the sum of the sizes in a ZIP archive's directory, which .NET enforces when it unpacks, or the number
    /// of bytes for anything else. Never less than the number of bytes.
    /// </summary>
    public static long Of(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("PK"u8))
            return content.Length;
        long unpacked = 0;
        var directory = new ZipDirectory(content);
        while (directory.Read())
            unpacked += directory.UnpackedBytes;
        return Math.Max(unpacked, content.Length);
    }
}
