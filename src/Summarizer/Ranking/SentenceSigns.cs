namespace Summarizer.Ranking;

/// <summary>What a sentence's characters and first words show.</summary>
[Flags]
internal enum SentenceSigns : ushort
{
    None = 0,

    /// <summary>Opens with a quotation mark.</summary>
    OpensQuotation = 1,

    /// <summary>Has one.</summary>
    HasQuotation = 2,

    /// <summary>Asks.</summary>
    Question = 4,

    /// <summary>Ends without a mark that ends a sentence.</summary>
    EndsOpen = 8,

    /// <summary>Opens with a label, as captions do ("Best of all: …"); a quotation behind the colon makes it none.</summary>
    Label = 16,

    /// <summary>Opens with a word that points back.</summary>
    Points = 32,

    /// <summary>Opens with a word that links to the sentence before.</summary>
    Links = 64,

    /// <summary>Has I or we.</summary>
    FirstPerson = 128,

    /// <summary>A quotation begins or ends in another sentence.</summary>
    HalfQuotation = 256,

    /// <summary>Nothing but a quotation: who speaks is not said.</summary>
    OnlyQuotation = 512,

    /// <summary>Written in capitals, as headings and messages are.</summary>
    Shouts = 1024,

    /// <summary>Speaks of a figure or table, or announces with its last colon, what a summary does not have.</summary>
    ShowsFigure = 2048,

    /// <summary>Thanks or greets in a few words, as speeches, minutes and messages do.</summary>
    Courtesy = 4096,

    /// <summary>Links to the sentence before with more than its first word: "For example, …", "He was therefore …".</summary>
    Leans = 8192,

    /// <summary>Stands in a quotation that an earlier sentence began, or ends it.</summary>
    GoesOnQuoting = 16384,

    /// <summary>An item of a list; where it ends open it is a fragment: "A combination stone with a coarse side".</summary>
    Listed = 32768,
}
