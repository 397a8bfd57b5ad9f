using System.Buffers.Binary;

namespace Summarizer.Pipeline.Reading.Packages;

/// <summary>
/// A walk through the directory at the end of a ZIP archive without unpacking anything (APPNOTE.TXT 6.3.10, sections
/// 4.3.12 and 4.3.16). A damaged archive has no entries.
/// </summary>
internal ref struct ZipDirectory
{
    private const int EndRecordBytes = 22;
    private const int HeaderBytes = 46;
    private const int LongestComment = 65_535;

    private ReadOnlySpan<byte> _rest;

    /// <summary>Creates a walk that is before the first entry.</summary>
    /// <param name="content">The bytes of the archive.</param>
    public ZipDirectory(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> end = content[Math.Max(0, content.Length - EndRecordBytes - LongestComment)..];
        int at = end.LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || end.Length - at < EndRecordBytes)
            return;
        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(end[(at + 16)..]);
        if (offset < content.Length)
            _rest = content[(int)offset..];
    }

    /// <summary>The name of the entry.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The number of bytes that the entry unpacks to. .NET enforces it when it unpacks.</summary>
    public uint UnpackedBytes { get; private set; }

    /// <summary>Moves to the next entry. False after the last one.</summary>
    public bool Read()
    {
        if (_rest.Length < HeaderBytes || !_rest.StartsWith("PK\u0001\u0002"u8))
            return false;
        int name = BinaryPrimitives.ReadUInt16LittleEndian(_rest[28..]);
        int next = HeaderBytes + name + BinaryPrimitives.ReadUInt16LittleEndian(_rest[30..])
            + BinaryPrimitives.ReadUInt16LittleEndian(_rest[32..]);
        UnpackedBytes = BinaryPrimitives.ReadUInt32LittleEndian(_rest[24..]);
        Name = _rest[HeaderBytes..Math.Min(HeaderBytes + name, _rest.Length)];
        _rest = _rest[Math.Min(next, _rest.Length)..];
        return true;
    }
}
