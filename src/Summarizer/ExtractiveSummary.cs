using Summarizer.Documents;
using Summarizer.Sentences;

namespace Summarizer;

/// <summary>A document's extractive summary: its best sentences, unchanged.</summary>
public sealed record ExtractiveSummary
{
    /// <summary>The document that was summarised.</summary>
    public required Document Document { get; init; }

    /// <summary>
    /// The document's language as a lower-case ISO 639 code of two or three letters; "und" if it was not detected.
    /// </summary>
    public required string Language { get; init; }

    /// <summary>
    /// The title: the one asked for, the document's own, or one found in its text; null where there is none.
    /// </summary>
    public required string? Title { get; init; }

    /// <summary>The number of words in the document.</summary>
    public required int Words { get; init; }

    /// <summary>All sentences of the document, in order; what the summary's indices refer to.</summary>
    public required IReadOnlyList<Sentence> DocumentSentences { get; init; }

    /// <summary>The chosen sentences, in the order asked for.</summary>
    public required IReadOnlyList<RankedSentence> Sentences { get; init; }

    /// <summary>
    /// True if there was a query of which the document has no word: then the summary is the one without it.
    /// </summary>
    public bool QueryIgnored { get; init; }

    /// <summary>The topics of the document, best first; empty if they were not asked for.</summary>
    public required IReadOnlyList<string> KeyPhrases { get; init; }

    /// <summary>The chosen sentences as one text; in a transcript with the names of the speakers.</summary>
    public required string Text { get; init; }

    internal Transcript? Transcript { get; init; }

    /// <summary>Returns the name of who says a sentence in a transcript; null if no one is named.</summary>
    public string? SpeakerOf(Sentence sentence) => Transcript?.SpeakerOf(sentence.Block);
}
