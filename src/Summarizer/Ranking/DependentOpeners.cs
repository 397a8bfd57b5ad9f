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

    /// <summary>A link within so many words of the beginning ties the sentence to the one before, a later one ties its own parts.</summary>
    private const int NearBeginning = 5;

    private readonly (string First, string[] Seconds)[] _linkingPairs, _pointingPairs, _selfContained, _announcing;
    private readonly string[] _clauses;

    /// <param name="pointing">He, this.</param>
    /// <param name="linking">But, so; behind a "~" those that link wherever they stand, such as however.</param>
    /// <param name="firstPerson">I, we.</param>
    /// <param name="linkingPairs">Two words that link: for example; behind a "~" those whose second word points: of these.</param>
    /// <param name="selfContained">Pairs that only seem to point back: there is, this week.</param>
    /// <param name="announcing">Pairs that do where no clause follows: it is.</param>
    /// <param name="clauses">Words that such a clause begins with: that, why.</param>
    private DependentOpeners(
        string pointing, string linking, string firstPerson, string linkingPairs = "", string selfContained = "", string announcing = "", string clauses = "")
    {
        string[] links = linking.Split('~'), pairs = linkingPairs.Split('~');
        (Pointing, Linking, FirstPerson) = (Words(pointing), [.. links.SelectMany(Words)], Words(firstPerson));
        LinkingAnywhere = [.. links.Skip(1).SelectMany(Words)];
        (_linkingPairs, _pointingPairs) = (Pairs(pairs[0]), Pairs(pairs[^1]));
        (_selfContained, _announcing, _clauses) = (Pairs(selfContained), Pairs(announcing), Words(clauses));
    }

    /// <summary>He, this.</summary>
    public string[] Pointing { get; }

    /// <summary>But, however.</summary>
    public string[] Linking { get; }

    /// <summary>However, therefore: those of them that need not stand first.</summary>
    public string[] LinkingAnywhere { get; }

    /// <summary>For, of: the first ones of the pairs that link and point.</summary>
    public IEnumerable<string> PairOpeners => _linkingPairs.Concat(_pointingPairs).Select(p => p.First);

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

        return LinksByPair(text, tokens) || LinksInside(text, tokens) ? signs | SentenceSigns.Leans : signs;
    }

    // "In contrast to the fine" and "De plus en plus" say themselves what to. "Of those, half …" needs what stands before; "In this context …"
    // would too, but losing such sentences costs more than it gains.
    private bool LinksByPair(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < 3 || (tokens[0].Traits & TokenTraits.OpensPair) == 0)
            return false;
        ReadOnlySpan<char> first = Word(text, tokens[0]), second = Word(text, tokens[1]);
        if ((tokens[1].Traits & TokenTraits.Points) != 0 && (tokens[2].Traits & TokenTraits.AfterBreak) != 0 && Has(_pointingPairs, first, second))
            return true;
        return Has(_linkingPairs, first, second) && Word(text, tokens[2]) is not ("to" or "en");
    }

    // Behind a comma it ties the sentence's own parts, unless another comma follows: "He came, however late", "The plan, however, failed".
    private static bool LinksInside(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        for (int t = 1; t < Math.Min(tokens.Length, NearBeginning); t++)
        {
            if ((tokens[t].Traits & TokenTraits.LinksAnywhere) == 0)
                continue;
            int end = tokens[t].Offset + tokens[t].Length;
            return (tokens[t].Traits & TokenTraits.AfterBreak) == 0 || (end < text.Length && text[end] == ',');
        }

        return false;
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
            "but and also so then thus meanwhile though or yet nor besides instead otherwise still similarly likewise afterwards later finally ~ however therefore moreover furthermore nevertheless nonetheless consequently hence accordingly additionally",
            "i we my our",
            "in: contrast turn; as: such; by: contrast; for: example instance; even: so; after: that ~ of among in at for by with from after on to under despite: this that these those them",
            "there: is are was were isn't aren't wasn't weren't has have had will would can could may might must should seems seem remains remain exists exist appears;"
            + "this these: paper papers report study survey section chapter article thesis dissertation invention week weekend month year morning afternoon evening summer autumn spring winter season decade century",
            "it: is was has isn't wasn't seems seemed remains appears emerged turns turned",
            "that whether why how what who"),
        ["de"] = new(
            "er sie es dies diese dieser dieses diesen diesem jene jener jenes dabei dadurch damit dafür dagegen daher dahinter daran darauf daraus darin darüber darum davon davor dazu deren dessen ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner solche solcher solches dort andere anderen",
            "aber und doch auch dann so ferner schließlich danach denn oder sondern ~ jedoch somit außerdem zudem hingegen allerdings dennoch trotzdem deshalb deswegen folglich daher",
            "ich wir",
            "zum: beispiel; aus: diesem; vor: allem ~ in bei nach mit auf an für von zu aus unter über seit vor: dies diese dieser dieses diesem diesen jener jenem jenen",
            "es: gibt gab; dieser dieses diesem diesen diese: artikel beitrag aufsatz arbeit erfindung woche wochenende monat monats jahr jahres jahrzehnt jahrhundert sommer winter herbst frühling frühjahr saison",
            "es: ist war wird wurde scheint heißt zeigt steht",
            "dass ob warum wie wer"),
        ["fr"] = new(
            "il elle ils elles c ce cet cette ces cela ceci celui celle ceux celles leur leurs son sa ses lui ça eux y",
            "mais et or donc ainsi alors puis enfin aussi ensuite car ou ~ toutefois cependant pourtant néanmoins",
            "je nous mon ma",
            "par: ailleurs conséquent exemple contre; en: outre effet revanche; de: plus même; au: contraire; du: coup; d: ailleurs autres ~ dans à de pour avec selon après sur depuis par en malgré: ce cet cette ces cela",
            "il: y faut; ce cet cette: article papier invention thèse semaine week-end mois année matin après-midi soir été automne printemps hiver saison siècle",
            "c: est était",
            "que qui qu"),
        ["es"] = new(
            "él ella ellos ellas esto esta este estos estas eso esa ese esos esas aquello aquel otros otras su sus ello allí ahí",
            "pero y entonces así también luego pues o sino finalmente después ~ además tampoco",
            "yo",
            "sin: embargo; no: obstante; por: eso ello tanto; en: cambio; al: contrario; de: hecho ~ en de por con a según tras para: este esta estos estas ese esa esos esas esto eso",
            "este esta: artículo trabajo invención tesis semana mes año mañana tarde noche verano otoño primavera invierno temporada siglo"),
        ["it"] = new(
            "egli lui lei essi esse loro questo questa questi queste quello quella quelli quelle altri altre ciò suo sua suoi sue",
            "ma e così anche dunque poi oppure infine ~ però inoltre quindi tuttavia perciò",
            "io noi",
            "di: conseguenza; per: esempio; nel: frattempo; al: contrario; d: altra altro ~ in a di per con da su secondo dopo: questo questa questi queste quello quella quelle",
            "questo questa quest: articolo invenzione tesi settimana mese anno mattina pomeriggio sera estate autunno primavera inverno stagione secolo"),
        ["pt"] = new(
            "ele ela eles elas isto isso aquilo este esta estes estas esse essa esses essas outros outras seu sua seus suas",
            "mas e além então assim também depois ou ~ porém contudo todavia portanto",
            "eu",
            "no: entanto; por: isso exemplo; além: disso; em: contrapartida; apesar: disso; de: fato facto",
            "este esta neste nesta: artigo trabalho invenção tese semana mês ano manhã tarde noite verão outono primavera inverno temporada século"),
        ["nl"] = new(
            "hij zij ze het dit dat deze die hun haar zijn daarmee daardoor daarin daarvan",
            "maar en ook dan dus toch vervolgens of ~ echter daarom daarnaast bovendien",
            "ik wij we",
            "ten: slotte"),
        ["sv"] = new("han hon den det de dessa denna detta hans hennes deras dess", "men och också sedan eller ~ dock därför dessutom", "jag vi", "till: exempel; trots: detta"),
        ["da"] = new("han hun den det de disse denne dette hans hendes deres", "men og også dog så eller ~ derfor desuden", "jeg vi", "for: eksempel; trods: dette; til: gengæld"),
        ["no"] = new("han hun den det de disse denne dette hans hennes deres", "men og også så eller ~ derfor dessuten likevel", "jeg vi", "for: eksempel; til: gjengjeld"),
        ["fi"] = new("hän he se ne tämä nämä nuo tuo hänen heidän niiden sen", "mutta ja myös sitten tai ~ siksi kuitenkin lisäksi", "minä me"),
        ["pl"] = new("on ona ono oni one to ten ta te jego jej ich tego tej tych", "ale i też również oraz lub potem ~ jednak więc zatem dlatego ponadto", "ja my", "mimo: to; poza: tym"),
        ["cs"] = new("on ona ono oni to ten ta tento tato toto jeho její jejich", "ale a také pak nebo ~ však proto navíc přesto", "já my", "kromě: toho; navzdory: tomu"),
        ["tr"] = new("bu şu o bunlar onlar bunun onun bunu onu buna ona böyle", "ama ancak fakat ve ayrıca çünkü yine bununla ~ oysa üstelik", "ben biz"),
        ["ru"] = new("он она оно они это этот эта эти тот та те его её их", "но а и также кроме затем или зато ~ однако поэтому", "я мы", "при: этом; тем: не"),
        ["uk"] = new("він вона воно вони це цей ця ці той та ті його її їх", "але а і також тому крім потім або ~ однак", "я ми", "при: цьому"),
        ["ro"] = new("el ea ei ele acesta aceasta acestea acest această acești aceste", "dar și însă deci apoi sau ~ totuși", "eu noi", "de: asemenea aceea; cu: toate"),
        ["hu"] = new("ő ők ez ezek az azok ezt azt ennek annak", "de és is majd vagy ~ azonban ezért továbbá", "én mi"),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
