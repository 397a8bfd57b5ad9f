using System.Security.Cryptography;
using System.Text;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Pipeline.Results;

/// <summary>The two hashes that decide whether a stored result is still valid.</summary>
public static class ResultHashes
{
    /// <summary>
    /// Changes where the program would now answer the same question in another form, so that stored results count as
    /// stale.
    /// </summary>
    private const string Generation = "1";

    /// <summary>
    /// Returns the hash of an article's content: "sha256:" and the lower-case hexadecimal hash of its bytes.
    /// </summary>
    public static string OfContent(ReadOnlySpan<byte> content) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>
    /// Returns the hash of the options for stored articles: the first 16 hexadecimal digits of the SHA-256 of the lines
    /// <c>generation</c>, <c>sentences</c> and <c>model</c> (the rewriter's fingerprint, empty without one). Two
    /// settings that give the same results have the same hash. Lines <c>ocr</c> and <c>notes</c> follow where these are
    /// on.
    /// </summary>
    public static string OfOptions(SummarizerOptions options, IRewriter? rewriter)
    {
        ArgumentNullException.ThrowIfNull(options);
        string canonical =
            $"generation={Generation}\nsentences={options.Sentences}\nmodel={(rewriter is null ? "" : "+" + rewriter.Fingerprint)}\n";
        if (options.Ocr.IsOn)
            canonical += $"ocr={options.Ocr.Engine} {options.Ocr.Languages} {options.Ocr.MaxPages}\n";
        if (options.Reading.SpeakerNotes)
            canonical += "notes=read\n";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))[..16];
    }
}
