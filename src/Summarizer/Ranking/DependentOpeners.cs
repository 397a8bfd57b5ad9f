using System.Collections.Frozen;
using Summarizer.Terms;

namespace Summarizer.Ranking;

/// <summary>Words that a sentence opens with when it does not stand alone: they point back (he, this) or link (but, however).</summary>
internal sealed class DependentOpeners
{
    private static readonly FrozenDictionary<string, DependentOpeners> ByLanguage = Build();
    private static readonly DependentOpeners None = new("", "", "");

    /// <summary>How far behind an "it is" the clause that it announces may begin, in words.</summary>
    private const int Announced = 6;

    private readonly (string First, string[] Seconds)[] _selfContained, _announcing;
    private readonly string[] _clauses;

    private DependentOpeners(string pointing, string linking, string firstPerson, string selfContained = "", string announcing = "", string clauses = "")
    {
        (Pointing, Linking, FirstPerson) = (Words(pointing), Words(linking), Words(firstPerson));
        (_selfContained, _announcing, _clauses) = (Pairs(selfContained), Pairs(announcing), Words(clauses));
    }

    /// <summary>He, this.</summary>
    public string[] Pointing { get; }

    /// <summary>But, however.</summary>
    public string[] Linking { get; }

    /// <summary>I, we: wherever they stand.</summary>
    public string[] FirstPerson { get; }

    public static DependentOpeners For(string language) => ByLanguage.GetValueOrDefault(language, None);

    /// <summary>What the first words show; a sentence that links and points, such as "And he" or "He also", has both signs.</summary>
    public SentenceSigns Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        var signs = SentenceSigns.None;
        for (int t = 0; t < Math.Min(tokens.Length, 2); t++)
        {
            if ((tokens[t].Traits & TokenTraits.Points) != 0)
            {
                bool linksOn = t + 1 < tokens.Length && (tokens[t + 1].Traits & TokenTraits.Links) != 0;
                return IsSelfContained(text, tokens[t..]) ? signs : signs | SentenceSigns.Points | (linksOn ? SentenceSigns.Links : 0);
            }

            if ((tokens[t].Traits & TokenTraits.Links) == 0)
                break;
            signs |= SentenceSigns.Links;
        }

