using System.Buffers;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>
/// A count of the objects that the parser would make, before it does: a message of 20 MB has room for millions of parts
/// and header fields.
/// </summary>
internal static class MailCost
{
    /// <summary>The most lines that may part one part of a message from the next.</summary>
    private const int MostParts = 10_000;

    /// <summary>The most lines that may be header fields.</summary>
    private const int MostFields = 100_000;

    /// <summary>The longest name of a header field.</summary>
    private const int LongestName = 80;

    /// <summary>The characters of a header field's name (RFC 5322, 3.6.8).</summary>
    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create([.. Enumerable.Range(0x21, 0x5E).Where(b => b != ':').Select(b => (byte)b)]);

    /// <summary>Refuses a message of too many parts or header fields.</summary>
    public static void Refuse(ReadOnlySpan<byte> content)
    {
        int parts = 0, fields = 0;
        while (!content.IsEmpty)
        {
            int end = content.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? content : content[..end];
            content = end < 0 ? [] : content[(end + 1)..];
            if (line.StartsWith("--"u8))
                parts++;
            else if (line[..Math.Min(line.Length, LongestName + 1)].IndexOfAnyExcept(NameBytes) is > 0 and var at
                && line[at] == ':')
                fields++;
        }

        if (parts > MostParts || fields > MostFields)
        {
            throw new ArticleException(
                FailureCode.TooLarge,
                $"The e-mail has more than the {MostParts} parts or {MostFields} header fields allowed.");
        }
    }
}
