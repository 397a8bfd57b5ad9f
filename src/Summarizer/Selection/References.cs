using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Selection;

// References of a sentence to something outside it: by a pronoun ("When he arrived …"), a noun ("The team …", "this
// effort") or a name that was given in full before ("Cornell …"). Phrases such as "the next day" refer too. Only
// sentences that may be chosen are read, so a document costs little.
internal sealed class References(
    string text, Sentence[] sentences, TermVectors vectors, string? title = null, int[]? starts = null)
{
    // The distance over which sentences without another name reach back, in sentences.
    private const int LongestChain = 4;

    // The first words among which a definite noun is the subject.
    private const int NearBeginning = 4;

    // A sentence is read up to this many tokens and UTF-16 code units: longer ones are none.
    private const int MostTokens = 200, MaxLength = 2000;

    private readonly Mentions _mentions = new(vectors, title);
    private readonly ReferenceWords _words = ReferenceWords.For(vectors.Language);
    private readonly bool _hasNames =
        TracksNames(vectors.Language) && vectors.Tokens.Exists(token => Mentions.IsName(token));

    // Returns an earlier sentence that says what one refers to; -1 if the picked ones say it, or if it refers to
    // nothing.
    public int Missing(int s, List<int> picked)
    {
        if (IsFirst(s) || picked.Contains(s - 1))
            return -1;
        ReadOnlySpan<Token> tokens = TokensIn(s);
        if (RefersByPhrase(s) || RefersInside(tokens, s, picked))
            return s - 1;
        bool refers = StartsWithNumber(tokens)
            || UnresolvedPronouns.AreIn(text, tokens, _words, _hasNames ? _mentions : null);
        if (refers && !Continues(s, picked))
            return s - 1;
        int noun = DefiniteNoun(tokens, s, picked);
        if (noun < 0)
            noun = DefiniteNounInside(tokens, s, picked);
        return noun >= 0 ? noun : IntroducedName(tokens, s, picked);
    }

    public bool IsFirst(int s) => s == StartOf(s);

    // Returns the title's names that several sentences have; none if capitals do not show names.
    public int[] Subjects() => _hasNames ? _mentions.NamesInTitle() : [];

    // True if a sentence's first word that refers is a pronoun whose bearer may be far before: "he", but not "it".
    public bool StartsPersonally(int s)
    {
        foreach (ref readonly Token token in TokensIn(s))
        {
            ReadOnlySpan<char> word = token.In(text);
            if (token.Has(TokenTraits.Anaphoric))
                return _words.PersonalPronouns is { } pronouns && pronouns.Contains(word)
                    && !_words.PronounsForThings.Contains(word);
        }

        return false;
    }

    // True if a definite article is near a sentence's beginning: "After the Tottenham forward posted …".
    public bool StartsDefinitely(int s) =>
        TokensIn(s).First(NearBeginning).Exists(token => _words.Articles.Contains(token.In(text)));

    // True if no sentence between a picked one and this one brings in another name.
    public bool Continues(int s, List<int> picked)
    {
        for (int before = s - 1; before >= Math.Max(StartOf(s), s - LongestChain); before--)
        {
            if (picked.Contains(before))
                return true;
            if (!TracksNames(vectors.Language) || BringsInName(before, s, picked))
                return false;
        }

        return false;
    }

    private static bool TracksNames(Language language) =>
        ReferenceWords.For(language).PersonalPronouns is not null && !language.CapitalisesNouns;

    private ReadOnlySpan<Token> TokensIn(int s) => vectors.TokensIn(s).First(MostTokens);

    private int StartOf(int s) => starts?[s] ?? 0;

    private int FirstWith(int term, int s) => _mentions.FirstWith(term, StartOf(s), s);

    private bool RefersByPhrase(int s) => _words.Phrases is { } phrases
        && text.AsSpan(sentences[s].Offset, Math.Min(sentences[s].Length, MaxLength)).ContainsAny(phrases);

    // "… succeeds on both tasks": with a noun that was not said yet. After "but" the sentence itself may have said it.
    private bool RefersInside(ReadOnlySpan<Token> tokens, int s, List<int> picked)
    {
        bool? hasAnd = null;
        for (int t = 1; t < tokens.Length - 1 && !IsSecondClause(tokens[t]); t++)
        {
            Token noun = tokens[t + 1];
            if (!noun.IsContent || noun.Has(TokenTraits.AfterBreak))
                continue;
            bool refers = IsDemonstrative(tokens, t) || IsDefiniteNumber(tokens, t)
                || (_words.Both.Contains(tokens[t].In(text)) && !(hasAnd ??= HasAnd(tokens)));
            if (refers && !_mentions.IsMentioned(noun.Term, tokens[..t], s, picked)
                && !IsNextMentioned(tokens, t + 2, s, picked))
                return true;
        }

        return RefersByNounBefore(tokens, s, picked);
    }

    // Vietnamese "người này", "this person".
    private bool RefersByNounBefore(ReadOnlySpan<Token> tokens, int s, List<int> picked)
    {
        for (int t = 1; t < Math.Min(tokens.Length, 2 * NearBeginning); t++)
        {
            Token noun = tokens[t - 1];
            bool refers = noun.IsContent && !tokens[t].Has(TokenTraits.AfterBreak)
                && _words.Postposed.Contains(tokens[t].In(text))
                && !_words.SelfContained.Contains(text, tokens[t], noun);
            if (refers && !_mentions.IsMentioned(noun.Term, tokens[..(t - 1)], s, picked))
                return true;
        }

        return false;
    }

    // "The two were …", "All three have …", "Both agreed …", "Neither has …".
    private bool StartsWithNumber(ReadOnlySpan<Token> tokens)
    {
        int t = 0;
        while (t < Math.Min(2, tokens.Length) && IsBeforeNumber(tokens[t].In(text)))
            t++;
        if (t + 1 >= tokens.Length || tokens[t + 1].IsContent)
            return false;
        ReadOnlySpan<char> word = tokens[t].In(text);
        bool isNumber = t > 0 && _words.Numbers.Contains(word);
        return (isNumber || _words.Both.Contains(word) || _words.Alone.Contains(word)) && !IsSpecified(tokens, t);
    }

    private bool IsBeforeNumber(ReadOnlySpan<char> word) =>
        _words.Articles.Contains(word) || _words.All.Contains(word) || _words.And.Contains(word);

    private bool HasAnd(ReadOnlySpan<Token> tokens) => tokens.Exists(token => _words.And.Contains(token.In(text)));

    private static bool IsSecondClause(in Token token) =>
        token.Has(TokenTraits.AfterBreak) && token.Has(TokenTraits.Connective);

    // "these new technologies"
    private bool IsNextMentioned(ReadOnlySpan<Token> tokens, int t, int s, List<int> picked) =>
        t < tokens.Length && tokens[t].IsContent && !tokens[t].Has(TokenTraits.AfterBreak)
            && _mentions.IsMentioned(tokens[t].Term, tokens[..t], s, picked);

    // "Our goal is to reduce this effort". "To reduce this effort, we train a model" can be understood without it.
    private bool IsDemonstrative(ReadOnlySpan<Token> tokens, int t)
    {
        bool isIntroduction = t < NearBeginning && t + 2 < tokens.Length && tokens[t + 2].Has(TokenTraits.AfterBreak);
        return t < 2 * NearBeginning && !isIntroduction && _words.Demonstratives.Contains(tokens[t].In(text))
            && !_words.SelfContained.Contains(text, tokens[t], tokens[t + 1]);
    }

    // "… of the three systems."
    private bool IsDefiniteNumber(ReadOnlySpan<Token> tokens, int t) =>
        _words.Numbers.Contains(tokens[t].In(text)) && _words.Articles.Contains(tokens[t - 1].In(text))
            && !IsSpecified(tokens, t + 1);

    private bool BringsInName(int s, int before, List<int> picked) => TokensIn(s).Exists(token =>
        Mentions.IsName(token) && !_mentions.IsInPicked(token.Term, before, picked));

    // "The drill was …" after "… held a drill …". "The team …", "The former Leeds striker …" and "The 43-year-old …"
    // were always named before.
    private int DefiniteNoun(ReadOnlySpan<Token> tokens, int s, List<int> picked)
    {
        if (tokens.Length < 3 || !_words.Articles.Contains(tokens[0].In(text)))
            return -1;
        bool hasName = false;
        for (int t = 1; t < Math.Min(NearBeginning, tokens.Length - 1); t++)
        {
            if (_words.IsAge(text.AsSpan(tokens[t].End)))
                return Continues(s, picked) ? -1 : s - 1;
            hasName |= Mentions.IsName(tokens[t]);
            ReadOnlySpan<char> noun = text.AsSpan(tokens[t].Offset..tokens[t].EndWithoutPossessive(text));
            // "The Boston team" says itself which one.
            bool needsNaming = _words.Referring.Contains(noun) && (!hasName || _words.IsPerson(noun));
            bool isSubject = needsNaming || (t == 1 && !hasName && tokens[t].IsContent);
            if (isSubject)
                return IsSpecified(tokens, t) ? -1 : Introduction(tokens[t].Term, s, picked, needsNaming);
        }

        return -1;
    }

    // "… after the shooting.": a noun that an earlier sentence has. After a name, "… the singer" may be its bearer.
    private int DefiniteNounInside(ReadOnlySpan<Token> tokens, int s, List<int> picked)
    {
        for (int t = 2; t < tokens.Length && !Mentions.IsName(tokens[t]); t++)
        {
            bool refers = tokens[t].IsContent && _words.Articles.Contains(tokens[t - 1].In(text))
                && _words.Referring.Contains(tokens[t].In(text));
            if (!refers || IsSpecified(tokens, t) || _mentions.IsMentioned(tokens[t].Term, tokens[..t], s, picked))
                continue;
            int first = FirstWith(tokens[t].Term, s);
            if (first >= 0)
                return first;
        }

        return -1;
    }

    // "the report of the commission", "the striker Ann Lee"
    private bool IsSpecified(ReadOnlySpan<Token> tokens, int t) =>
        t + 1 < tokens.Length
            && ((_words.Complements.Contains(tokens[t + 1].In(text)) && !tokens[t + 1].Has(TokenTraits.AfterBreak))
                || Mentions.IsName(tokens[t + 1]));

    private int Introduction(int term, int s, List<int> picked, bool needsNaming)
    {
        if (_mentions.IsInPicked(term, s, picked))
            return -1;
        int first = FirstWith(term, s);
        bool isIntroduced = first >= 0 && (needsNaming || IsIndefinite(first, term));
        if ((!isIntroduced && !needsNaming) || Continues(s, picked))
            return -1;
        return isIntroduced ? first : s - 1;
    }

    private bool IsIndefinite(int s, int term)
    {
        ReadOnlySpan<Token> tokens = TokensIn(s);
        for (int t = 1; t < tokens.Length; t++)
        {
            if (tokens[t].Term != term)
                continue;
            return _words.Indefinite.Contains(tokens[t - 1].In(text))
                || (t > 1 && _words.Indefinite.Contains(tokens[t - 2].In(text)))
                || IsBarePlural(tokens[..(t + 1)]);
        }

        return false;
    }

    // "raids", "new raids", "some raids", but not "the raids", "these raids" or "its raids".
    private bool IsBarePlural(ReadOnlySpan<Token> tokens)
    {
        if (!tokens[^1].In(text).EndsWith('s'))
            return false;
        int before = tokens.Length - 2;
        while (before >= 0 && tokens[before].IsContent && !tokens[before + 1].Has(TokenTraits.AfterBreak))
            before--;
        return before < 0 || tokens[before + 1].Has(TokenTraits.AfterBreak)
            || !(_words.Articles.Contains(tokens[before].In(text)) || tokens[before].Has(TokenTraits.Anaphoric));
    }

    // A name that stands alone and was first given with another, "Christopher Cornell"; an acronym that was first given
    // in brackets, unless the summary is one sentence. "The Cornell plan" needs no bearer.
    private int IntroducedName(ReadOnlySpan<Token> tokens, int s, List<int> picked)
    {
        if (!_hasNames)
            return -1;
        for (int t = 0; t < tokens.Length; t++)
        {
            int term = tokens[t].Term;
            if (!_mentions.MayBeName(tokens[t]) || IsNextToName(tokens, t))
                continue;
            if (_mentions.IsInTitle(term) || _mentions.IsInPicked(term, s, picked))
                continue;
            bool orAcronym = picked.Count > 1, orName = t == 0 || !_words.Articles.Contains(tokens[t - 1].In(text));
            int first = FirstWith(term, s);
            if (first >= 0 && IsIntroduced(first, term, orName, orAcronym))
                return first;
        }

        return -1;
    }

    private bool IsNextToName(ReadOnlySpan<Token> tokens, int t) => HasFirstName(tokens, t) || IsContinued(tokens, t);

    // "Mr Hadi's Blackwatch" are two names.
    private static bool IsContinued(ReadOnlySpan<Token> tokens, int t) => t + 1 < tokens.Length
        && !tokens[t].Has(TokenTraits.Possessive)
        && tokens[t + 1].Has(TokenTraits.Capitalised) && !tokens[t + 1].Has(TokenTraits.AfterBreak);

    private bool IsIntroduced(int s, int term, bool orName, bool orAcronym)
    {
        ReadOnlySpan<Token> tokens = TokensIn(s);
        for (int t = 0; t < tokens.Length; t++)
        {
            if (tokens[t].Term == term)
                return tokens[t].Has(TokenTraits.Capitalised)
                    && ((orName && (IsSurname(tokens, t) || IsFirstName(tokens, t)))
                        || (orAcronym && IsAcronym(tokens[t])));
        }

        return false;
    }

    // The last word of a name. "Turin" in "Turin Airport" and "Oscar" in "Chelsea's Oscar" are none.
    private bool IsSurname(ReadOnlySpan<Token> tokens, int t) => HasFirstName(tokens, t) && !IsContinued(tokens, t);

    // "Mr Cornell" is still a name that stands alone.
    private bool HasFirstName(ReadOnlySpan<Token> tokens, int t)
    {
        if (t == 0 || tokens[t].Has(TokenTraits.AfterBreak))
            return false;
        Token first = tokens[t - 1];
        return first.IsContent && first.Has(TokenTraits.Capitalised) && !first.Has(TokenTraits.Possessive)
            && !_words.Honorifics.Contains(first.In(text));
    }

    // The first of two words, the second never in small letters.
    private bool IsFirstName(ReadOnlySpan<Token> tokens, int t) => t + 1 < tokens.Length && !HasFirstName(tokens, t)
        && tokens[t + 1].IsContent && IsSurname(tokens, t + 1)
        && !_mentions.IsInSmallLetters(tokens[t + 1].Term);

    private bool IsAcronym(in Token token) =>
        token.Offset > 0 && text[token.Offset - 1] == '(' && token.Length > 1 && char.IsUpper(text[token.End - 1]);
}