        return signs;
    }

    /// <summary>Whether a word is I or we, but not in capitals.</summary>
    public bool IsFirstPerson(ReadOnlySpan<char> word)
    {
        foreach (string listed in FirstPerson)
        {
            if (word.Length == listed.Length && (word[0] | 0x20) == listed[0] && word[1..].SequenceEqual(listed.AsSpan(1)))
                return true;
        }

        return false;
    }

    // "There is" points nowhere, "this paper" at what is being read, "this year" at its time, "it is clear that" at what follows.
    private bool IsSelfContained(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < 2 || _selfContained.Length == 0)
            return false;
        ReadOnlySpan<char> first = Word(text, tokens[0]), second = Word(text, tokens[1]);
        if (Has(_selfContained, first, second))
            return true;
        if (!Has(_announcing, first, second))
            return false;
        for (int t = 2; t < Math.Min(tokens.Length, Announced); t++)
        {
            foreach (string clause in _clauses)
            {
                if (Word(text, tokens[t]).Equals(clause, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text, Token token) => text.Slice(token.Offset, token.Length);

    private static bool Has((string First, string[] Seconds)[] pairs, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        foreach ((string one, string[] others) in pairs)
        {
            if (!first.Equals(one, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (string other in others)
            {
                if (second.Equals(other, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"this these: paper week; there: is" as pairs of a first word and its second ones.</summary>
    private static (string First, string[] Seconds)[] Pairs(string groups) =>
    [
        .. from g in groups.Split(';', StringSplitOptions.RemoveEmptyEntries)
           let sides = g.Split(':')
           let seconds = Words(sides[1])
           from first in Words(sides[0])
           select (first, seconds),
    ];

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static FrozenDictionary<string, DependentOpeners> Build() => new Dictionary<string, DependentOpeners>
    {
        ["en"] = new(
            "he she it they him her his hers their theirs its them this that these those such both here there others he's she's it's they're that's here's he'd she'd they'd they've",
            "but and however also so then thus therefore moreover meanwhile though or yet nor besides furthermore instead otherwise still nevertheless nonetheless similarly likewise consequently hence accordingly additionally afterwards later finally",
            "i we my our",
            "there: is are was were isn't aren't wasn't weren't has have had will would can could may might must should seems seem remains remain exists exist appears;"
            + "this these: paper papers article thesis dissertation invention week weekend month year morning afternoon evening summer autumn spring winter season decade century;"
            + "both: sides",
            "it: is was has isn't wasn't seems seemed remains appears emerged turns turned",
            "that whether why how what who"),
        ["de"] = new(
            "er sie es dies diese dieser dieses diesen diesem jene jener jenes dabei dadurch damit dafür dagegen daher dahinter daran darauf daraus darin darüber darum davon davor dazu deren dessen ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner solche solcher solches dort",
            "aber und doch jedoch auch dann so somit außerdem ferner zudem hingegen allerdings dennoch trotzdem deshalb deswegen folglich schließlich danach denn oder sondern",
            "ich wir",
            "es: gibt gab; dieser dieses diesem diesen diese: artikel beitrag aufsatz arbeit erfindung woche wochenende monat monats jahr jahres jahrzehnt jahrhundert sommer winter herbst frühling frühjahr saison",
            "es: ist war wird wurde scheint heißt zeigt steht",
            "dass ob warum wie wer"),
        ["fr"] = new(
            "il elle ils elles ce cet cette ces cela ceci celui celle ceux celles leur leurs son sa ses lui ça eux y",
            "mais et or donc ainsi toutefois cependant pourtant alors puis enfin aussi ensuite néanmoins car ou par-ailleurs",
            "je nous mon ma",
            "il: y faut; ce cet cette: article papier invention thèse semaine week-end mois année matin après-midi soir été automne printemps hiver saison siècle"),
        ["es"] = new(
            "él ella ellos ellas esto esta este estos estas eso esa ese esos esas aquello aquel su sus ello allí ahí",
            "pero y sin-embargo además entonces así también luego pues o tampoco sino finalmente después",
            "yo",
            "este esta: artículo trabajo invención tesis semana mes año mañana tarde noche verano otoño primavera invierno temporada siglo"),
        ["it"] = new(
            "egli lui lei essi esse loro questo questa questi queste quello quella quelli quelle ciò suo sua suoi sue",
            "ma e però inoltre quindi così anche dunque tuttavia poi oppure infine perciò",
            "io noi",
            "questo questa quest: articolo invenzione tesi settimana mese anno mattina pomeriggio sera estate autunno primavera inverno stagione secolo"),
        ["pt"] = new(
            "ele ela eles elas isto isso aquilo este esta estes estas esse essa esses essas seu sua seus suas",
            "mas e porém além então assim também contudo todavia portanto depois ou",
            "eu",
            "este esta neste nesta: artigo trabalho invenção tese semana mês ano manhã tarde noite verão outono primavera inverno temporada século"),
        ["nl"] = new(
            "hij zij ze het dit dat deze die hun haar zijn daarmee daardoor daarin daarvan",
            "maar en echter ook dan dus daarom daarnaast bovendien toch vervolgens of",
            "ik wij we"),
        ["sv"] = new("han hon den det de dessa denna detta hans hennes deras dess", "men och också dock därför sedan dessutom eller", "jag vi"),
        ["da"] = new("han hun den det de disse denne dette hans hendes deres", "men og også dog derfor så desuden eller", "jeg vi"),
        ["no"] = new("han hun den det de disse denne dette hans hennes deres", "men og også derfor så dessuten eller likevel", "jeg vi"),
        ["fi"] = new("hän he se ne tämä nämä nuo tuo hänen heidän niiden sen", "mutta ja myös siksi kuitenkin lisäksi sitten tai", "minä me"),
        ["pl"] = new("on ona ono oni one to ten ta te jego jej ich tego tej tych", "ale i jednak też również więc zatem dlatego ponadto oraz lub potem", "ja my"),
        ["cs"] = new("on ona ono oni to ten ta tento tato toto jeho její jejich", "ale a však také proto navíc pak nebo přesto", "já my"),
        ["tr"] = new("bu şu o bunlar onlar bunun onun bunu onu buna ona böyle", "ama ancak fakat ve ayrıca çünkü oysa yine bununla üstelik", "ben biz"),
        ["ru"] = new("он она оно они это этот эта эти тот та те его её их", "но а и однако также поэтому кроме затем или зато", "я мы"),
        ["uk"] = new("він вона воно вони це цей ця ці той та ті його її їх", "але а і однак також тому крім потім або", "я ми"),
        ["ro"] = new("el ea ei ele acesta aceasta acestea acest această acești aceste", "dar și însă totuși de-asemenea deci apoi sau", "eu noi"),
        ["hu"] = new("ő ők ez ezek az azok ezt azt ennek annak", "de és azonban is ezért továbbá majd vagy", "én mi"),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
