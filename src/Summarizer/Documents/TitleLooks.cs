using System.Buffers;
using Summarizer.Languages;
using Summarizer.Sentences;

namespace Summarizer.Documents;

/// <summary>What the first lines of a text look like: its title, which may be long or a question, or what stands above it.</summary>
internal static class TitleLooks
{
    /// <summary>The longest title, in UTF-16 code units and in words; in scripts of a word a character or two, fewer.</summary>
    private const int MaxLength = 160, MaxWords = 25, MaxEastAsian = 40;

    /// <summary>Running text below a title has at least so many UTF-16 code units.</summary>
    private const int LeastBelow = 80, LeastEastAsianBelow = 30;

    private const int LongestLabel = 30, LongestBracketed = 8;

    private static readonly SearchValues<char> NumberMarks = SearchValues.Create("0123456789IVX.:");

    private static readonly WordTable Greetings = new([(
        """
        dear hi hello hey good liebe lieber liebes hallo guten sehr bonjour bonsoir cher chère chers chères estimado estimada estimados querido queridos hola
        caro cara cari gentile prezado prezados olá beste geachte kära kære kjære hej hei drodzy szanowni дорогие уважаемые здравствуйте
        """, 1)]);

    private static readonly WordTable Parts = new([("chapter part section lesson episode kapitel teil folge chapitre partie capítulo parte capitolo hoofdstuk deel del rozdział часть глава", 1)]);

    /// <summary>What newspapers call their parts.</summary>
    private static readonly WordTable Desks = new([(
        """
        news|local news|world|world news|politics|business|economy|money|sport|sports|opinion|comment|culture|arts|entertainment|science|health|technology|tech|travel|education|environment|lifestyle|life|analysis|feature|features
        |interview|review|reviews|obituary|editorial|breaking|breaking news|press release|blog|explainer|exclusive|video|live
        |nachrichten|politik|wirtschaft|kultur|panorama|wissen|wissenschaft|gesundheit|lokales|kommunalpolitik|gesellschaft|meinung|kommentar|reportage|ausland|inland|feuilleton|reise|bildung|umwelt|eilmeldung|exklusiv|analyse
        |actualité|actualités|politique|économie|société|monde|santé|sciences|planète|tribune|éditorial|entretien|enquête|faits divers|exclusif
        |noticias|política|economía|sociedad|cultura|deportes|ciencia|salud|mundo|opinión|tecnología|medio ambiente|exclusiva|análisis|entrevista|última hora
        |notícias|economia|sociedade|esporte|esportes|desporto|ciência|saúde|opinião|cotidiano|exclusivo|entrevista
        |politica|cronaca|esteri|salute|scienza|ambiente|opinioni|esclusiva|intervista|nieuws|binnenland|buitenland|politiek|economie|cultuur|wetenschap|opinie|inrikes|utrikes|ekonomi|politikk|kultur|indland|udland|innenriks|utenriks
        |kotimaa|ulkomaat|talous|kulttuuri|urheilu|polska|świat|gospodarka|kultura|nauka|zdrowie|domácí|zahraničí|ekonomika|gündem|dünya|spor|sağlık|kültür|politikai hírek|belföld|külföld|gazdaság|știri|societate|sănătate
        |новости|политика|экономика|общество|спорт|культура|наука|в мире|здоровье|новини|політика|економіка|суспільство|πολιτική|οικονομία|κοινωνία|πολιτισμός|αθλητικά
        |社会|社會|政治|经济|經濟|国际|國際|体育|體育|文化|财经|科技|速報|独自|経済|国際|スポーツ|科学|地域|コラム|社説|사회|정치|경제|국제|문화|스포츠|단독|속보|سياسة|اقتصاد|رياضة|ثقافة|منوعات|عاجل|חדשות|כלכלה|ספורט|תרבות|राजनीति|खेल|देश|दुनिया
        """, 1)], '|');

    /// <summary>One sentence at most, without a full stop, above a line of running text.</summary>
    /// <param name="line">A line before any running text, with a blank one behind it.</param>
    /// <param name="below">The next line that is not blank.</param>
    public static bool IsTitle(ReadOnlySpan<char> line, ReadOnlySpan<char> below)
    {
        bool eastAsian = Glyphs.IsEastAsian(line[0]);
        if (line.Length > (eastAsian ? MaxEastAsian : MaxLength) || line.Count(' ') >= MaxWords || below.Length < (eastAsian ? LeastEastAsianBelow : LeastBelow))
            return false;
        if (line[^1] is '.' or ',' or ';' or ':' or '\u3002' or '\u2026' || Glyphs.IsQuote(line[^1]) || char.IsLower(line[0]) || !EndsSentence(below))
            return false;
        // A question and its answer, each behind who says it.
        if (HasLabel(line) && HasLabel(below))
            return false;
        for (int i = 0; i + 1 < line.Length; i++)
        {
            if (line[i] is '.' or '!' or '?' && line[i + 1] == ' ' && (i == 0 || line[i - 1] != ' '))
                return false;
        }

        int word = line.IndexOfAny(" ,!");
        return Greetings[word < 0 ? line : line[..word]] == 0;
    }

    /// <summary>A title without what stands before it on its line: "Subject: …", "Opinion | …", "【速報】…".</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> subject = line[MailHeader.SubjectStart(line)..].TrimStart();
        line = subject.IsEmpty ? line : subject;
        int end = line[0] == '\u3010' ? line.IndexOf('\u3011') : line[..Math.Min(line.Length, LongestLabel)].IndexOfAny('|', '\uFF5C');
        if (end <= 0)
            return line;
        ReadOnlySpan<char> rest = line[(end + 1)..].TrimStart();
        return !rest.IsEmpty && (line[0] == '\u3010' ? end <= LongestBracketed : Desks[line[..end].TrimEnd()] != 0) ? rest : line;
    }

    /// <summary>What stands above a title: a desk's name, "SCIENCE" or "Local news", or a part's number, "Chapter 1".</summary>
    /// <param name="heading">A heading before any running text.</param>
    /// <param name="next">The heading below it, which has to say more than "Definition" where a desk's name may be the title itself.</param>
    public static bool IsAboveTitle(ReadOnlySpan<char> heading, ReadOnlySpan<char> next)
    {
        if (next.IsEmpty)
            return false;
        if (Desks[heading] != 0 && (next.Count(' ') > 1 || (Glyphs.IsEastAsian(next[0]) && next.Length > LongestBracketed)))
            return true;
        int space = heading.IndexOf(' ');
        if (space > 0)
            return Parts[heading[..space]] != 0 && heading.Length - space < 6 && heading[(space + 1)..].IndexOfAnyExcept(NumberMarks) < 0;
        return heading.Length > 2 && heading.IndexOfAnyExceptInRange('A', 'Z') < 0;
    }

    private static bool HasLabel(ReadOnlySpan<char> line) => line[..Math.Min(line.Length, LongestLabel)].IndexOf(": ") > 0;

    private static bool EndsSentence(ReadOnlySpan<char> line) =>
        Glyphs.IsTerminator(line[^1]) || ((Glyphs.IsQuote(line[^1]) || Glyphs.IsClosingBracket(line[^1])) && line.Length > 1 && Glyphs.IsTerminator(line[^2]));
}
