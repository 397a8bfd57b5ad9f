namespace Summarizer.Terms;

/// <summary>Searches in runs of tokens.</summary>
internal static class TokenSpans
{
    /// <summary>True if one of some tokens passes a test.</summary>
    public static bool Exists(this ReadOnlySpan<Token> tokens, Predicate<Token> test)
    {
        foreach (ref readonly Token token in tokens)
        {
            if (test(token))
                return true;
        }

        return false;
    }
}
