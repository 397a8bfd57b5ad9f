namespace Summarizer.Terms;

/// <summary>What is known of a token besides its term.</summary>
[Flags]
internal enum TokenTraits : ushort
{
    None = 0,

    /// <summary>Punctuation, or the start of a sentence, stands before it: no phrase reaches across.</summary>
    AfterBreak = 1,

    /// <summary>Written with a capital first letter.</summary>
    Capitalised = 2,

    /// <summary>Starts with a digit.</summary>
    Number = 4,

    /// <summary>A slice of a script without spaces, overlapping its neighbours.</summary>
    Gram = 8,

    /// <summary>A word that no key phrase starts or ends with, such as a common verb.</summary>
    Weak = 16,

    /// <summary>I or we, in capitals perhaps.</summary>
    Personal = 32,

    /// <summary>Points back where it opens a sentence: he, this.</summary>
    Points = 64,

    /// <summary>Links to the sentence before where it opens one: but, however.</summary>
    Links = 128,

    /// <summary>The first word of its sentence.</summary>
    Opens = 256,

    /// <summary>Thanks or greets.</summary>
    Thanks = 512,

    /// <summary>Links to the sentence before wherever it stands: therefore, however.</summary>
    LinksAnywhere = 1024,

    /// <summary>May end in 's, if its capitals allow.</summary>
    Possessive = 2048,

    /// <summary>May be a gerund, if its capitals allow.</summary>
    Gerund = 4096,

    /// <summary>Says who speaks: "Moderator: …".</summary>
    Label = 8192,

    /// <summary>Says what people do in pictures: poses.</summary>
    Poses = 16384,

    /// <summary>May link or point with the word behind it where it opens a sentence: for (example), of (these).</summary>
    OpensPair = 32768,
}
