using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;
using Summarizer.Languages;

namespace Summarizer.Terms;

/// <summary>The stemmers: Lucene.Net's, called without its analysers, which fail in a native binary.</summary>
internal static class Stemming
{
    private static readonly Lazy<string[]> KoreanParticles =
        new(() => [.. Language.Of("ko").Words(Section.NounParticles)]);

    /// <summary>
    /// Returns a function that stems a lower-case word in place and returns the stem's length. It is not thread-safe.
    /// Languages that have no stemmer keep their words as they are.
    /// </summary>
    public static Func<Span<char>, int> For(string language) => language switch
    {
        "english" => Snowball(new EnglishStemmer()),
        "german" => Snowball(new GermanStemmer()),
        "french" => Snowball(new FrenchStemmer()),
        "spanish" => Snowball(new SpanishStemmer()),
        "italian" => Snowball(new ItalianStemmer()),
        "portuguese" => Snowball(new PortugueseStemmer()),
        "dutch" => Snowball(new DutchStemmer()),
        "swedish" => Snowball(new SwedishStemmer()),
        "danish" => Snowball(new DanishStemmer()),
        "norwegian" => Snowball(new NorwegianStemmer()),
        "finnish" => Snowball(new FinnishStemmer()),
        "turkish" => Snowball(new TurkishStemmer()),
        "russian" => Snowball(new RussianStemmer()),
        "hungarian" => Snowball(new HungarianStemmer()),
        "romanian" => Snowball(new RomanianStemmer()),
        "catalan" => Snowball(new CatalanStemmer()),
        "basque" => Snowball(new BasqueStemmer()),
        "bulgarian" => OnArray(new BulgarianStemmer().Stem),
        "latvian" => OnArray(new LatvianStemmer().Stem),
        "indonesian" =>
            OnArray((letters, length) => new IndonesianStemmer().Stem(letters, length, stemDerivational: true)),
        "czech" => OnArray(new CzechStemmer().Stem),
        "greek" => Greek(),
        "hindi" => OnArray(new HindiStemmer().Stem),
        "arabic" => Arabic(),
        "korean" => TrimParticle,
        _ => static word => word.Length,
    };

    private static Func<Span<char>, int> Snowball(SnowballProgram stemmer)
    {
        char[] buffer = new char[WordScanner.MaxWord];
        return word =>
        {
            word.CopyTo(buffer);
            stemmer.SetCurrent(buffer, word.Length);
            stemmer.Stem();
            int length = Math.Min(stemmer.CurrentBufferLength, word.Length);
            stemmer.CurrentBuffer.AsSpan(0, length).CopyTo(word);
            return length;
        };
    }

    private static Func<Span<char>, int> OnArray(Func<char[], int, int> stem)
    {
        char[] buffer = new char[WordScanner.MaxWord];
        return word =>
        {
            word.CopyTo(buffer);
            int length = stem(buffer, word.Length);
            buffer.AsSpan(0, length).CopyTo(word);
            return length;
        };
    }

    // The Greek stemmer expects words without accents and without the final form of sigma.
    private static Func<Span<char>, int> Greek()
    {
        Func<Span<char>, int> stem = OnArray(new GreekStemmer().Stem);
        return word =>
        {
            foreach (ref char c in word)
                c = GreekLetters.Plain(c);
            return stem(word);
        };
    }

    // Korean nouns carry their particles. At least two syllables remain.
    private static int TrimParticle(Span<char> word)
    {
        foreach (string particle in KoreanParticles.Value)
        {
            if (word.Length - particle.Length >= 2 && word.EndsWith(particle))
                return word.Length - particle.Length;
        }

        return word.Length;
    }

    private static Func<Span<char>, int> Arabic()
    {
        var normalizer = new ArabicNormalizer();
        var stemmer = new ArabicStemmer();
        return OnArray((letters, length) => stemmer.Stem(letters, normalizer.Normalize(letters, length)));
    }
}
