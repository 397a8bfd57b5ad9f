using System.Buffers;
using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

// Rules that find who speaks in an interview or a transcript, "Moderator: …": labels at the beginnings of lines that
// recur. They are how the page looks, not what it is about.
internal static class SpeakerLabels
{
    // The longest label, in UTF-16 code units.
    private const int Longest = 40;

    // This many lines with labels that recur make a transcript; there, who speaks only once is a label too.
    private const int LeastLines = 3;

    // The characters that may be before a label on its line: the marks of a list, and a time in brackets, "[09:02]".
    private static readonly SearchValues<char> BeforeLabel = SearchValues.Create(" \t*_-[]()0123456789:.");

    // Returns the numbers of the tokens that are part of a label.
    public static HashSet<int> TokensIn(ReadOnlySpan<char> text, TermVectors vectors)
    {
        var tokens = new HashSet<int>();
        int lines = 0;
        for (int s = 0; s < vectors.SentenceCount; s++)
            lines += vectors.Counts[s].HasEarlyColon ? 1 : 0;
        if (lines < LeastLines)
            return tokens;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int s = 0; s < vectors.SentenceCount; s++)
        {
            if (LabelOf(s, text, vectors) is { IsEmpty: false } label)
                counts[label.ToString()] = counts.GetValueOrDefault(label.ToString()) + 1;
        }

        if (counts.Values.Where(count => count > 1).Sum() < LeastLines)
            return tokens;
        for (int s = 0; s < vectors.SentenceCount; s++)
        {
            ReadOnlySpan<char> label = LabelOf(s, text, vectors);
            int first = vectors.FirstToken[s];
            for (int t = first; t < vectors.FirstToken[s + 1]
                && vectors.Tokens[t].End <= vectors.Tokens[first].Offset + label.Length; t++)
                tokens.Add(t);
        }

        return tokens;
    }

    // What is before the colon, where its sentence starts a line.
    private static ReadOnlySpan<char> LabelOf(int s, ReadOnlySpan<char> text, TermVectors vectors)
    {
        ReadOnlySpan<Token> tokens = vectors.TokensIn(s);
        if (!vectors.Counts[s].HasEarlyColon || tokens.IsEmpty || tokens[0].Has(TokenTraits.Number))
            return [];
        int start = tokens[0].Offset;
        ReadOnlySpan<char> lead = text[Math.Max(0, start - Longest)..start];
        int before = lead.LastIndexOfAnyExcept(BeforeLabel);
        if (before >= 0 ? lead[before] != '\n' : lead.Length < start)
            return [];
        ReadOnlySpan<char> head = text[start..Math.Min(text.Length, start + Longest)];
        int colon = head.IndexOfAny(':', '：');
        return colon > 0 ? head[..colon] : [];
    }
}
