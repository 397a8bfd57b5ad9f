namespace Summarizer.Languages;

/// <summary>The stages of the summariser that know a language. Elsewhere, what all languages share must do.</summary>
[Flags]
public enum LanguageSupport
{
    /// <summary>No stage.</summary>
    None = 0,

    /// <summary>Texts in the language are detected as such.</summary>
    Detection = 1,

    /// <summary>Its abbreviations and the words that start its sentences are known.</summary>
    SentenceSplitting = 2,

    /// <summary>
    /// Words that say nothing of the subject, such as "the", are left out when sentences are compared.
    /// </summary>
    StopWords = 4,

    /// <summary>Inflected forms count as one word.</summary>
    Stemming = 8,

    /// <summary>Sentences that depend on the one before ("However, he …") are recognised.</summary>
    Coherence = 16,

    /// <summary>Words that no key phrase starts or ends with are known.</summary>
    KeyPhrases = 32,

    /// <summary>Lines that are not part of an article ("Share this page") are recognised by their wording.</summary>
    Boilerplate = 64,
}
