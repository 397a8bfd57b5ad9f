namespace Summarizer.Ranking;

// The attributes of a sentence that its characters and first words show.
[Flags]
internal enum SentenceAttributes : ushort
{
    None = 0,
    OpensQuotation = 1,
    HasQuotation = 2,
    Question = 4,
    Unterminated = 8, // Ends without a mark that ends a sentence.
    // Starts with a label, as captions do: "Best of all: …". Not with who says the quotation after the colon.
    Label = 16,
    Anaphoric = 32, // Starts with a word that points back: "He …".
    Connective = 64, // Starts with a word that links to the sentence before: "However, …".
    FirstPerson = 128, // Has I or we.
    HalfQuotation = 256, // A quotation starts or ends in another sentence.
    OnlyQuotation = 512, // Nothing but a quotation: it does not say who speaks.
    AllCaps = 1024,
    ShowsFigure = 2048, // Refers to a figure or table, or announces with a last colon, what a summary does not have.
    Pleasantry = 4096, // Thanks or greets in a few words, as speeches, minutes and messages do.
    // Links to the sentence before with more than its first word: "For example, …", "He was therefore …".
    ContextDependent = 8192,
    ContinuesQuotation = 16384, // In a quotation that an earlier sentence started, or at its end.
    ListItem = 32768, // If unterminated, a fragment: "A combination stone with a coarse side".
}
