using System.IO.Compression;
using System.Runtime.InteropServices;
using Summarizer.Pipeline.Failures;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// The filters that unpack a PDF's streams, with what they may give bounded, one by one and in all. Every stream comes
/// by here, so this is also where a reading notices that its time is up: forms that draw each other a billion times are
/// unpacked as often.
/// </summary>
internal sealed class BoundedFilters(ReadingLimits limits, CancellationToken cancellationToken) : IFilterProvider
{
    private readonly Dictionary<IFilter, IFilter> _bounded = [];
    private long _total;
    private int _streams;

    /// <summary>The exceeded limit; kept because the library swallows some exceptions.</summary>
    public ArticleException? Exceeded { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    private IFilter[] Bound(IReadOnlyList<IFilter> filters)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Exceeded is not null || ++_streams > limits.MaxPdfStreams)
            throw Exceed($"The PDF unpacks more than the {limits.MaxPdfStreams} streams allowed.");
        if (filters.Count > limits.MaxPdfFilters)
            throw Exceed($"The PDF packs a stream more than the {limits.MaxPdfFilters} times allowed.");
        IFilter[] bounded = new IFilter[filters.Count];
        for (int i = 0; i < bounded.Length; i++)
        {
            if (!_bounded.TryGetValue(filters[i], out IFilter? filter))
                _bounded[filters[i]] = filter = new Bounded(filters[i], this);
            bounded[i] = filter;
        }

        return bounded;
    }

    private ArticleException Exceed(string message) => Exceeded ??= new ArticleException(FailureCode.TooLarge, message);

    private void Count(long bytes)
    {
        if (bytes > limits.MaxPdfStreamBytes)
            throw Exceed(
                "A stream of the PDF unpacks to more than "
                    + $"the {limits.MaxPdfStreamBytes / (1024 * 1024)} MiB allowed.");
        _total += bytes;
        if (_total > limits.MaxPdfTotalBytes)
            throw Exceed($"The PDF unpacks to more than the {limits.MaxPdfTotalBytes / (1024 * 1024)} MiB allowed.");
    }

    private sealed class Bounded(IFilter filter, BoundedFilters owner) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider,
            int filterIndex)
        {
            // The library allocates a whole picture of the size in the dictionary, which contains no text.
            if (filter is CcittFaxDecodeFilter)
                return Memory<byte>.Empty;
            DictionaryToken parameters = DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex);
            RefuseRows(parameters);
            owner.Count(Unpacked(input, parameters));
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        /// <summary>
        /// Rows that are predicted from the row above. From no rows the library makes endless ones, and it always makes
        /// room for two.
        /// </summary>
        private void RefuseRows(DictionaryToken parameters)
        {
            if (Number(parameters, NameToken.Predictor, 1) <= 1)
                return;
            double bits =
                Number(parameters, NameToken.Columns, 1) * Number(parameters, NameToken.Colors, 1)
                    * Number(parameters, NameToken.BitsPerComponent, 8);
            if (!(bits >= 1 && bits / 8 <= owner.LargestStream))
                throw owner.Exceed(
                    $"Rows of a stream of the PDF must have 1 to {owner.LargestStream * 8} bits, but have {bits:0}.");
        }

        private static double Number(DictionaryToken parameters, NameToken name, double standard) =>
            parameters.TryGet(name, out IToken? token) && token is NumericToken number ? number.Double : standard;

        /// <summary>Measures the size of the output without keeping it.</summary>
        private long Unpacked(Memory<byte> input, DictionaryToken parameters) => filter switch
        {
            FlateFilter => Inflated(input),
            LzwFilter => LzwLength(input.Span, Number(parameters, NameToken.EarlyChange, 1) == 1 ? 1 : 0),
            RunLengthFilter => RunLength(input.Span),
            _ => input.Length,
        };

        private long Inflated(Memory<byte> input)
        {
            if (input.Length < 3
                || !MemoryMarshal.TryGetArray((ReadOnlyMemory<byte>)input, out ArraySegment<byte> bytes))
                return input.Length;
            using var deflate =
                new DeflateStream(new MemoryStream(bytes.Array!, bytes.Offset + 2, bytes.Count - 2, writable: false),
                    CompressionMode.Decompress);
            byte[] buffer = new byte[64 * 1024];
            long length = 0;
            try
            {
                for (int read; (read = deflate.Read(buffer)) > 0;)
                {
                    length += read;
                    if (length > owner.LargestStream)
                        return length;
                }
            }
            catch (InvalidDataException)
            {
                // Damaged from here on: what came before still counts.
            }

            return length;
        }

        private static long RunLength(ReadOnlySpan<byte> input)
        {
            long length = 0;
            for (int i = 0; i < input.Length && input[i] != 128;)
            {
                length += input[i] < 128 ? input[i] + 1 : 257 - input[i];
                i += input[i] < 128 ? input[i] + 2 : 2;
            }

            return length;
        }

        // Codes of 9 to 12 bits; each new table entry is one byte longer than the one before it in the stream (PDF
        // 32000-1, 7.4.4). The width changes one code early, or not (EarlyChange).
        private static long LzwLength(ReadOnlySpan<byte> input, int early)
        {
            int[] lengths = new int[4097];
            Array.Fill(lengths, 1, 0, 256);
            int next = 258, width = 9, previous = -1, bits = 0, held = 0;
            long length = 0;
            foreach (byte b in input)
            {
                held = (held << 8) | b;
                bits += 8;
                if (bits < width)
                    continue;
                bits -= width;
                int code = (held >> bits) & ((1 << width) - 1);
                held &= (1 << bits) - 1;
                if (code == 257)
                    break;
                if (code == 256)
                {
                    (next, width, previous) = (258, 9, -1);
                    continue;
                }

                int written = code < next && lengths[code] > 0
                    ? lengths[code]
                    : previous >= 0 ? lengths[previous] + 1 : 1;
                length += written;
                if (previous >= 0 && next <= 4096)
                    lengths[next++] = lengths[previous] + 1;
                previous = Math.Min(code, 4096);
                width = next + early >= 2048 ? 12 : next + early >= 1024 ? 11 : next + early >= 512 ? 10 : 9;
            }

            return length;
        }
    }

    private long LargestStream => limits.MaxPdfStreamBytes;
}
