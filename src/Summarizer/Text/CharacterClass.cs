namespace Summarizer.Text;

// The classes of a UTF-16 code unit. A character may be in several.
[Flags]
internal enum CharacterClass
{
    None = 0,
    WhiteSpace = 1 << 0,

    // Marks of order and width, which show nothing: zero-width spaces, direction marks.
    Invisible = 1 << 1,
    Letter = 1 << 2,

    // A mark that belongs to the letter before it.
    Combining = 1 << 3,
    Digit = 1 << 4,

    // Half of a character beyond the Basic Multilingual Plane.
    Surrogate = 1 << 5,

    // A letter of a script without capitals, such as Han or Arabic; halves of surrogate pairs count as such.
    UncasedLetter = 1 << 6,

    // May end a sentence.
    Terminator = 1 << 7,

    // A terminator outside the Latin script, which ends a sentence before any character.
    PlainTerminator = 1 << 8,

    // A terminator that ends a question.
    QuestionMark = 1 << 24,

    // A quotation mark that is not an apostrophe too.
    DoubleQuote = 1 << 9,

    // A quotation mark, apostrophes included.
    Quote = 1 << 10,
    Apostrophe = 1 << 11,
    OpeningBracket = 1 << 12,
    ClosingBracket = 1 << 13,
    Dash = 1 << 14,

    // Joins the parts of a word, or marks where a word may be divided.
    Hyphen = 1 << 15,
    Comma = 1 << 16,
    Colon = 1 << 17,

    // A bracket or another mark that is frequent in technical text.
    TechnicalMark = 1 << 18,
    Han = 1 << 19,
    Hiragana = 1 << 20,
    Katakana = 1 << 21,

    // A letter of Thai, Lao, Burmese or Khmer, which are written without spaces between words.
    Unspaced = 1 << 22,

    // Han, kana, and the punctuation that goes with them.
    EastAsian = 1 << 23,
}
