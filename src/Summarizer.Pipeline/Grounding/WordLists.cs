using System.Collections.Frozen;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// The few closed lists that grounding needs. English; in other languages the same checks run with less to hold on to.
/// </summary>
internal static class WordLists
{
    /// <summary>Words that carry grammar rather than content.</summary>
    public static readonly FrozenSet<string> Stop = Words("""
        a an the this that these those of in on at by for with from to into onto over under after before about as and or but nor so if than
        then there here it its he him his she hers her they them their i me my we us our you your who whom which what when where why how is
        are was were be been being am do does did done has have had having will would can could shall should may might must not no s t re
        ve ll d m also just very too up out off down again more most some any all both each other such own same only now while during
        because through between against until per via
        """);

    /// <summary>Everyday words of reporting: a rewording brings them in without adding a fact.</summary>
    public static readonly FrozenSet<string> Light = Words("""
        say says said saying tell tells told speak spoke spoken call calls called ask asks asked add adds added announce announces announced
        according describe describes described report reports reported reveal reveals revealed confirm confirms confirmed claim claims
        claimed state stated statement get gets got getting make makes made making take takes took taken taking give gives gave given giving
        go goes went gone going come comes came coming become becomes became becoming put puts keep keeps kept let lets begin begins began
        begun start starts started set sets bring brings brought leave leaves left turn turns turned show shows showed shown find finds
        found see sees saw seen look looks looking use uses used using work works worked working try tries tried trying need needs needed
        want wants wanted help helps helped hold holds held run runs running move moves moved include includes including included continue
        continues continued follow follows followed following face faces faced remain remains remained stay stand stands expect expected
        plan plans planned think thinks thought believe believes believed know knows known feel feels felt seem seems mean means meant
        happen happened agree agrees agreed decide decides decided accept accepts
        people person man men woman women child children boy girl family member members group groups team teams others someone
        time times year years month months week weeks day days hour hours moment age night today recent recently latest new old young early
        late long short past next previous current former way ways thing things part parts place places case cases number numbers amount
        side point lot kind type end area areas world country town city house home name work job role position fact issue issues problem
        problems question questions result results reason reasons change changes chance effort bid attempt good great big large small high
        low major main key important different several many few around across along near within among despite although however still
        already yet even ever well back away ahead together once later soon head leader leading top star hard strong open public general
        national local official officials boss chief article text author document
        """);

    /// <summary>Claims of measure and rank: new ones are rarely harmless.</summary>
    public static readonly FrozenSet<string> Measure = Words("""
        first last best worst highest lowest largest biggest smallest only most least record records never always all every none doubled
        tripled halved sharply slowest fastest busiest more than hundreds thousands dozens majority half quarter
        """);

    /// <summary>What turns a statement round. "n't" is read as "not".</summary>
    public static readonly FrozenSet<string> Negations = Words("""
        not no never none nobody nothing neither nor without cannot hardly
        nicht kein keine keinen keiner nie niemals ne pas jamais aucun aucune nunca jamás ningún ninguna non nessun mai não nem niet geen nooit не нет ни никогда
        不 没 沒 未 無 无
        """);

    /// <summary>Words that deny something without a word of <see cref="Negations"/>.</summary>
    public static readonly FrozenSet<string> Negative = Words("""
        fail fails failed failing refuse refuses refused refusing reject rejects rejected rejecting lack lacks lacked lacking deny denies denied
        decline declines declined declining unable avoid avoids avoided avoiding prevent prevents prevented preventing stop stops stopped ban
        bans banned halt halts halted cancel cancels cancelled canceled abandon abandoned miss misses missed missing absent absence few little
        instead rather rarely seldom barely scarcely unlikely impossible oppose opposes opposed against despite although though unless
        except exempt dismiss dismisses dismissed rule ruled doubt doubts doubted drop dropped scrap scrapped withdraw withdrew block blocked
        fehlt fehlen lehnt lehnte abgelehnt verweigert kaum selten sans manque refuse rejette sin falta rechaza senza manca rifiuta
        """);

