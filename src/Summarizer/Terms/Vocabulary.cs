using Summarizer.Languages;
using Summarizer.Ranking;

namespace Summarizer.Terms;

/// <summary>
/// What one language's words count as: a stop word, or the number of their stem. It remembers every word that it has met, so
/// the stemmer runs once per distinct word and not once per word. Not thread-safe; bounded by its owner.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Func<Span<char>, int> _stem;
    private readonly StringTable _stems = new(1024);

    // A word stands where its hash's uppermost bits say, or in the next free place. At least half of all places are free, and frequent
    // words come first, so that the first look nearly always finds it.
    private Entry[] _entries = new Entry[2048];
    private int _shift = 64 - 11;

    public Vocabulary(Language language)
    {
        Language = language;
        _stem = Stemming.For(language.Stemmer);
        DependentOpeners openers = DependentOpeners.For(language);
        int little = 0;
        foreach (string word in language.Words(Section.StopWords))
        {
            bool isLittle = word.Length <= Token.LongestLittleWord && !openers.FirstPerson.Contains(word);
            Add(new Entry(WordHash.Of(word), isLittle ? Token.LittleWord(little++) : Token.StopWord, TokenTraits.Weak));
        }

        Mark(language.Words(Section.KeyPhraseStopWords), TokenTraits.Weak);
        Mark(openers.Pointing, TokenTraits.Points);
        Mark(openers.Linking, TokenTraits.Links);
        Mark(openers.LinkingAnywhere, TokenTraits.LinksAnywhere);
        Mark(openers.PairOpeners, TokenTraits.OpensPair);
        Mark(openers.FirstPerson, TokenTraits.Personal);
        Mark(language.Words(Section.PhotoCaptionVerbs), TokenTraits.Poses);
        Mark(language.Words(Section.Pleasantries), TokenTraits.Thanks | TokenTraits.Weak);
    }

    public Language Language { get; }

    /// <summary>How many distinct words it knows.</summary>
    public int Words { get; private set; }

    /// <summary>How many distinct stems it knows; each is a number below this.</summary>
    public int Stems => _stems.Count;

    /// <summary>Fills in what the tokens of a text count as: their stem's number, or <see cref="Token.StopWord"/>, for a term, and what is known of them.</summary>
    public void LookUp(ReadOnlySpan<char> text, Span<Token> tokens, ReadOnlySpan<ulong> hashes)
    {
        hashes = hashes[..tokens.Length];
        Entry[] entries = _entries;
        int shift = _shift;
        for (int t = 0; t < hashes.Length; t++)
        {
            ref Entry entry = ref entries[hashes[t] >> shift];
            if (entry.Hash != hashes[t])
            {
                entry = ref Seek(hashes[t], text.Slice(tokens[t].Offset, tokens[t].Length));
                (entries, shift) = (_entries, _shift);
            }

            tokens[t].Term = entry.Stem;
            tokens[t].Traits |= entry.Traits;
        }
    }

    private ref Entry Seek(ulong hash, ReadOnlySpan<char> written)
    {
        ref Entry found = ref Find(hash);
        if (found.Hash != 0)
            return ref found;
        Span<char> word = stackalloc char[WordScanner.MaxWord];
        word = word[..WordScanner.Lower(written, Language, word)];
        TokenTraits traits = TraitsOf(word);
        return ref Add(new Entry(hash, IsMeaningless(word) ? Token.StopWord : _stems.Intern(word[.._stem(word)]), traits));
    }

    // What its letters show. The end of a word that was cut is not known, so it may be anything.
    private TokenTraits TraitsOf(ReadOnlySpan<char> word)
    {
        TokenTraits traits = IsWeakEnding(word) ? TokenTraits.Weak : TokenTraits.None;
        bool cut = word.Length == WordScanner.MaxWord;
        if (word.Length > 2 && word.EndsWith("'s"))
            traits |= TokenTraits.Possessive | (Find(WordHash.Of(word[..^2])).Traits & TokenTraits.Weak);
        traits |= cut ? TokenTraits.Possessive : 0;
        traits |= Language.Has(Section.GerundEndings) && (cut || (word.Length > 5 && word.EndsWith("ing"))) ? TokenTraits.Gerund : 0;
        return traits;
    }

    private bool IsWeakEnding(ReadOnlySpan<char> word) =>
        Language.Has(Section.KeyPhraseStopEndings) && word.Length > 4 && (word.EndsWith("ly") || word.EndsWith("ed"));

    // Where the word stands, or the free place where it would go.
    private ref Entry Find(ulong hash)
    {
        int place = (int)(hash >> _shift);
        while (_entries[place].Hash != 0 && _entries[place].Hash != hash)
            place = (place + 1) & (_entries.Length - 1);
        return ref _entries[place];
    }

    private void Mark(IEnumerable<string> words, TokenTraits traits)
    {
        foreach (string word in words)
        {
            ref Entry entry = ref Seek(WordHash.Of(word), word);
            entry = entry with { Traits = entry.Traits | traits };
        }
    }

    // A lone letter of an alphabet is an initial, a list mark or what an elision left over.
    private static bool IsMeaningless(ReadOnlySpan<char> word) => word.Length == 1 && CharTable.KindOf(word[0]) == CharKind.Letter;

    private ref Entry Add(Entry entry)
    {
        if (++Words * 2 > _entries.Length)
        {
            Entry[] old = _entries;
            _entries = new Entry[old.Length * 2];
            _shift--;
            foreach (Entry known in old)
            {
                if (known.Hash != 0)
                    Find(known.Hash) = known;
            }
        }

        ref Entry free = ref Find(entry.Hash);
        free = entry;
        return ref free;
    }

    /// <param name="Hash">Of the word, 0 where there is none.</param>
    /// <param name="Stem">The stem's number, or what <see cref="Token.Term"/> is for a stop word.</param>
    /// <param name="Traits">What is known of the word by itself, such as that no key phrase starts or ends with it.</param>
    private readonly record struct Entry(ulong Hash, int Stem, TokenTraits Traits);
}
