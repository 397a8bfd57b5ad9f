using System.Buffers;
using Summarizer.Text;

namespace Summarizer.Sentences;

// Rules that recognise that a sentence continues after a quotation has ended: with who says it, or with a particle.
internal static class Attribution
{
    // The longest distance after a quotation at which a verb of speech is looked for, in UTF-16 code units.
    private const int MaxClause = 24;

    // The same where a character is a word.
    private const int MaxEastAsianClause = 10;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，、。：！？।،,:.!?");

    // True if a comma or, after a quotation or a bracket, a particle continues a sentence in Chinese or Japanese.
    public static bool ContinuesInEastAsian(ReadOnlySpan<char> text, int end, SentenceRules rules)
    {
        if (text[end] is '，' or '、')
            return true;
        return Characters.Is(text[end - 1], CharacterClass.Quote | CharacterClass.ClosingBracket)
            && text[end..].BeginningAmong(rules.QuotationParticles) > 0;
    }

    // True if who says it follows a quotation: "he asked." Small letters show it; where a script has none, a verb of
    // speech in a short clause does.
    public static bool Follows(ReadOnlySpan<char> text, int end, SentenceRules rules)
    {
        int at = Characters.SkipBlanks(text, end);
        if (at == text.Length)
            return false;
        if (!Characters.IsUncasedLetter(text[at]))
            return Characters.IsSmall(text[at]) && !Characters.IsMixedCase(text, at);
        int most = Characters.IsEastAsian(text[at]) ? MaxEastAsianClause : MaxClause;
        ReadOnlySpan<char> clause = text[at..Math.Min(text.Length, at + most)];
        int length = clause.IndexOfAny(ClauseEnds);
        return (length < 0 ? clause : clause[..length]).ContainsAny(rules.SpeechVerbs);
    }
}