    /// <summary>Words that a whole sentence does not end with.</summary>
    public static readonly FrozenSet<string> Unfinished = Words("""
        a an the of in on at by for with from to into onto as and or but nor if than his her their its is are was were be been has have
        had says said who which that because while
        """);

    /// <summary>Months and weekdays.</summary>
    public static readonly FrozenSet<string> Calendar = Words("""
        january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday
        januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
        janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo
        gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica
        """);

    /// <summary>Months in German, French, Spanish and Italian, beside those that are written as in English.</summary>
    public static readonly FrozenSet<string> OtherMonths = Words("""
        januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
        """);

    public static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
            "december"];

    /// <summary>Ways to address somebody: no part of the name.</summary>
    public static readonly FrozenSet<string> Titles = Words("""
        mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister king queen prince princess judge justice senator
        governor mayor chancellor secretary chairman chairwoman chair captain coach manager general colonel sergeant officer detective
        inspector director ceo chief pope bishop saint st former the
        """);

    /// <summary>Opposites. Each of a pair contradicts the other where the rest is the same.</summary>
    public static readonly FrozenDictionary<string, string[]> Opposites = Pairs("""
        rise fall|rise drop|rise decline|rose fell|rose dropped|rose declined|risen fallen|increase decrease|increased decreased|increase fall
        increased fell|increased dropped|grew shrank|grow shrink|gain loss|gained lost|won lost|win lose|wins loses|winning losing|victory defeat
        more fewer|higher lower|highest lowest|high low|up down|best worst|better worse|first last|before after|early late
        approve reject|approved rejected|accept refuse|accepted refused|accepted rejected|support oppose|supported opposed|supports opposes
        allow ban|allowed banned|legal illegal|guilty innocent|convicted acquitted|hire fire|hired fired|buy sell|bought sold|open close
        opened closed|opens closes|start stop|started stopped|begin end|began ended|alive dead|survived died|success failure|succeeded failed
        confirmed denied|confirm deny|admitted denied|include exclude|included excluded|join leave|joined left|arrive depart|arrived departed
        above below|inside outside|north south|east west|northern southern|eastern western|public private|safe dangerous|strong weak|strengthen weaken|strengthened weakened|expand shrink
        maximum minimum|profit loss|profits losses|raise cut|raised cut|raise lower|raised lowered|accelerate slow|likely unlikely|possible impossible
        agree disagree|agreed disagreed|true false|enter leave|entered left|ally enemy|hot cold|rich poor|enough insufficient
        supporters opponents|shorter longer|smaller larger|less more|loss gain|earnings losses|surplus deficit|positive negative
        improve worsen|improved worsened|improvement decline|improvement deterioration|improving worsening|growth decline|rising falling
        increases decreases|increasing decreasing|rises falls|lowered increased|lower higher|reduce increase|reduced increased|reduces increases
        reduction increase|cuts raises|cheaper dearer|cheap expensive|cheaper costlier|faster slower|fast slow|earlier later|prior later
        former future|early delayed|major minor|large small|big small|extensive limited|unlimited limited|full empty|full partial
        complete partial|complete incomplete|correct incorrect|correct wrong|right wrong|legal unlawful|lawful unlawful|valid invalid
        optimistic pessimistic|confident doubtful|praised criticised|praised criticized|praise criticism|welcomed condemned|thanked blamed
        permitted banned|permit ban|encourage discourage|encouraged discouraged|enabled disabled|visible invisible|known unknown
        secret public|temporary permanent|indoor outdoor|indoors outdoors|domestic foreign|domestic international|urban rural
        majority minority|single double|always never|everyone nobody|import export|imports exports|imported exported|lend borrow|lent borrowed
        advance retreat|advanced retreated|upstream downstream|calm violent|voluntary mandatory|optional mandatory|optional compulsory
        voluntary compulsory|successful unsuccessful|able unable|happy unhappy|satisfied dissatisfied
        gestiegene gesunkene|zunahme abnahme|zugenommen abgenommen|vorteil nachteil|senken erhöhen|gesenkt erhöht|hausses baisses
        beschlossen abgelehnt|beschloss verwarf|angenommen abgelehnt|gestiegen gefallen|gestiegen gesunken|stieg sank|stieg fiel|stiegen sanken|steigt sinkt|gewonnen verloren
        gewann verlor|geöffnet geschlossen|eröffnet geschlossen|mehr weniger|höher niedriger|bestätigt bestritten|schuldig unschuldig|erlaubt verboten|dafür dagegen
        approuvé rejeté|approuve rejette|adopté rejeté|accepté refusé|augmenté baissé|augmenté diminué|hausse baisse|gagné perdu|ouvert fermé|ouverte fermée
        plus moins|confirmé démenti|autorisé interdit|soutenu critiqué
        aprobó rechazó|aprobado rechazado|subió bajó|aumentó disminuyó|ganó perdió|abierto cerrado|abrió cerró|más menos|confirmó negó|permitido prohibido
        approvato respinto|aumentato diminuito|salito sceso|vinto perso|aperto chiuso|confermato smentito
        """);

    /// <summary>Names of countries and of what comes from them, where one does not begin like the other.</summary>
    public static readonly FrozenDictionary<string, string[]> SameCountry = Pairs("""
        french france|dutch netherlands|dutch holland|british uk|britain uk|american us|american usa|america us|us usa|spanish spain
        swiss switzerland|danish denmark|greek greece|irish ireland|welsh wales|english england|polish poland|turkish turkey|swedish sweden
        finnish finland|norwegian norway|scottish scotland|german germany|thai thailand|philippine filipino|filipino philippines
        afghan afghanistan|argentine argentina|belgian belgium|bulgarian bulgaria|canadian canada|chilean chile|cypriot cyprus|czech czechia
        icelander iceland|kazakh kazakhstan|kyrgyz kyrgyzstan|lao laos|maltese malta|mexican mexico|monegasque monaco|moroccan morocco
        peruvian peru|portuguese portugal|senegalese senegal|serb serbia|slovak slovakia|slovene slovenia|turk turkey|uzbek uzbekistan
        venezuelan venezuela|ghanaian ghana|togolese togo|congolese congo|burmese myanmar|burmese burma|taiwanese taiwan|texan texas
        californian california|parisian paris|roman rome|viennese vienna|european europe|asian asia|african africa|arab arabia|swede sweden
        dane denmark|finn finland|pole poland|scot scotland|spaniard spain|briton britain|frenchman france|frenchwoman france
        """);

    /// <summary>Words that start a sentence with a capital and are not names.</summary>
    public static readonly FrozenSet<string> Openers = Words("""
        prior instead meanwhile overall additionally moreover furthermore nevertheless nonetheless otherwise similarly likewise therefore
        thus hence besides beyond given unlike like per upon via amid regarding concerning throughout within without according due thanks
        today tomorrow yesterday currently originally ultimately eventually finally initially notably specifically despite whereas although
        though unless once whether perhaps maybe yes no please here there everyone everybody someone somebody anyone nobody nothing
        everything something police officials experts critics researchers scientists doctors residents voters local former retired
        together apart aside afterwards earlier subsequently consequently accordingly rather indeed alongside following
        """);

    /// <summary>Words that stand for something said before.</summary>
    public static readonly FrozenSet<string> Pronouns = Words("""
        it he she they its his her their this these
        er sie es sein ihr il elle ils elles ella ellos lui lei essi
        """);

    /// <summary>Words that make a number a lower bound.</summary>
    public static readonly FrozenSet<string> Above = Words("""
        more over above least exceeding exceeds exceeded beyond surpassing topped mehr über mindestens plus más oltre più
        """);

    /// <summary>Words that make a number an upper bound, or one that is not quite reached.</summary>
    public static readonly FrozenSet<string> Below = Words("""
        less fewer under below nearly almost up most fast knapp weniger höchstens moins presque casi menos quasi meno
        """);

    /// <summary>Words that make a number an estimate.</summary>
    public static readonly FrozenSet<string> About = Words("""
        about around roughly approximately some circa ca estimated close rund etwa ungefähr environ quelque près alrededor unos cerca
        """);

    /// <summary>Units: a number before one measures, and does not count things that a sentence may list.</summary>
    public static readonly FrozenSet<string> Units = Words("""
        year years month months week weeks day days hour hours minute minutes second seconds decade decades century centuries
        percent per percentage point points times mile miles kilometre kilometres kilometer kilometers metre metres meter meters
        foot feet inch inches tonne tonnes ton tons kilo kilos kilogram kilograms gram grams litre litres liter liters gallon gallons
        acre acres hectare hectares degree degrees dollar dollars euro euros pound pounds cent cents yen yuan rupee rupees franc francs
        goal goals vote votes wicket wickets runs shot shots dead killed injured wounded
        """);

    /// <summary>Words by which a sentence gives a cause; two words are one marker.</summary>
    public static readonly string[] Causes = Lines("""
        because|due to|led to|leads to|leading to|lead to|caused|causes|causing|cause of|as a result|resulted in|resulting in|resulting from
        result of|owing to|thanks to|therefore|consequently|triggered|triggering|prompted|prompting|stems from|stemmed from|stemming from
        blamed on|attributed to|attributes|driven by|thus|hence|so that|responsible for
        weil|wegen|aufgrund|deshalb|daher|dadurch|infolge|führte zu|führten zu|dank
        parce que|en raison|à cause|grâce à|a provoqué|a entraîné|dû à|due à
        porque|debido a|a causa|gracias a|provocó|causó|perché|grazie a|a causa di|ha provocato|ha causato
        """);

    /// <summary>Words by which a source may give a cause without saying so.</summary>
    public static readonly string[] CauseHints = Lines("""
        after|following|amid|so|since|reason|reasons|why|when|means|meant|forced|enabled|allowing|allowed|helped|means that
        nach|da|denn|damit|puisque|après|car|tras|dopo
        """);

    /// <summary>Words that report what someone claims or suspects.</summary>
    public static readonly FrozenSet<string> Claims = Words("""
        claim claims claimed claiming allege alleges alleged allegedly allegation allegations accuse accuses accused accusing insist insists
        insisted suspected reportedly rumour rumours rumor rumors rumoured rumored purported purportedly supposedly
        believes believed argue argues argued arguing speculate speculated speculation unconfirmed critics opponents detractors
        angeblich behauptet behaupten behauptete mutmaßlich mutmaßliche prétend prétendent supuesto presunto presunta presunti
        """);

    /// <summary>Words that make what follows a possibility.</summary>
    public static readonly FrozenSet<string> Possible = Words("""
        may might could possibly perhaps maybe potentially
        könnte könnten möglicherweise vermutlich pourrait pourraient podría podrían potrebbe potrebbero
        """);

    /// <summary>
    /// Words that leave open whether something is so, beside <see cref="Claims"/>: a sentence with one states no bare
    /// fact.
    /// </summary>
    public static readonly FrozenSet<string> Reporting = Words("""
        say says said saying tell tells told according report reports reported reporting state states stated statement announce announced
        announces suggest suggests suggested warn warns warned fear fears feared think thinks thought consider considers considered expect
        expects expected plan plans planned hope hopes hoped want wants wanted would should can likely unlikely seem seems appear appears
        apparently possible potential suspect suspects believe describe describes described call calls called add adds added note notes noted explain explains explained propose proposes
        proposed urge urges urged charge charged charges charging lawsuit sued sues trial if whether threat threatens threatened
        sagt sagte sagten laut zufolge erklärte erklärten würde dürfte wohl selon déclaré dit estime según dijo secondo detto
        """);

    private static string[] Lines(string list) =>
        list.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string[]> Pairs(string list)
    {
        var pairs = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string pair in list.Split(['|', '\n'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] sides = pair.Split(' ');
            Add(sides[0], sides[1]);
            Add(sides[1], sides[0]);
        }

        return pairs.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);

        void Add(string from, string to)
        {
            if (!pairs.TryGetValue(from, out List<string>? list))
                pairs[from] = list = [];
            list.Add(to);
        }
    }
}
