namespace Summarizer.Terms;

/// <summary>
/// The number of marks and of kinds of words in a sentence; small, since every sentence of a huge document has one.
/// </summary>
internal struct PunctuationCounts
{
    /// <summary>
    /// The number of words as word processors count them: runs between white space, and each East Asian character.
    /// </summary>
    public int Words;

    public int Commas;

    /// <summary>Quotation marks. Single ones are not counted: most of them are apostrophes.</summary>
    public int Quotes;

    /// <summary>Brackets and other marks of technical text.</summary>
    public int Brackets;

    /// <summary>Words that are numbers.</summary>
    public int Numbers;

    /// <summary>Words with a capital first letter, except the first word.</summary>
    public int Capitals;

    /// <summary>Stop words of at most three letters other than I and we: the, of, was.</summary>
    public int LittleWords;

    /// <summary>Terms and little words that the sentence has had already.</summary>
    public int Repeated;

    /// <summary>True if there is a colon near the start, before any quotation mark.</summary>
    public bool HasEarlyColon;
}
