using System.Runtime.InteropServices;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Terms;

// The words of a language and what each counts as: a stop word, or the number of its stem. It keeps the words of
// earlier texts, so that the stemmer runs once for each distinct word. Rented for one document at a time; not
// thread-safe.
internal sealed class Vocabulary
{
    // The longest stop word that counts as a little one, such as "the" and "of".
    private const int LongestLittleWord = 3;

    // A vocabulary of more words than these is not kept.
    private const int MaxWords = 60_000;

    // The most words of all that are kept together, some 8 MB for each processor.
    internal static readonly int MaxWordsKept = MaxWords * Environment.ProcessorCount;

    // Vocabularies not in use, the most recently returned last.
    private static readonly List<Vocabulary> Kept = [];
    private static int _wordsKept;

    private readonly Language _language;
    private readonly Stemmer? _stemmer;
    private readonly string[] _gerundEndings, _stopEndings;
    private readonly WordTable<string> _acronyms;
    private readonly PackedWordTable<Entry> _shortWords = new();
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _otherWords;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stems;

    // By stem: its number in the document plus 1, 0 where the document does not have it.
    private int[] _terms = new int[1024];
    private readonly List<int> _stemsOfDocument = [];

    private Vocabulary(Language language)
    {
        _language = language;
        _stemmer = Stemmer.For(language);
        _gerundEndings = [.. language.Words(Section.GerundEndings)];
        _stopEndings = [.. language.Words(Section.KeyPhraseStopEndings)];
        _acronyms = new(
            from word in language.Words(Section.Acronyms)
            let dotted = string.Join('.', word.AsEnumerable())
            from ending in (string[])["", "'s"]
            select (word + ending, dotted + ending));
        _otherWords = new Dictionary<string, Entry>().GetAlternateLookup<ReadOnlySpan<char>>();
        _stems = new Dictionary<string, int>(2048).GetAlternateLookup<ReadOnlySpan<char>>();
        string[] firstPerson = [.. language.Words(Section.FirstPerson)];
        foreach (string word in language.Words(Section.StopWords))
        {
            bool isLittle = word.Length <= LongestLittleWord && !firstPerson.Contains(word);
            Set(word, new Entry(isLittle ? LittleWord(LittleWords++) : Token.StopWord, TokenTraits.KeyPhraseStopWord));
        }

        Mark(Section.KeyPhraseStopWords, TokenTraits.KeyPhraseStopWord);
        Mark(Section.AnaphoricOpeners, TokenTraits.Anaphoric);
        Mark(Section.ConnectiveOpeners, TokenTraits.Connective);
        Mark(Section.ConnectivesAnywhere, TokenTraits.Connective | TokenTraits.ConnectiveAnywhere);
        Mark(language.Phrases(Section.ConnectivePairs).Concat(language.Phrases(Section.ConnectivePhrases))
            .Select(FirstWord), TokenTraits.OpensPair);
        Mark(language.Pairs(Section.AnaphoricPairs).Select(pair => pair.First), TokenTraits.OpensPair);
        Mark(firstPerson, TokenTraits.FirstPerson);
        Mark(Section.PhotoCaptionVerbs, TokenTraits.PhotoCaptionVerb);
        Mark(Section.Pleasantries, TokenTraits.Pleasantry | TokenTraits.KeyPhraseStopWord);
    }

    // The number of the language's little words, each of which has its own number.
    public int LittleWords { get; }

    private int WordCount => _shortWords.Count + _otherWords.Dictionary.Count;

    // The number of distinct terms of the document so far.
    public int TermCount => _stemsOfDocument.Count;

    // The number of words of all that are kept.
    internal static int WordsKept
    {
        get
        {
            lock (Kept)
                return _wordsKept;
        }
    }

    // Returns a vocabulary of a language for a new document. Give it back with Return.
    public static Vocabulary Rent(Language language)
    {
        lock (Kept)
        {
            int last = Kept.FindLastIndex(vocabulary => vocabulary._language == language.Known);
            if (last >= 0)
                return Take(last);
        }

        return new Vocabulary(language.Known);
    }

    // Forgets the document and keeps the vocabulary for the next one, in place of those that waited longest.
    public void Return()
    {
        foreach (int stem in _stemsOfDocument)
            _terms[stem] = 0;
        _stemsOfDocument.Clear();
        if (WordCount > MaxWords)
            return;
        lock (Kept)
        {
            Kept.Add(this);
            _wordsKept += WordCount;
            while (_wordsKept > MaxWordsKept)
                Take(0);
        }
    }

