using System.Buffers.Binary;

namespace Summarizer.Pipeline.Reading;

/// <summary>The number of bytes that an article has once it is unpacked.</summary>
public static class UnpackedSize
{
    // ZIP file format specification (APPNOTE.TXT 6.3.10), sections 4.3.12 and 4.3.16.
    private const uint DirectoryHeader = 0x02014B50, DirectoryEnd = 0x06054B50;
    private const int HeaderBytes = 46, EndBytes = 22, LongestComment = ushort.MaxValue;

    /// <summary>
    /// Returns the sum of the sizes in a ZIP archive's directory, which .NET enforces when it unpacks, or the number
    /// of bytes for anything else. Never less than the number of bytes.
    /// </summary>
    public static long Of(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("PK"u8))
            return content.Length;
        long unpacked = 0;
        ReadOnlySpan<byte> directory = Directory(content);
        while (directory.Length >= HeaderBytes && BinaryPrimitives.ReadUInt32LittleEndian(directory) == DirectoryHeader)
        {
            unpacked += BinaryPrimitives.ReadUInt32LittleEndian(directory[24..]);
            int length = HeaderBytes;
            for (int at = 28; at <= 32; at += 2)
                length += BinaryPrimitives.ReadUInt16LittleEndian(directory[at..]);
            directory = directory[Math.Min(length, directory.Length)..];
        }

        return Math.Max(unpacked, content.Length);
    }

    private static ReadOnlySpan<byte> Directory(ReadOnlySpan<byte> content)
    {
        int first = Math.Max(0, content.Length - EndBytes - LongestComment);
        for (int at = content.Length - EndBytes; at >= first; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(content[at..]) != DirectoryEnd)
                continue;
            uint start = BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 16)..]);
            return start < at ? content[(int)start..at] : [];
        }

        return [];
    }
}
