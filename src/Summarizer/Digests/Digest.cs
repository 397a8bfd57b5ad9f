namespace Summarizer.Digests;

/// <summary>One summary over several documents: their best sentences, each with the document that it is in.</summary>
public sealed record Digest
{
    /// <summary>The sources, in the order given.</summary>
    public required IReadOnlyList<DigestedSource> Sources { get; init; }

    /// <summary>
    /// The language that most of the words are in, as a lower-case ISO 639 code of two or three
    /// letters; "und" if it was not detected.
    /// </summary>
    public required string Language { get; init; }

    /// <summary>The chosen sentences, in the order asked for.</summary>
    public required IReadOnlyList<DigestSentence> Sentences { get; init; }

    /// <summary>
    /// True if there was a query of which the documents have no word: then the digest is the one without it.
    /// </summary>
    public bool QueryIgnored { get; init; }

    /// <summary>The topics of the documents, best first; empty if they were not asked for.</summary>
    public required IReadOnlyList<string> KeyPhrases { get; init; }

    /// <summary>The chosen sentences as one text.</summary>
    public required string Text { get; init; }
}

/// <summary>A source as it was read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title, where one is known or was found.</param>
/// <param name="Language">A lower-case ISO 639 code of two or three letters; "und" if it was not detected.</param>
/// <param name="Words">Words.</param>
/// <param name="Sentences">Sentences.</param>
public sealed record DigestedSource(string Name, string? Title, string Language, int Words, int Sentences);

/// <summary>A sentence of a digest.</summary>
/// <param name="Source">The number of its source, from 0.</param>
/// <param name="Index">Its place among the source's sentences, from 0.</param>
/// <param name="Text">Exactly the source's text from <paramref name="Offset"/> on, <paramref name="Length"/>
/// long.</param>
/// <param name="RankScore">The sentence's value in this digest, 0 to 1: the best sentence has 1.</param>
/// <param name="Offset">The start in the source's text, in UTF-16 code units.</param>
/// <param name="Length">The length in UTF-16 code units.</param>
/// <param name="AlsoIn">The sentences of other sources that say the same and were left out, at most one of each source,
/// in the order of the sources.</param>
public sealed record DigestSentence(int Source, int Index, string Text, double RankScore, int Offset, int Length,
    IReadOnlyList<DuplicateSentence> AlsoIn);

/// <summary>A sentence that says what a sentence of the digest says.</summary>
/// <param name="Source">The number of its source, from 0.</param>
/// <param name="Index">Its place among the source's sentences, from 0.</param>
/// <param name="Offset">The start in the source's text, in UTF-16 code units.</param>
/// <param name="Length">The length in UTF-16 code units.</param>
public sealed record DuplicateSentence(int Source, int Index, int Offset, int Length);
