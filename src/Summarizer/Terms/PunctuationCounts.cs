namespace Summarizer.Terms;

// The number of marks and of kinds of words in a sentence; small, since every sentence of a huge document has one.
internal struct PunctuationCounts
{
    // The number of words as word processors count them: runs between white space, and each East Asian character.
    public int Words;

    public int Commas;

    // Quotation marks. Single ones are not counted: most of them are apostrophes.
    public int Quotes;

    // Brackets and other marks of technical text.
    public int Brackets;

    // Words that are numbers.
    public int Numbers;

    // Words with a capital first letter, except the first word.
    public int Capitals;

    // Stop words of at most three letters other than I and we: the, of, was.
    public int LittleWords;

    // Terms and little words that the sentence has had already.
    public int Repeated;

    // True if there is a colon near the start, before any quotation mark.
    public bool HasEarlyColon;
}
