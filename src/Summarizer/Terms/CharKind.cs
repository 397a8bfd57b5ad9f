namespace Summarizer.Terms;

/// <summary>The part that a UTF-16 code unit plays in words. The order matters to the tokeniser.</summary>
internal enum CharKind : byte
{
    Space,
    Punctuation,
    Hyphen,

    /// <summary>From here on: may stand inside a word.</summary>
    Apostrophe,

    /// <summary>The full stop and the comma, which stand inside numbers and initials.</summary>
    Point,
    Surrogate,

    /// <summary>Part of a word in a script with spaces; combining marks count as letters.</summary>
    Letter,
    Digit,
    Han,
    Hiragana,
    Katakana,

    /// <summary>A letter of a script without spaces between words other than Chinese and Japanese, such as Thai.</summary>
    Unspaced,
}
