using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Selection;

// Finds a pronoun after a sentence's beginning that nothing before it in the sentence can mean: "When asked, he …",
// "The plan was wrong, so she …".
internal static class UnresolvedPronouns
{
    // True if a sentence has such a pronoun.
    // mentions: Null if names cannot be told by their capitals.
    public static bool AreIn(
        ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, ReferenceWords words, Mentions? mentions)
    {
        if (words.PersonalPronouns is not { } pronouns)
            return false;
        bool hasNoun = false, hasPerson = false;
        for (int t = AfterQuotation(text, tokens); t < tokens.Length; t++)
        {
            ReadOnlySpan<char> word = tokens[t].In(text);
            bool isPronoun = t > 0 && tokens[t].Has(TokenTraits.Anaphoric) && pronouns.Contains(word);
            bool isPersonal = mentions is not null && words.PronounsForPersons.Contains(word);
            bool isOpen = isPronoun && !(isPersonal ? hasPerson : hasNoun);
            if (isOpen)
                return !IsNamedLater(tokens[(t + 1)..])
                    && !(words.PronounsForThings.Contains(word) && IsDescribedNext(text, tokens[(t + 1)..], words));
            bool isNoun = IsNoun(text, tokens, t, words);
            // "Despite being ill, they …" and "Slowly, he …" name no one.
            hasNoun |= isNoun || (tokens[t].IsContent && tokens[t].Has(TokenTraits.Capitalised)
                && !(t == 0 && words.Openers.Contains(word)));
            hasPerson = hasPerson || mentions?.MayBeName(tokens[t]) == true || words.IsPersonPlural(word)
                || (isNoun && words.IsPerson(word));
        }

        return false;
    }

    // A word one or two places after "the" or "two".
    private static bool IsNoun(
        ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int t, ReferenceWords words)
    {
        if (!tokens[t].IsContent)
            return false;
        bool isNext = t > 0 && words.Determiners.Contains(tokens[t - 1].In(text));
        return isNext || (t > 1 && words.Determiners.Contains(tokens[t - 2].In(text)));
    }

    // "After losing his job, John Smith …" or "…, singer John Smith …"
    private static bool IsNamedLater(ReadOnlySpan<Token> tokens)
    {
        for (int t = 0; t < tokens.Length; t++)
        {
            bool isNear = tokens[t].Has(TokenTraits.AfterBreak)
                || (t > 0 && tokens[t - 1].Has(TokenTraits.AfterBreak));
            if (isNear && tokens[t].IsContent && tokens[t].Has(TokenTraits.Capitalised))
                return true;
        }

        return false;
    }

    // "Despite its size, the lens …"
    private static bool IsDescribedNext(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, ReferenceWords words)
    {
        foreach (ref readonly Token token in tokens)
        {
            if (token.Has(TokenTraits.AfterBreak))
                return words.Determiners.Contains(token.In(text));
        }

        return false;
    }

    // In "“The plan is good,” he said", the plan cannot be the speaker.
    private static int AfterQuotation(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.IsEmpty || tokens[0].Offset == 0 || !Characters.IsQuote(text[tokens[0].Offset - 1]))
            return 0;
        int end = tokens[0].Offset + text[tokens[0].Offset..tokens[^1].End].LastIndexOfAny("\"”»“");
        int first = 0;
        while (first < tokens.Length && tokens[first].Offset < end)
            first++;
        return first < tokens.Length ? first : 0;
    }
}
