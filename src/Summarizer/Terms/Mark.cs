namespace Summarizer.Terms;

/// <summary>Marks whose number in a sentence says something about it.</summary>
internal enum Mark : byte
{
    None,

    Comma,

    Colon,

    /// <summary>A quotation mark, single ones apart: these are mostly apostrophes.</summary>
    Quote,

    /// <summary>A bracket, or another mark of technical text.</summary>
    Bracket,
}
