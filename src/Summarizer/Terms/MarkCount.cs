namespace Summarizer.Terms;

/// <summary>How often marks and kinds of words occur in a sentence; small, since it is kept for every sentence of a huge document.</summary>
internal struct MarkCount
{
    public int Commas;

    public int Quotes;

    public int Brackets;

    /// <summary>Words that are numbers.</summary>
    public int Numbers;

    /// <summary>Words with a capital first letter, the first one apart.</summary>
    public int Capitals;

    /// <summary>Stop words of at most three letters that are not I or we: the, of, was.</summary>
    public int LittleWords;

    /// <summary>Terms and little words that the sentence has had already.</summary>
    public int Repeated;

    /// <summary>A colon stands near the start, before any quotation mark.</summary>
    public bool HasEarlyColon;

    /// <summary>A word may be I or we.</summary>
    public bool MayBePersonal;
}
