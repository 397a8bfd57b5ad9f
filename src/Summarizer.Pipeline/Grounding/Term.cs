namespace Summarizer.Pipeline.Grounding;

/// <summary>A word or number as grounding compares it.</summary>
/// <param name="Raw">The word in lower case, without apostrophes.</param>
/// <param name="Key">The key that is compared: the stem, or the number's value.</param>
/// <param name="Kind">The kind of term.</param>
/// <param name="Offset">The start in its sentence.</param>
/// <param name="OtherKey">For "100m", which is a length or a sum, the value without its unit; otherwise null.</param>
internal readonly record struct Term(string Raw, string Key, TermKind Kind, int Offset, string? OtherKey = null)
{
    public bool Is(TermKind kind) => (Kind & kind) != 0;

    public bool IsContent => (Kind & TermKind.Stop) == 0;

    /// <summary>True for content, unless it carries grammar in the language of the sentence.</summary>
    public bool IsTelling => (Kind & (TermKind.Stop | TermKind.Grammar)) == 0;
}

/// <summary>The kinds of terms; several can hold.</summary>
[Flags]
internal enum TermKind
{
    None = 0,

    /// <summary>Grammar rather than content.</summary>
    Stop = 1,

    /// <summary>A number, in digits or words.</summary>
    Number = 2,

    /// <summary>Begins with a capital letter.</summary>
    Capital = 4,

    /// <summary>All letters are capitals, two or more.</summary>
    Capitals = 8,

    /// <summary>Turns a statement round.</summary>
    Negation = 16,

    /// <summary>All letters but the last are capitals, two or more, and the last is "s".</summary>
    PluralOfCapitals = 64,

    /// <summary>A number that is a year, or is next to a month.</summary>
    Date = 32,

    /// <summary>A word of grammar in a language other than English.</summary>
    Grammar = 128,

    /// <summary>Follows a comma, a colon, a semicolon or a dash.</summary>
    AfterCut = 256,

    /// <summary>Follows the end of a quoted clause.</summary>
    AfterQuote = 512,

    /// <summary>Is within quotation marks.</summary>
    Quoted = 1024,
}
