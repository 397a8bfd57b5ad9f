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
    private readonly (string First, string[] Seconds)[] _articles;

    /// <param name="pointing">He, this.</param>
    /// <param name="linking">But, so; behind a "~" those that link wherever they stand, such as however.</param>
    /// <param name="firstPerson">I, we.</param>
    /// <param name="linkingPairs">Two words that link: for example; behind a "~" those whose second word points: of these.</param>
    /// <param name="selfContained">Pairs that only seem to point back: there is, this week.</param>
    /// <param name="announcing">Pairs that do where no clause follows: it is.</param>
    /// <param name="clauses">Words that such a clause begins with: that, why.</param>
    /// <param name="articles">Pointing words that are articles as well, and the words that show them to be pronouns: Dutch "het was", not "het kabinet".</param>
    private DependentOpeners(
        string pointing, string linking, string firstPerson, string linkingPairs = "", string selfContained = "", string announcing = "", string clauses = "",
        string articles = "")
    {
        string[] links = linking.Split('~'), pairs = linkingPairs.Split('~');
        (Pointing, Linking, FirstPerson) = (Words(pointing), [.. links.SelectMany(Words)], Words(firstPerson));
        LinkingAnywhere = [.. links.Skip(1).SelectMany(Words)];
        (_linkingPairs, _pointingPairs) = (Pairs(pairs[0]), Pairs(pairs[^1]));
        (_selfContained, _announcing, _clauses, _articles) = (Pairs(selfContained), Pairs(announcing), Words(clauses), Pairs(articles));
    }

    /// <summary>He, this.</summary>
    public string[] Pointing { get; }

    /// <summary>But, however.</summary>
    public string[] Linking { get; }

    /// <summary>However, therefore: those of them that need not stand first.</summary>
    public string[] LinkingAnywhere { get; }

    /// <summary>I, we: wherever they stand.</summary>
    public string[] FirstPerson { get; }

    /// <summary>What stands for all this in a language that puts no spaces between words.</summary>
    public UnspacedOpeners? Unspaced { get; private init; }

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
                if (IsSelfContained(text, tokens[t..]))
                    return signs;
                signs |= SentenceSigns.Points | (linksOn ? SentenceSigns.Links : 0);
                return LinksInside(text, tokens) ? signs | SentenceSigns.Leans : signs;
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
        if (tokens.Length < 3 || _linkingPairs.Length == 0)
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
            if (word.Length == listed.Length && char.ToLowerInvariant(word[0]) == listed[0] && word[1..].SequenceEqual(listed.AsSpan(1)))
                return true;
        }

        return false;
    }

    // "There is" points nowhere, "this paper" at what is being read, "this year" at its time, "it is clear that" at what follows.
    private bool IsSelfContained(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < 2 || (_selfContained.Length | _articles.Length) == 0)
            return false;
        ReadOnlySpan<char> first = Word(text, tokens[0]), second = Word(text, tokens[1]);
        if (Has(_selfContained, first, second) || (HasFirst(_articles, first) && !Has(_articles, first, second)))
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

    private static bool HasFirst((string First, string[] Seconds)[] pairs, ReadOnlySpan<char> first)
    {
        foreach ((string one, _) in pairs)
        {
            if (first.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
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

    private static string[] Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static FrozenDictionary<string, DependentOpeners> Build() => new Dictionary<string, DependentOpeners>
    {
        ["en"] = new(
            "he she it they him her his hers their theirs its them this that these those such both here there others he's she's it's they're that's here's he'd she'd they'd they've",
            "but yes and also another so then thus meanwhile though or yet nor besides instead otherwise still similarly likewise afterwards finally ~ later however therefore moreover furthermore nevertheless nonetheless consequently hence accordingly additionally",
            "i we my our",
            "in: contrast turn; as: such; by: contrast; for: example instance; even: so; after: that ~ of among in at for by with from after on to under despite: this that these those them",
            "there: is are was were isn't aren't wasn't weren't has have had will would can could may might must should seems seem remains remain exists exist appears;"
            + "this these: paper papers report study survey section chapter article thesis dissertation invention week weekend month year morning afternoon evening summer autumn spring winter season decade century",
            "it: is was has isn't wasn't seems seemed remains appears emerged turns turned", "that whether why how what who"),
        ["de"] = new(
            "er sie es dies diese dieser dieses diesen diesem jene jener jenes dabei dadurch damit dafür dagegen daher dahinter daran darauf daraus darin darüber darum davon davor dazu deren dessen ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner solche solcher solches dort andere anderen",
            "aber ja nein und doch auch dann so ferner schließlich danach denn oder sondern ~ später jedoch somit außerdem zudem hingegen allerdings dennoch trotzdem deshalb deswegen folglich daher",
            "ich wir",
            "ein eine: weiterer weiteres weitere anderer anderes andere; zum: beispiel; aus: diesem; vor: allem ~ in bei nach mit auf an für von zu aus unter über seit vor: dies diese dieser dieses diesem diesen jener jenem jenen",
            "es: gibt gab; dieser dieses diesem diesen diese: artikel beitrag aufsatz arbeit erfindung woche wochenende monat monats jahr jahres jahrzehnt jahrhundert sommer winter herbst frühling frühjahr saison",
            "es: ist war wird wurde scheint heißt zeigt steht", "dass ob warum wie wer"),
        ["fr"] = new(
            "il elle ils elles c ce cet cette ces cela ceci celui celle ceux celles leur leurs son sa ses lui ça eux y",
            "mais oui et or donc ainsi alors puis enfin aussi ensuite car ou ~ toutefois cependant pourtant néanmoins", "je nous mon ma",
            "un une: autre; par: ailleurs conséquent exemple contre; en: outre effet revanche; de: plus même; au: contraire; du: coup; d: ailleurs autres ~ dans à de pour avec selon après sur depuis par en malgré: ce cet cette ces cela",
            "il: y faut; ce cet cette: article papier invention thèse semaine week-end mois année matin après-midi soir été automne printemps hiver saison siècle",
            "c: est était", "que qui qu"),
        ["es"] = new(
            "él ella ellos ellas esto esta este estos estas eso esa ese esos esas aquello aquel otro otra otros otras su sus ello allí ahí",
            "pero sí y entonces así también luego pues o sino finalmente después ~ además tampoco", "yo",
            "sin: embargo; no: obstante; por: eso ello tanto; en: cambio; al: contrario; de: hecho ~ en de por con a según tras para: este esta estos estas ese esa esos esas esto eso",
            "este esta: artículo trabajo invención tesis semana mes año mañana tarde noche verano otoño primavera invierno temporada siglo"),
        ["it"] = new(
            "egli lui lei essi esse loro questo questa questi queste quello quella quelli quelle altri altre ciò suo sua suoi sue",
            "ma sì e così anche dunque poi oppure infine ~ però inoltre quindi tuttavia perciò", "io noi",
            "un: altro altra; di: conseguenza; per: esempio; nel: frattempo; al: contrario; d: altra altro ~ in a di per con da su secondo dopo: questo questa questi queste quello quella quelle",
            "questo questa quest: articolo invenzione tesi settimana mese anno mattina pomeriggio sera estate autunno primavera inverno stagione secolo"),
        ["pt"] = new(
            "ele ela eles elas isto isso aquilo este esta estes estas esse essa esses essas outro outra outros outras seu sua seus suas",
            "mas sim e além então assim também depois ou ~ porém contudo todavia portanto", "eu",
            "no: entanto; por: isso exemplo; além: disso; em: contrapartida; apesar: disso; de: fato facto",
            "este esta neste nesta: artigo trabalho invenção tese semana mês ano manhã tarde noite verão outono primavera inverno temporada século"),
        ["nl"] = new(
            "hij zij ze het dit dat deze die hun haar zijn daarmee daardoor daarin daarvan daarover hierdoor hiermee hierbij",
            "maar ja nee en ook dan dus toch vervolgens of daarna intussen ondertussen ~ later echter daarom daarnaast bovendien desondanks niettemin bijvoorbeeld", "ik wij we",
            "ten: slotte; een: ander andere", "deze dit: week weekend maand jaar ochtend middag avond zomer winter herfst lente seizoen eeuw artikel onderzoek proefschrift rapport",
            "het: is was blijkt bleek lijkt leek", "dat of waarom hoe wat wie",
            "het: is was wordt werd heeft had kan kon zal zou gaat ging lijkt leek blijkt bleek komt kwam staat stond ligt lag duurt duurde moet moest mag blijft bleef gebeurt gebeurde"),
        ["sv"] = new(
            "han hon den det de dessa denna detta hans hennes deras dess", "men ja nej och också sedan eller därefter samtidigt däremot ~ senare dock därför dessutom emellertid", "jag vi",
            "till: exempel; trots: detta; en ett: annan annat", "denna detta: vecka månad år sommar vinter höst vår säsong artikel rapport studie avhandling", "det: är var",
            "att om varför hur vad vem",
            "den det de: är var har hade blev blir ska skulle kan kunde vill ville får fick gör gjorde kommer kom måste säger sade sa går gick tror ser tog ger gav här där"),
        ["da"] = new(
            "han hun den det de disse denne dette hans hendes deres", "men ja nej og også dog så eller derefter samtidig derimod ~ senere derfor desuden imidlertid", "jeg vi",
            "for: eksempel; trods: dette; til: gengæld; en et: anden andet", "denne dette: uge måned år sommer vinter efterår forår sæson artikel rapport afhandling", "det: er var",
            "at om hvorfor hvordan hvad hvem",
            "den det de: er var har havde blev bliver skal skulle kan kunne vil ville får fik gør gjorde kommer kom må måtte siger sagde går gik tror ser tog giver gav her der"),
        ["no"] = new(
            "han hun den det de disse denne dette hans hennes deres", "men ja nei og også så eller deretter samtidig derimot ~ senere derfor dessuten likevel imidlertid", "jeg vi",
            "for: eksempel; til: gjengjeld; tross: dette; en et ei: annen annet",
            "denne dette: uken uka måneden året sommeren vinteren høsten våren sesongen artikkelen rapporten studien avhandlingen", "det: er var",
            "at om hvorfor hvordan hva hvem",
            "den det de: er var har hadde ble blir skal skulle kan kunne vil ville får fikk gjør gjorde kommer kom må måtte sier sa går gikk tror ser tok gir ga her der"),
        ["fi"] = new(
            "hän he se ne tämä nämä nuo tuo hänen heidän niiden sen siellä", "mutta ja myös sitten tai tosin silti samalla toisaalta ~ siksi kuitenkin lisäksi esimerkiksi",
            "minä me",
            selfContained: "tämä: artikkeli raportti tutkimus väitöskirja"),
        ["pl"] = new(
            "on ona ono oni one to ten ta te jego jej ich tego tej tych tam inny inna inni inne kolejny kolejna",
            "ale tak i też również oraz lub potem natomiast tymczasem następnie zatem ~ później jednak jednakże więc dlatego ponadto", "ja my",
            "mimo: to; poza: tym; na: przykład; z: kolei", "ten ta to: tydzień miesiąc rok artykuł raport praca rozprawa"),
        ["cs"] = new(
            "on ona ono oni to ten ta tento tato toto jeho její jejich tam další", "ale ano a také pak nebo mezitím naopak potom ~ později však proto navíc přesto například", "já my",
            "kromě: toho; navzdory: tomu; mimo: to", "tento tato: týden měsíc rok článek zpráva práce studie"),
        ["tr"] = new(
            "bu şu o bunlar onlar bunun onun bunu onu buna ona böyle", "ama evet hayır ancak fakat ve ayrıca çünkü yine bununla böylece dolayısıyla ~ oysa üstelik örneğin", "ben biz",
            "öte: yandan; bir: başka diğer", "bu: yıl hafta ay yaz kış sabah akşam sezon yüzyıl makale çalışma rapor tez"),
        ["ru"] = new(
            "он она оно они это этот эта эти тот та те его её их там другой другая другие", "но да нет а и также кроме затем или зато потом тогда впрочем ~ позже однако поэтому например", "я мы",
            "при: этом; тем: не; таким: образом; к: тому; тем: временем; в: частности", "этот эта это эти: статья работа отчёт отчет доклад исследование неделя год"),
        ["uk"] = new(
            "він вона воно вони це цей ця ці той та ті його її їх там інший інша інші", "але так а і також тому крім потім або проте отже втім тоді ~ пізніше однак наприклад", "я ми",
            "при: цьому; таким: чином; тим: не часом; до: того", "цей ця це: стаття робота звіт доповідь дослідження тиждень рік"),
        ["ro"] = new(
            "el ea ei ele acesta aceasta acestea acest această acești aceste acolo", "dar și însă deci apoi sau astfel totodată ulterior ~ totuși", "eu noi",
            "de: asemenea aceea exemplu; cu: toate; prin: urmare; în: schimb",
            "acest această: an săptămână lună vară iarnă primăvară toamnă sezon articol raport studiu lucrare"),
        ["hu"] = new(
            "ő ők ez ezek az azok ezt azt ennek annak ott", "de és is majd vagy így ezután ~ később azonban ezért továbbá ugyanakkor viszont emellett ráadásul tehát például",
            "én mi",
            articles: "az: volt is viszont lett lesz nem"),
        ["el"] = new(
            "αυτός αυτή αυτό αυτοί αυτές αυτά αυτόν αυτήν αυτούς εκείνος εκείνη εκείνο εκείνοι εκείνες εκείνα τέτοιος τέτοια τέτοιο τέτοιοι τέτοιες εκεί εδώ άλλοι άλλες",
            "αλλά ναι και επίσης έτσι έπειτα ύστερα τότε ή άρα ~ όμως ωστόσο επομένως συνεπώς εντούτοις επιπλέον εξάλλου", "εγώ εμείς",
            "για: παράδειγμα; από: αυτό; στη: συνέχεια; κατά: συνέπεια; ως: εκ; παρόλα: αυτά; παρ: όλα", "αυτή: τη την; αυτό αυτόν: τον"),
        ["ar"] = new(
            "هو هي هم هما هن وهو وهي وهم هذا هذه هذان هاتان هؤلاء ذلك تلك وهذا وهذه وذلك وتلك أولئك كلاهما هنا",
            "لكن نعم ولكن لكنه ولكنه لكنها ولكنها كما وكما ثم أيضا أيضاً كذلك وكذلك ~ لذلك ولذلك لذا ولذا بالتالي وبالتالي", "أنا نحن", """
            غير بيد إلا: أن أنه أنها; ومع مع ورغم رغم: ذلك هذا; في وفي: المقابل; وأضاف أضاف وأضافت أضافت وأوضح أوضح وأوضحت وتابع وتابعت وأكد وأكدت وقال وقالت وذكر وذكرت وأشار وأشارت ولفت: أن إن إلى أنه أنها إنه إنها;
            من ومن: هنا ثم; وعلى على: هذا
            """, "هذا هذه: الأسبوع الشهر العام السنة الصيف الشتاء الخريف الربيع الموسم المقال المقالة التقرير الدراسة البحث الورقة"),
        ["he"] = new(
            "הוא היא הם הן זה זו זאת זהו זוהי אלה אלו הללו שניהם שתיהן בכך לכך מכך", "אבל כן אך וגם גם ולכן כך ואז אז או בנוסף נוסף מנגד בינתיים ~ אולם ואולם לכן לפיכך",
            "אני אנחנו אנו", "עם למרות לעומת: זאת; כמו: כן; על: כן; יתר: על; לאחר: מכן; אחר: כך; בשל עקב לשם: כך; מצד: שני"),
        ["hi"] = new(
            "यह ये वह वे इस इससे इसे इसके इसकी इसका उस उससे उसे उसके उसकी उसका उन्होंने उन्हें उनके उनकी उनका उसने इसने इन इनके इनकी इनका इनमें इसमें उन इसी उसी वहाँ वहां यहाँ यहां दोनों",
            "लेकिन हाँ हां परंतु परन्तु किंतु किन्तु मगर और तथा या फिर तब जबकि वहीं अतः तो ~ इसलिए हालांकि हालाँकि", "मैं हम", "साथ: ही; दूसरी: ओर तरफ; उदाहरण: के; बाद: में",
            "इस इसी: साल वर्ष सप्ताह हफ्ते महीने माह गर्मी सर्दी मौसम लेख रिपोर्ट अध्ययन शोध; यह: लेख रिपोर्ट अध्ययन शोध"),
        ["ko"] = new(
            "이 그 이는 이를 이에 이로 이것은 이것이 이것을 그는 그가 그의 그를 그녀는 그녀가 그녀의 그들은 그들의 그들이 이들은 이들의 이들이 이러한 이런 그러한 그런 이와 이같은 이곳 이곳은 이곳에는 그곳 그곳은 양측은 양국은 이날 당시",
            "그러나 하지만 네 예 아니요 그리고 그래서 또한 또 한편 그런데 그럼에도 반면 반면에 다만 이어 이후 게다가 더구나 즉 예컨대 예를 이로써 이처럼 그러자 그러면서 ~ 따라서 그러므로", "나는 내가 우리는 우리가 저는 제가",
            selfContained: "이: 논문 논문은 보고서 보고서는 기사 기사는 연구는 글은 밖의"),
        ["ja"] = new("", "", "") { Unspaced = UnspacedOpeners.Japanese },
        ["zh"] = new("", "", "") { Unspaced = UnspacedOpeners.Chinese },
        ["th"] = new("", "", "") { Unspaced = UnspacedOpeners.Thai },
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
