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
using Summarizer.Text;

namespace Summarizer.Terms;

// A stemmer, which reduces the inflected forms of a word to one: Lucene.Net's, called without its analysers, which fail
// in a native binary. Not thread-safe.
internal sealed class Stemmer
{
    private const string GreekAccented = "άέήίϊΐόύϋΰώς", GreekPlain = "αεηιιιουυυωσ";

    private static readonly Lazy<string[]> KoreanParticles =
        new(() => [.. Language.Of("ko").Words(Section.NounParticles)]);

    // Stems the word at the beginning of an array in place, and returns the stem's length.
    private readonly Func<char[], int, int> _stem;
    private readonly char[] _word = new char[WordScanner.MaxWord];

    private Stemmer(Func<char[], int, int> stem) => _stem = stem;

    // Returns the stemmer of a language, or null if it has none.
    public static Stemmer? For(Language language)
    {
        Func<char[], int, int>? stem = language.Stemmer switch
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
            "bulgarian" => new BulgarianStemmer().Stem,
            "latvian" => new LatvianStemmer().Stem,
            "indonesian" =>
                (word, length) => new IndonesianStemmer().Stem(word, length, stemDerivational: true),
            "czech" => new CzechStemmer().Stem,
            "greek" => Greek(),
            "hindi" => new HindiStemmer().Stem,
            "arabic" => Arabic(),
            "korean" => TrimParticle,
            _ => null,
        };
        return stem is null ? null : new Stemmer(stem);
    }

    // Returns the stem of a lower-case word, valid until the next call.
    public ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        word.CopyTo(_word);
        return _word.AsSpan(0, _stem(_word, word.Length));
    }

    private static Func<char[], int, int> Snowball(SnowballProgram stemmer) => (word, length) =>
    {
        stemmer.SetCurrent(word, length);
        stemmer.Stem();
        int stem = Math.Min(stemmer.CurrentBufferLength, length);
        stemmer.CurrentBuffer.AsSpan(0, stem).CopyTo(word);
        return stem;
    };

    // The Greek stemmer expects words without accents and without the final form of sigma.
    private static Func<char[], int, int> Greek()
    {
        var stemmer = new GreekStemmer();
        return (word, length) =>
        {
            foreach (ref char c in word.AsSpan(0, length))
                c = GreekAccented.IndexOf(c) is >= 0 and var letter ? GreekPlain[letter] : c;
            return stemmer.Stem(word, length);
        };
    }

    private static Func<char[], int, int> Arabic()
    {
        var normalizer = new ArabicNormalizer();
        var stemmer = new ArabicStemmer();
        return (word, length) => stemmer.Stem(word, normalizer.Normalize(word, length));
    }

    // Korean nouns carry their particles. At least two syllables remain.
    private static int TrimParticle(char[] word, int length)
    {
        ReadOnlySpan<char> noun = word.AsSpan(0, length);
        int particle = noun[Math.Min(2, length)..].EndingAmong(KoreanParticles.Value);
        return length - particle;
    }
}
