namespace Summarizer.Pipeline.Grounding;

/// <summary>A marker of the terms that are quoted, and of those after a quoted clause.</summary>
internal static class QuotedClauses
{
    private const string DoubleMarks = "\"“”„«»", SingleMarks = "'’‘", BeforeOpening = "([{—–-/",
        AfterClosing = ".,;:!?…)]}", Punctuation = ".,;:!?…—–-";

    /// <summary>The most spaces and other marks between a mark and its punctuation.</summary>
    private const int Beside = 3;

    /// <summary>
    /// Marks the terms. A quotation may start or end in another sentence, so spaces decide what a mark does. A
    /// quotation is a clause if it does not start in lower case, or if there is punctuation at its end. Another is a
    /// part of the clause around it, as in: would "never" sell.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="terms">Its terms.</param>
    public static void Mark(string sentence, List<Term> terms)
    {
        int lastSingle = LastClosingSingle(sentence), from = 0;
        char open = default;
        bool isClause = false;
        for (int i = 0; i < terms.Count; i++)
        {
            bool isAfterClause = false;
            for (int at = from; at < terms[i].Offset; at++)
            {
                bool isSingle = SingleMarks.Contains(sentence[at]);
                bool isMark = isSingle || DoubleMarks.Contains(sentence[at]);
                bool isNested = open != default && isSingle != SingleMarks.Contains(open);
                if (!isMark || isNested)
                    continue;
                bool? opens = Opens(sentence, at) ?? (isSingle ? null : open == default);
                if (opens == true && (!isSingle || at < lastSingle))
                {
                    (open, isClause) = (sentence[at], !char.IsLower(sentence[terms[i].Offset]));
                }
                else if (opens == false)
                {
                    bool mayBeApostrophe = isSingle && open == default;
                    isAfterClause |= HasPunctuation(sentence, at)
                        || (!mayBeApostrophe && (open == default || isClause));
                    open = default;
                }
            }

            TermKind kind = (open == default ? 0 : TermKind.Quoted) | (isAfterClause ? TermKind.AfterQuote : 0);
            terms[i] = terms[i] with { Kind = terms[i].Kind | kind };
            from = terms[i].Offset + terms[i].Raw.Length;
        }
    }

    /// <summary>True if a mark opens a quotation, false if it closes one; null if the spaces do not show it.</summary>
    private static bool? Opens(string sentence, int at)
    {
        bool spaceBefore =
            at == 0 || char.IsWhiteSpace(sentence[at - 1]) || BeforeOpening.Contains(sentence[at - 1]);
        bool spaceAfter = at + 1 == sentence.Length || char.IsWhiteSpace(sentence[at + 1])
            || AfterClosing.Contains(sentence[at + 1]);
        return spaceBefore == spaceAfter ? null : spaceBefore;
    }

    private static int LastClosingSingle(string sentence)
    {
        int at = sentence.Length - 1;
        while (at >= 0 && !(SingleMarks.Contains(sentence[at]) && Opens(sentence, at) == false))
            at--;
        return at;
    }

    /// <summary>True if there is punctuation on either side of a mark.</summary>
    private static bool HasPunctuation(string sentence, int at)
    {
        int before = at - 1, after = at + 1;
        while (before >= 0 && at - before <= Beside && IsBeside(sentence[before]))
            before--;
        while (after < sentence.Length && after - at <= Beside && IsBeside(sentence[after]))
            after++;
        return (before >= 0 && Punctuation.Contains(sentence[before]))
            || (after < sentence.Length && Punctuation.Contains(sentence[after]));

        static bool IsBeside(char c) =>
            char.IsWhiteSpace(c) || SingleMarks.Contains(c) || DoubleMarks.Contains(c);
    }
}
