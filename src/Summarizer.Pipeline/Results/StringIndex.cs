using System.Globalization;

namespace Summarizer.Pipeline.Results;

/// <summary>A converter of the places of a result to another unit than UTF-16 code units.</summary>
internal static class StringIndex
{
    /// <summary>The names of the units, in the order of <see cref="StringIndexType"/>.</summary>
    /// <remarks>
    /// "TextElements_v8" is the name in Azure AI Language, which follows Unicode 8. .NET 10 follows Unicode 16, which
    /// counts some emoji as one element that Unicode 8 counts as several.
    /// </remarks>
    public static readonly string[] Names = ["Utf16CodeUnit", "UnicodeCodePoint", "TextElements_v8"];

    /// <summary>Returns a result whose sizes and places are counted in a unit.</summary>
    /// <param name="result">The result, in UTF-16 code units.</param>
    /// <param name="text">The text that its places are in.</param>
    /// <param name="unit">The unit.</param>
    public static SummaryResult Recount(SummaryResult result, string text, StringIndexType unit)
    {
        if (unit == StringIndexType.Utf16CodeUnit
            || result is not { Document: { } document, Extractive: { } extractive })
            return result;
        DocumentOutline? outline = document.Outline;
        var places = new Places(text, unit,
        [
            (0, text.Length),
            .. extractive.Sentences.Select(s => (s.Offset, s.Length)),
            .. (outline?.Blocks ?? []).Select(b => (b.Offset, b.Length)),
            .. (outline?.Sentences ?? []).Select(s => (s.Offset, s.Length)),
        ]);
        return result with
        {
            Document = document with
            {
                Characters = places.Of(text.Length),
                Outline = outline is null ? null : new DocumentOutline(
                    [.. outline.Blocks.Select(b => b with { Offset = places.Of(b.Offset),
                        Length = places.Length(b.Offset, b.Length) })],
                    [.. outline.Sentences.Select(s => s with { Offset = places.Of(s.Offset),
                        Length = places.Length(s.Offset, s.Length) })]),
            },
            Extractive = extractive with
            {
                Sentences =
                    [.. extractive.Sentences.Select(s => s with { Offset = places.Of(s.Offset),
                        Length = places.Length(s.Offset, s.Length) })],
            },
        };
    }

    /// <summary>
    /// The places of one text in another unit: an offset becomes the number of units that start before it.
    /// </summary>
    internal sealed class Places
    {
        private readonly Dictionary<int, int> _counted = [];

        public Places(string text, StringIndexType unit, IEnumerable<(int Offset, int Length)> spans)
        {
            int at = 0, units = 0;
            foreach (int wanted in spans.SelectMany(s => (int[])[s.Offset, s.Offset + s.Length]).Distinct().Order())
            {
                if (unit == StringIndexType.Utf16CodeUnit)
                    at = units = wanted;
                for (; at < wanted; units++)
                    at += Next(text, at, unit);
                _counted[wanted] = units;
            }
        }

        public int Of(int offset) => _counted[offset];

        public int Length(int offset, int length) => Of(offset + length) - Of(offset);

        private static int Next(string text, int at, StringIndexType unit) => unit switch
        {
            StringIndexType.TextElements => StringInfo.GetNextTextElementLength(text, at),
            _ => at + 1 < text.Length && char.IsSurrogatePair(text, at) ? 2 : 1,
        };
    }
}
