using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

// The wordings of lines and sentences that are not part of an article, in all languages: a page may be in another
// language than its article.
internal static class Wordings
{
    // The longest line or sentence that its beginning or end can identify, in UTF-16 code units.
    public const int MaxLength = 240;

    // The longest line that is a wording as a whole, in UTF-16 code units.
    private const int MaxWholeLine = 60;

    // The longest line that a remark in brackets can identify, in UTF-16 code units.
    private const int MaxBracketed = 120;

    private static readonly (string Section, Kind Kind)[] Sections =
    [
        (Section.BoilerplateLines, Kind.Line),
        (Section.BoilerplateBeginnings, Kind.Line | Kind.Edge),
        (Section.BoilerplateParticiples, Kind.Line | Kind.Edge | Kind.Participle),
        (Section.BoilerplateBeforeName, Kind.Line | Kind.Edge | Kind.BeforeName),
        (Section.BoilerplateInBrackets, Kind.Line | Kind.InBrackets),
        (Section.BoilerplateLabels, Kind.Line | Kind.Edge | Kind.Label),
    ];

    private static readonly WordTable<Kind> Openings = new(
        from list in Sections
        from phrase in Language.PhrasesOfAll(list.Section)
        from start in Starts(phrase, list.Kind)
        select start,
        (one, other) => one | other);

    private static readonly WordTable<Kind> Endings = new(
        Language.PhrasesOfAll(Section.BoilerplateEndings).SelectMany(Ends), (one, other) => one | other);

    private static readonly WordSet SocialNetworks = new(Language.Undetermined.Words(Section.SocialNetworks));

    [Flags]
    private enum Kind
    {
        None = 0,

        // A line that says no more than this is not part of an article.
        Line = 1,

        // A line or sentence with this at its edge is not part of an article.
        Edge = 2,

        // More words may complete it to a wording.
        Part = 4,

        // May also be the beginning of a true sentence: "Published on Monday, the report says …".
        Participle = 8,

        // May also be the beginning of a true sentence, unless a mark follows: "More on this: …".
        Label = 16,

        // May also be the beginning of a true sentence, unless little but a name follows: "Reporting by The Post".
        BeforeName = 32,

        // A line that ends with this in brackets is not part of an article.
        InBrackets = 64,
    }

    // True if a line is a wording as a whole: "Share this".
    public static bool IsLine(ReadOnlySpan<char> line, int leastWords = 1) =>
        KindOfWhole(line, out int words).HasFlag(Kind.Line) && words >= leastWords;

    // True if a line or sentence starts or ends as one that is not part of an article: "Click here to sign up."
    public static bool HasEdge(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        return text is ['©', ..] || IsSignOfRights(text) || HasBeginning(text, buffer) || HasEnding(text, buffer)
            || EndsInBrackets(text);
    }

    // "(c) 2024 The Post", but not the third item of a list.
    private static bool IsSignOfRights(ReadOnlySpan<char> text) =>
        text is ['(', 'c' or 'C', ')', ..] && text[3..].TrimStart() is var owner
            && (owner is ['1' or '2', '0' or '9', >= '0' and <= '9', >= '0' and <= '9', ..]
                || owner.StartsWith("copyright", StringComparison.OrdinalIgnoreCase));

    // True if a line is two or more wordings in a row: "Share on Facebook  Tweet  Print".
    public static bool IsRowOfButtons(ReadOnlySpan<char> line)
    {
        int buttons = 0;
        while (true)
        {
            while (!line.IsEmpty && !PhraseReader.IsPartOfWord(line[0]))
                line = line[1..];
            if (line.IsEmpty)
                return buttons > 1;
            int length = ButtonLength(line);
            if (length == 0)
                return false;
            line = line[length..];
            buttons++;
        }
    }

    private static Kind KindOfWhole(ReadOnlySpan<char> line, out int count)
    {
        count = 0;
        if (line.Length > MaxWholeLine)
            return Kind.None;
        var words = new PhraseReader(line, stackalloc char[MaxWholeLine]);
        words.ReadToEnd();
        count = words.Words;
        return Openings[words.Phrase];
    }

    // The length of the longest wording that a line starts with; 0 where it starts with none.
    private static int ButtonLength(ReadOnlySpan<char> line)
    {
        var words = new PhraseReader(line, stackalloc char[MaxLength]);
        int length = 0;
        while (words.Read())
        {
            Kind kind = Openings[words.Phrase];
            if (kind.HasFlag(Kind.Line) || SocialNetworks.Contains(words.Phrase))
                length = words.Position;
            if (!kind.HasFlag(Kind.Part))
                break;
        }

        return length;
    }

    private static bool HasBeginning(ReadOnlySpan<char> text, Span<char> buffer)
    {
        Kind kind = Beginning(text, buffer, out int end);
        ReadOnlySpan<char> rest = text[end..];
        bool opensSentence = (kind.HasFlag(Kind.Participle) && OpensSentence(rest, buffer))
            || (kind.HasFlag(Kind.BeforeName) && IsMoreThanName(rest));
        return kind != Kind.None && !opensSentence;
    }

    // "Reporting by The Post led to new rules." and "Video by The Post, checked by two papers, shows the ferry." Not
    // "Photo by Jane Doe, courtesy of the museum." and "Sign up for The Post's newsletter and …".
    private static bool IsMoreThanName(ReadOnlySpan<char> rest)
    {
        if (!Characters.EndsSentence(rest) || CallToAction.NamesChannel(rest))
            return false;
        rest = rest.TrimStart();
        int end = rest.IndexOf(';');
        ReadOnlySpan<char> name = end < 0 ? rest : rest[..end];
        int comma = char.IsUpper(rest[0]) ? name.IndexOf(',') : -1;
        int more = name.Count(',') > 1 ? 4 : 5;
        return SmallWords(comma < 0 ? name : name[..comma]) >= 3 || SmallWords(name) >= more;
    }

