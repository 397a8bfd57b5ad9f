namespace Summarizer.Text;

/// <summary>The classes of a UTF-16 code unit. A character may be in several.</summary>
[Flags]
internal enum CharacterClass
{
    None = 0,
    WhiteSpace = 1 << 0,

    /// <summary>Marks of order and width, which show nothing: zero-width spaces, direction marks.</summary>
    Invisible = 1 << 1,
    Letter = 1 << 2,

    /// <summary>A mark that belongs to the letter before it.</summary>
    Combining = 1 << 3,
    Digit = 1 << 4,

    /// <summary>Half of a character beyond the Basic Multilingual Plane.</summary>
    Surrogate = 1 << 5,

    /// <summary>
    /// A letter of a script without capitals, such as Han or Arabic; halves of surrogate pairs count as such.
    /// </summary>
    UncasedLetter = 1 << 6,

    /// <summary>May end a sentence.</summary>
    Terminator = 1 << 7,

    /// <summary>A terminator outside the Latin script, which ends a sentence before any character.</summary>
    PlainTerminator = 1 << 8,

    /// <summary>A terminator that ends a question.</summary>
    QuestionMark = 1 << 24,

    /// <summary>A quotation mark that is not an apostrophe too.</summary>
    DoubleQuote = 1 << 9,

    /// <summary>A quotation mark, apostrophes included.</summary>
    Quote = 1 << 10,
    Apostrophe = 1 << 11,
    OpeningBracket = 1 << 12,
    ClosingBracket = 1 << 13,
    Dash = 1 << 14,

    /// <summary>Joins the parts of a word, or marks where a word may be divided.</summary>
    Hyphen = 1 << 15,
    Comma = 1 << 16,
    Colon = 1 << 17,

    /// <summary>A bracket or another mark that is frequent in technical text.</summary>
    TechnicalMark = 1 << 18,
    Han = 1 << 19,
    Hiragana = 1 << 20,
    Katakana = 1 << 21,

    /// <summary>A letter of Thai, Lao, Burmese or Khmer, which are written without spaces between words.</summary>
    Unspaced = 1 << 22,

    /// <summary>Han, kana, and the punctuation that goes with them.</summary>
    EastAsian = 1 << 23,
}
