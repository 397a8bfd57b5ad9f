using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>The pages of a PDF that an engine is asked to read.</summary>
/// <param name="pdf">The whole PDF.</param>
/// <param name="pages">The numbers of the pages, from 1, in ascending order.</param>
internal sealed class OcrRequest(ReadOnlyMemory<byte> pdf, IReadOnlyList<int> pages)
{
    private (string Engine, string Value)? _key;

    /// <summary>The whole PDF.</summary>
    public ReadOnlyMemory<byte> Pdf => pdf;

    /// <summary>The numbers of the pages, from 1, in ascending order.</summary>
    public IReadOnlyList<int> Pages => pages;

    /// <summary>Returns the key under which an engine with its settings remembers its work on these pages.</summary>
    public string KeyOf(string engine)
    {
        if (_key is { } known && known.Engine == engine)
            return known.Value;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{engine}\n{OcrReader.Ranges(pages)}\n"));
        hash.AppendData(pdf.Span);
        string key = Convert.ToHexStringLower(hash.GetHashAndReset());
        _key = (engine, key);
        return key;
    }
}
