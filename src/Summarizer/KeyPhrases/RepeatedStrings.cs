using System.Buffers;
using System.Runtime.InteropServices;
using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

// The strings of characters that recur in a text written without spaces between words.
internal sealed class RepeatedStrings(string text, TermVectors vectors, HashSet<int> labels)
{
    private const int MaxCharacters = 20;

    // The counted strings are kept in a table; texts beyond this many slices are sampled from their start.
    private const int MaxSlices = 200_000;

    private static readonly SearchValues<char> FragmentOpeners = Listed(Section.FragmentOpeners);
    private static readonly SearchValues<char> FragmentEndings = Listed(Section.FragmentEndings);
    private static readonly SearchValues<char> CountingCharacters = Listed(Section.CountingCharacters);
    private static readonly SearchValues<char> Okurigana = Listed(Section.Okurigana);

    private static readonly WordSet StopWords =
        new(Language.AllFiles.Where(language => language.Spacing == Spacing.None)
        .SelectMany(language => language.Words(Section.KeyPhraseStopWords)));

    private readonly bool _hasFragments = vectors.Language.Has(Section.FragmentOpeners);
    private readonly List<(Occurrences Seen, int Offset, int Length)> _found = [];

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // Returns the strings that occur at least twice, unless a longer one accounts for them.
    public IEnumerable<Phrase> Find()
    {
        int slices = 0;
        for (int s = 0; s < vectors.SentenceCount && slices < MaxSlices; s++)
        {
            for (int t = vectors.FirstToken[s]; t < vectors.FirstToken[s + 1]; t++)
                slices += CountFrom(t, s);
        }

        foreach ((Occurrences seen, int offset, int length) in _found)
        {
            if (seen.Count < 2 || length < 2 || HasLongerPeer(offset, offset + length, seen.Count))
                continue;
            double score = PortableMath.Log(1 + seen.Count) * Math.Sqrt(seen.Count * (length - 1)) * seen.Earliness;
            yield return new Phrase(seen, Words: 0, offset, length, score);
        }
    }

    // Counts the strings that start with a token, slice by slice, as long as each next slice recurs too. Returns how
    // many.
    private int CountFrom(int token, int sentence)
    {
        int start = vectors.Tokens[token].Offset, end = start, slices = 0;
        for (int next = token; next < vectors.FirstToken[sentence + 1] && end - start < MaxCharacters; next++)
        {
            Token slice = vectors.Tokens[next];
            bool continues = next == token || slice.Offset < end || IsOneWord(vectors.Tokens[token], slice);
            if (!continues || !Recurs(next, slice))
                break;
            end = slice.End;
            slices++;
            if (!IsFragment(text.AsSpan(start, end - start)))
                Count(start, end, token, sentence);
        }

        return slices;
    }

    // A slice that several sentences have, and that is not part of who speaks. The slices of Thai and similar scripts
    // are fragments of words.
    private bool Recurs(int number, Token token) => token.Has(TokenTraits.Gram) && token.IsContent
        && vectors.SentenceFrequency[token.Term] >= 2 && !labels.Contains(number)
        && !Characters.Is(text[token.Offset], CharacterClass.Unspaced);

    private void Count(int start, int end, int token, int sentence)
    {
        ref int number =
            ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text.AsSpan(start, end - start), out bool exists);
        if (!exists)
        {
            number = _found.Count;
            _found.Add((default, start, end - start));
        }

        CollectionsMarshal.AsSpan(_found)[number].Seen.Add(token, sentence, isName: false, isSentenceInitial: false);
    }

    // 欧洲联 is only ever part of 欧洲联盟.
    private bool HasLongerPeer(int start, int end, int count) =>
        (end < text.Length && IsPeer(start, end + 1, count)) || (start > 0 && IsPeer(start - 1, end, count));

    private bool IsPeer(int start, int end, int count) =>
        _numbers.TryGetValue(text.AsSpan(start, end - start), out int number)
            && _found[number].Seen.Count * 4 >= count * 3;

    // 渡し船: two characters and what is said between them.
    private bool IsOneWord(Token one, Token next) =>
        one.Length == 1 && next.Offset == one.End + 1 && Okurigana.Contains(text[one.End]);

    // 有好茶叶 is not a word, 五百人 counts and names nothing, 时间 is said of everything.
    private bool IsFragment(ReadOnlySpan<char> word)
    {
        bool isCut = _hasFragments && (FragmentOpeners.Contains(word[0]) || FragmentEndings.Contains(word[^1]));
        return isCut || !word.ContainsAnyExcept(CountingCharacters) || StopWords.Contains(word);
    }

    private static SearchValues<char> Listed(string section) =>
        SearchValues.Create(string.Concat(Language.WordsOfAll(section)));
}