    private static Vocabulary Take(int index)
    {
        Vocabulary taken = Kept[index];
        Kept.RemoveAt(index);
        _wordsKept -= taken.WordCount;
        return taken;
    }

    // Returns what a lower-case word counts as: the number of its stem or a code below 0, and what is known about it.
    public Entry LookUp(ReadOnlySpan<char> word)
    {
        if (PackedWord.Of(word) is var packed && packed != 0)
            return LookUp(packed);
        return _otherWords.TryGetValue(word, out Entry entry) ? entry : Add(word);
    }

    // Returns the form with full stops of an acronym that is a stop word in small letters: u.s.
    public string? DottedForm(ReadOnlySpan<char> word) => _acronyms[word];

    // Adds to tokens what their packed words count as. One whose packed word is 0 stays as it is.
    public void LookUp(ReadOnlySpan<ulong> packed, Span<Token> tokens)
    {
        for (int t = 0; t < packed.Length; t++)
        {
            if (packed[t] == 0)
                continue;
            Entry entry = LookUp(packed[t]);
            tokens[t].Term = entry.Stem;
            tokens[t].Traits |= entry.Traits;
        }
    }

    private Entry LookUp(ulong packed)
    {
        ref (ulong Word, Entry Value) slot = ref _shortWords.Find(packed);
        return slot.Word != 0 ? slot.Value : Add(PackedWord.Unpack(packed));
    }

    // Returns the document's number for a stem; a new one, counted from 0, where the document has not had it.
    public int TermOf(int stem, out bool isNew)
    {
        if (stem >= _terms.Length)
            Array.Resize(ref _terms, Math.Max(_terms.Length * 2, _stems.Dictionary.Count));
        ref int term = ref _terms[stem];
        isNew = term == 0;
        if (isNew)
        {
            _stemsOfDocument.Add(stem);
            term = _stemsOfDocument.Count;
        }

        return term - 1;
    }

    // Returns the document's number for a stem, or -1 where the document does not have it.
    public int FindTerm(int stem) => stem < _terms.Length ? _terms[stem] - 1 : -1;

    // Returns the number of a little word from its code, or -1 for any other code.
    public static int LittleWordOf(int code) => Token.StopWord - 1 - code;

    private static int LittleWord(int number) => Token.StopWord - 1 - number;

    private static string FirstWord(string phrase) => phrase[..phrase.AsSpan().IndexOfAny(' ', '-', ',')];

    private Entry Add(ReadOnlySpan<char> word)
    {
        // A lone letter of an alphabet is an initial, a list mark or what an elision left over.
        bool isMeaningless =
            word.Length == 1 && Characters.Is(word[0], CharacterClass.Letter | CharacterClass.Combining)
            && !Characters.Is(word[0], CharacterClass.EastAsian | CharacterClass.Unspaced);
        var entry = new Entry(isMeaningless ? Token.StopWord : StemOf(word), TraitsOf(word));
        Set(word, entry);
        return entry;
    }

    private void Set(ReadOnlySpan<char> word, Entry entry)
    {
        ulong packed = PackedWord.Of(word);
        if (packed != 0)
            _shortWords.Set(packed, entry);
        else
            _otherWords[word] = entry;
    }

    private int StemOf(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> stem = _stemmer is null ? word : _stemmer.Stem(word);
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_stems, stem, out bool exists);
        if (!exists)
            number = _stems.Dictionary.Count - 1;
        return number;
    }

    private TokenTraits TraitsOf(ReadOnlySpan<char> word)
    {
        const int ShortestAdverb = 5, ShortestGerund = 6;
        TokenTraits traits = word.Length >= ShortestAdverb && word.EndingAmong(_stopEndings) > 0
            ? TokenTraits.StopEnding
            : TokenTraits.None;
        if (word.Length > 2 && word.EndsWith("'s"))
            traits |= TokenTraits.Possessive
                | (LookUp(word[..^2]).Traits & (TokenTraits.KeyPhraseStopWord | TokenTraits.StopEnding));
        if (word.Length >= ShortestGerund && word.EndingAmong(_gerundEndings) > 0)
            traits |= TokenTraits.Gerund;
        return traits;
    }

    private void Mark(string section, TokenTraits traits) => Mark(_language.Words(section), traits);

    private void Mark(IEnumerable<string> words, TokenTraits traits)
    {
        foreach (string word in words)
        {
            Entry entry = LookUp(word);
            Set(word, entry with { Traits = entry.Traits | traits });
        }
    }

    // The value that a word counts as.
    // Stem: The number of its stem, or a code below 0 for a stop word.
    public readonly record struct Entry(int Stem, TokenTraits Traits);
}
