using System.Buffers;
using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

/// <summary>
/// Who speaks in an interview or a transcript, "Moderator: …": labels at the beginnings of lines that return. They are what the page looks like
/// and not what is talked about.
/// </summary>
internal static class SpeakerLabels
{
    /// <summary>The longest label, in UTF-16 code units.</summary>
    private const int Longest = 40;

    /// <summary>So many lines behind labels that return make a transcript; there, who speaks only once is a label too.</summary>
    private const int LeastLines = 3;

    /// <summary>What may stand before a label on its line: the marks of a list, and a time in brackets, "[09:02]".</summary>
    private static readonly SearchValues<char> BeforeLabel = SearchValues.Create(" \t*_-[]()0123456789:.");

    /// <summary>Marks the words of the labels.</summary>
    public static void Mark(ReadOnlySpan<char> text, TermVectors vectors)
    {
        int lines = 0;
        for (int s = 0; s < vectors.SentenceCount; s++)
            lines += vectors.Marks[s].HasEarlyColon ? 1 : 0;
        if (lines < LeastLines)
            return;
        var counts = new Dictionary<ulong, int>();
        int returning = 0;
        for (int s = 0; s < vectors.SentenceCount; s++)
        {
            if (LabelOf(s, text, vectors) is not { IsEmpty: false } label)
                continue;
            ulong hash = WordHash.Of(label);
            int count = counts[hash] = counts.GetValueOrDefault(hash) + 1;
            returning += count == 2 ? 2 : count > 2 ? 1 : 0;
        }

        for (int s = 0; s < vectors.SentenceCount && returning >= LeastLines; s++)
        {
            if (LabelOf(s, text, vectors) is not { IsEmpty: false } label)
                continue;
            int first = vectors.FirstToken[s], end = vectors.Tokens[first].Offset + label.Length;
            for (int t = first; t < vectors.FirstToken[s + 1] && vectors.Tokens[t].End <= end; t++)
                vectors.Tokens[t].Traits |= TokenTraits.Label;
        }
    }

    // What stands before the colon, where its sentence opens a line.
    private static ReadOnlySpan<char> LabelOf(int s, ReadOnlySpan<char> text, TermVectors vectors)
    {
        int first = vectors.FirstToken[s];
        if (!vectors.Marks[s].HasEarlyColon || first == vectors.FirstToken[s + 1] || (vectors.Tokens[first].Traits & TokenTraits.Number) != 0)
            return [];
        int start = vectors.Tokens[first].Offset;
        ReadOnlySpan<char> lead = text[Math.Max(0, start - Longest)..start];
        int before = lead.LastIndexOfAnyExcept(BeforeLabel);
        if (before >= 0 ? lead[before] != '\n' : lead.Length < start)
            return [];
        ReadOnlySpan<char> head = text[start..Math.Min(text.Length, start + Longest)];
        int colon = head.IndexOfAny(':', '：');
        return colon > 0 ? head[..colon] : [];
    }
}