    private static int SmallWords(ReadOnlySpan<char> text) => CountWords(
        text, word => word.Length > 2 && char.IsLower(word[0]) && word is not ("and" or "for" or "the"));

    // The kind of the wording that a text starts with and where it ends; none where it starts with none. "Sign up for
    // our" needs no name as "sign up for" does.
    private static Kind Beginning(ReadOnlySpan<char> text, Span<char> buffer, out int end)
    {
        var words = new PhraseReader(text, buffer);
        (Kind found, end) = (Kind.None, 0);
        while (words.Read())
        {
            Kind kind = Openings[words.Phrase];
            if (kind.HasFlag(Kind.Edge) && (IsLong(words.Words, kind) || IsEnoughAlone(text, words.Position)))
                (found, end) = (kind, words.Position);
            bool mayBeMore = found == Kind.None || found.HasFlag(Kind.BeforeName);
            if (!mayBeMore || !kind.HasFlag(Kind.Part))
                break;
        }

        return found;
    }

    private static bool IsLong(int words, Kind kind) => words > 1 && !kind.HasFlag(Kind.Label);

    // True if a clause follows the participle after a comma: "Published on Monday, the report says …".
    private static bool OpensSentence(ReadOnlySpan<char> rest, Span<char> buffer)
    {
        if (!Characters.EndsSentence(rest))
            return false;
        for (int comma = rest.IndexOf(", "); comma >= 0; comma = rest.IndexOf(", "))
        {
            rest = rest[(comma + 2)..];
            if (IsClause(rest, buffer))
                return true;
        }

        return false;
    }

    // Not "at 10:15 a.m.", and not "updated on 5 May by the editors" after "Published on 4 May". After a capital, words
    // of bylines do not count: "Editor for the Post".
    private static bool IsClause(ReadOnlySpan<char> text, Span<char> buffer)
    {
        if (text.IsEmpty || Beginning(text, buffer, out _) != Kind.None)
            return false;
        return char.IsLower(text[0])
            ? CountWords(text, word => char.IsLetter(word[0])) >= 3
            : char.IsUpper(text[0]) && CountWords(text, word =>
                word.Length > 2 && char.IsLower(word[0]) && !Byline.IsWord(word.TrimEnd('.'))) >= 2;
    }

    private static int CountWords(ReadOnlySpan<char> text, Func<ReadOnlySpan<char>, bool> isCounted)
    {
        int words = 0;
        foreach (Range word in text.Split(' '))
            words += !text[word].IsEmpty && isCounted(text[word]) ? 1 : 0;
        return words;
    }

    // One word alone ("related") or a label identifies a line only before a mark. "Copyright" does so before its owner
    // in a short line.
    private static bool IsEnoughAlone(ReadOnlySpan<char> text, int end)
    {
        const int Short = 120;
        return end == text.Length || text[end..].TrimStart() is [':' or '.' or '!' or '?' or '：', ..]
            || (text.Length < Short && text[..end].Equals("copyright", StringComparison.OrdinalIgnoreCase)
                && IsOwner(text[end..]));
    }

    // True for what follows "Copyright" in a notice: "© The Post", "(c) The Post", "2024", "by The Post".
    private static bool IsOwner(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" \u00A0-–—,");
        return text is ['©', ..] or ['(', 'c' or 'C', ')', ..] or [>= '0' and <= '9', ..]
            || text.StartsWith("by ", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasEnding(ReadOnlySpan<char> text, Span<char> buffer)
    {
        for (int start = WordBefore(text, text.Length); start >= 0; start = WordBefore(text, start))
        {
            var words = new PhraseReader(text[start..], buffer);
            words.ReadToEnd();
            Kind kind = Endings[words.Phrase];
            if (words.Words > 1 && kind.HasFlag(Kind.Edge))
                return true;
            if (!kind.HasFlag(Kind.Part))
                return false;
        }

        return false;
    }

    // True if a remark on a link is at the end: "Click to print (Opens in new window)".
    private static bool EndsInBrackets(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> words = text.TrimEnd('.');
        int open = words.LastIndexOf('(');
        return open > 0 && words.Length <= MaxBracketed && words[^1] == ')'
            && KindOfWhole(words[(open + 1)..^1], out _).HasFlag(Kind.InBrackets);
    }

    // Where the word before a position starts; -1 where there is none.
    private static int WordBefore(ReadOnlySpan<char> text, int end)
    {
        while (end > 0 && !PhraseReader.IsPartOfWord(text[end - 1]))
            end--;
        int start = end;
        while (start > 0 && PhraseReader.IsPartOfWord(text[start - 1]))
            start--;
        return start < end ? start : -1;
    }

    // Of "read the full story": read, read the, read the full as parts, and itself.
    private static IEnumerable<(string, Kind)> Starts(string phrase, Kind kind) =>
        Spaces(phrase).Select(space => (phrase[..space], Kind.Part)).Append((phrase, kind));

    private static IEnumerable<(string, Kind)> Ends(string phrase) =>
        Spaces(phrase).Select(space => (phrase[(space + 1)..], Kind.Part)).Append((phrase, Kind.Edge));

    private static IEnumerable<int> Spaces(string phrase) =>
        Enumerable.Range(0, phrase.Length).Where(at => phrase[at] == ' ');
}
