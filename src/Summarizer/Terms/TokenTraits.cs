namespace Summarizer.Terms;

// The facts known about a token besides its term.
[Flags]
internal enum TokenTraits : ushort
{
    None = 0,

    // From where it is in the text.
    AfterBreak = 1, // Punctuation or the start of a sentence is before it: no phrase reaches across.
    SentenceInitial = 2,
    Capitalised = 4,
    Number = 8, // Starts with a digit.
    Gram = 16, // A slice of a script without spaces, overlapping its neighbours.

    // From the word.
    KeyPhraseStopWord = 32, // No key phrase starts or ends with it: a common verb, an adverb.
    FirstPerson = 64, // I, we; or the same in capitals.
    Anaphoric = 128, // Points back where it starts a sentence: he, this.
    Connective = 256, // Links to the sentence before where it starts one: but, however.
    ConnectiveAnywhere = 512, // Links to the sentence before wherever it is: therefore, however.
    OpensPair = 1024, // May link or point together with the next word: for (example), of (these).
    Pleasantry = 2048, // Thanks or greets.
    Possessive = 4096, // Ends in 's.
    Gerund = 8192,
    PhotoCaptionVerb = 16384,
    StopEnding = 32768, // Ends as adverbs do: no key phrase starts or ends with it, unless it is a name (Italy).
}
