using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Summarizer.Languages;
using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

/// <summary>Counts the strings of characters that return in a text written without spaces between words.</summary>
internal static class RepeatedStrings
{
    private const int MaxCharacters = 8;

    // The counted strings are kept in a table; texts beyond this many slices are sampled from their start.
    private const int MaxSlices = 200_000;

    private static readonly SearchValues<char> OpensFragment = Characters(Section.FragmentOpeners);
    private static readonly SearchValues<char> EndsFragment = Characters(Section.FragmentEndings);
    private static readonly SearchValues<char> Counting = Characters(Section.CountingCharacters);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WeakOnes =
        Language.Of("ja").Words(Section.KeyPhraseStopWords).Concat(Language.Of("zh").Words(Section.KeyPhraseStopWords)).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static SearchValues<char> Characters(string section) =>
        SearchValues.Create(string.Concat(Language.AllFiles.SelectMany(language => language.Words(section))));

    /// <summary>Adds the strings that occur at least twice, unless a longer one accounts for them.</summary>
    public static void Count(string text, TermVectors vectors, List<Phrase> phrases)
    {
        var strings = new StringTable(1024);
        var found = new List<Phrase>();
        int slices = 0;
        bool chinese = vectors.Vocabulary.Language.Has(Section.FragmentOpeners);
        for (int s = 0; s < vectors.SentenceCount && slices < MaxSlices; s++)
        {
            for (int t = vectors.FirstToken[s]; t < vectors.FirstToken[s + 1]; t++)
            {
                Token token = vectors.Tokens[t];
                if (!Returns(token, vectors))
                    continue;
                // It grows slice by slice, as long as each next slice returns too.
                int end = token.End;
                int next = t + 1;
                while (true)
                {
                    slices++;
                    if (!IsFragment(text.AsSpan(token.Offset, end - token.Offset), chinese))
                        Add(strings, found, text, token.Offset, end, t, s);
                    if (next >= vectors.FirstToken[s + 1] || end - token.Offset >= MaxCharacters)
                        break;
                    Token follower = vectors.Tokens[next];
                    if (!Returns(follower, vectors) || (follower.Offset >= end && !IsOneWord(text, token, follower)))
                        break;
                    end = follower.End;
                    next++;
                }
            }
        }

        foreach (Phrase phrase in found)
        {
            if (phrase.Seen.Count < 2 || phrase.Length < 2 || HasLongerPeer(text, phrase, found, strings))
                continue;
            double early = 1 / (1 + (PortableMath.Log(1 + phrase.Seen.FirstSentence) / 4));
            phrases.Add(phrase with { Score = PortableMath.Log(1 + phrase.Seen.Count) * Math.Sqrt(phrase.Seen.Count * (phrase.Length - 1)) * early });
        }
    }

    private static void Add(StringTable strings, List<Phrase> found, string text, int start, int end, int token, int sentence)
    {
        int id = strings.Intern(text.AsSpan(start, end - start));
        if (id == found.Count)
            found.Add(new Phrase { Offset = start, Length = end - start });
        CollectionsMarshal.AsSpan(found)[id].Seen.Add(token, sentence, isName: false, opens: false, counts: true);
    }

    // A slice that several sentences have, and that names no speaker.
    private static bool Returns(in Token token, TermVectors vectors) =>
        (token.Traits & (TokenTraits.Gram | TokenTraits.Label)) == TokenTraits.Gram && vectors.SentenceFrequency[token.Term] >= 2;

    // 渡し船: two characters and what is said between them.
    private static bool IsOneWord(string text, in Token one, in Token next) =>
        one.Length == 1 && next.Offset == one.End + 1 && text[one.End] is 'し' or 'い' or 'り' or 'き' or 'み' or 'え' or 'け' or 'れ' or 'せ' or 'ち';

    // 有好茶叶 is no word, 五百人 counts and names nothing, 时间 is said of everything.
    private static bool IsFragment(ReadOnlySpan<char> word, bool chinese) =>
        (chinese && (OpensFragment.Contains(word[0]) || EndsFragment.Contains(word[^1]))) || word.IndexOfAnyExcept(Counting) < 0 || WeakOnes.Contains(word);

    // 欧洲联 is only ever part of 欧洲联盟.
    private static bool HasLongerPeer(string text, in Phrase phrase, List<Phrase> found, StringTable strings)
    {
        int end = phrase.Offset + phrase.Length;
        return (end < text.Length && Peer(phrase.Offset, end + 1, phrase.Seen.Count)) || (phrase.Offset > 0 && Peer(phrase.Offset - 1, end, phrase.Seen.Count));

        bool Peer(int from, int to, int count)
        {
            int id = strings.Find(text.AsSpan(from, to - from));
            return id >= 0 && found[id].Seen.Count * 4 >= count * 3;
        }
    }
}
