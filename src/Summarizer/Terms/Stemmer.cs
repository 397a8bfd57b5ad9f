using Summarizer.Languages;

namespace Summarizer.Terms;

/// <summary>A stemmer, which reduces the inflected forms of a word to one. Not thread-safe.</summary>
internal sealed class Stemmer
{
    private readonly Func<Span<char>, int> _stem;
    private readonly char[] _word = new char[WordScanner.MaxWord];

    private Stemmer(Func<Span<char>, int> stem) => _stem = stem;

    /// <summary>Returns the stemmer of a language, or null if it has none.</summary>
    public static Stemmer? For(Language language) =>
        language.Stemmer.Length == 0 ? null : new Stemmer(Stemming.For(language.Stemmer));

    /// <summary>Returns the stem of a lower-case word, valid until the next call.</summary>
    public ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        word.CopyTo(_word);
        return _word.AsSpan(0, _stem(_word.AsSpan(0, word.Length)));
    }
}
