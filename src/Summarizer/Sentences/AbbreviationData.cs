namespace Summarizer.Sentences;

/// <summary>Abbreviations and sentence openers by language; written without their last full stop, lower-cased.</summary>
internal static class AbbreviationData
{
    /// <summary>What most languages in Latin script share.</summary>
    public static readonly Entry International = new(
        Leading: "dr prof st mr mrs ms mme mlle dipl ing lic vs e.g i.e cf ca approx ph",
        BeforeNumber: "no nos nr fig figs p pp vol ch sec art eq tab col par ver op §",
        Closing: "etc usw ecc enz itd itp osv atd apod jne stb",
        Trailing: "inc ltd co corp jr sr bros llc plc s.a ph.d a.m p.m a.d b.c al ibid et.al");

    /// <summary>For languages without rules here: openers of the languages that quote each other most.</summary>
    public static readonly Entry Unknown = new(
        Openers: "the a he she it they we in on at but and der die das er sie es le la les il elle el los un une il lo gli o os as");

    private static readonly Dictionary<string, Entry> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new(
            Leading: """
                mr mrs ms messrs dr drs prof profs rev fr hon gen col lt maj capt cpt cmdr cdr adm sgt cpl pvt pfc brig det insp supt supts const
                gov sen sens rep reps pres amb sec atty dep asst assoc treas mgr dir esq vs v viz incl excl approx cf e.g i.e eg ie
                mmes mlle mme hrh rt pat
                """,
            BeforeNumber: "no nos p pp fig figs vol vols ch chap sec sect art arts eq eqs para paras ver col tel ext pt ed eds app apps ca circa est",
            Trailing: """
                inc ltd co corp jr sr bros llc plc al st mt ft ave blvd rd hwy sq dept univ govt u.s u.k u.n e.u d.c a.m p.m b.a m.a ph.d m.d b.sc m.sc
                a.d b.c b.c.e c.e r.i.p jan feb apr jun jul aug sep sept oct nov dec tue tues thu thurs fri
                ariz calif colo conn fla ind kan ky md mich minn mo mont neb nev okla penn tenn tex va wis wyo
                oz lb lbs
                """,
            Openers: """
                the a an he she it they we you i this that these those there here his her its their our my your who what when where why how which
                in on at by for from with without to of as if but and or so yet nor because although though while since after before during until
                despite however meanwhile moreover therefore thus also then still now once one some many most all both each every no not another
                other others several few more such according under over between among about against through within instead perhaps maybe today
                yesterday tomorrow yours mine hers ours theirs earlier later last next too is are was were do does did has have had can could will would should let please
                """,
            PronounI: true),
        ["de"] = new(
            Leading: """
                fa dr prof bgm bhf obgm bm v n dipl ing hr hrn fr frl st sr z.b d.h u.a u.ä i.d.r v.a z.t s.o s.u o.ä bzw vgl ca evtl ggf inkl exkl zzgl bspw insb insbes sog u u.u z b d h i m.e
                a.d o.g n.chr v.chr jh rd allg ehem geb gest gegr verh hrsg bearb übers mag phil med jur rer nat abs a.m vs
                """,
            BeforeNumber: "nr nrn s abb tab bd bde kap art abs anm aufl ziff str tel az rn rdnr kl jg hausnr pos gl",
            Trailing: "co e.v u.s.w mio mrd tsd std jan feb mär apr jun jul aug sep sept okt nov dez str jr u.s ff f",
            Openers: """
                der die das den dem des ein eine einer eines einem einen er sie es wir ihr ich du man dies diese dieser dieses diesen jene jener
                in im an am auf aus bei beim mit nach von vom vor zu zum zur für über unter um durch gegen ohne seit während wegen trotz bis
                und aber oder denn doch sondern wenn als wie weil da dass ob obwohl nachdem bevor damit danach dann dort hier jetzt nun heute gestern
                auch nur noch schon so sein seine seiner ihre ihrer unser unsere was wer wo warum welche welcher ist sind war kein keine viele alle einige mehrere beide
                allerdings jedoch dabei dafür dagegen darum deshalb daher außerdem zudem inzwischen schließlich zunächst später bereits laut insgesamt
                """,
            DottedOrdinals: true),
        ["fr"] = new(
            Leading: "m mm mme mmes mlle mlles me mgr dr pr prof st ste cf c.-à-d p.ex env vs ex éd av boul bd",
            BeforeNumber: "n no nos p pp art fig vol chap t tél ch al réf",
            Trailing: "cie sté s.a s.a.r.l av j.-c jr janv févr avr juil oct nov déc hab",
            Openers: """
                le la les l un une des du de d il elle ils elles on nous vous je tu j ce cet cette ces c ça cela son sa ses leur leurs notre votre mon ma
                à a au aux en dans sur sous par pour avec sans selon depuis pendant avant après entre chez vers contre malgré dès
                et mais ou donc or ni car si quand lorsque comme que qui où pourquoi comment quel quelle alors ainsi aussi puis enfin ensuite cependant
                toutefois pourtant néanmoins est plus plusieurs certains certaines quelques beaucoup ne n rien personne jamais toujours voici voilà parmi lors outre grâce tous toutes tout chaque aucun aucune autre d'autres hier aujourd demain ici là
                """),
        ["es"] = new(
            Leading: "sr sra srs sres sras srta dr dra drs d dª dña prof profa ing lic arq gral cnel cap tte sto sta fr pdte vs p.ej ej ee aprox depto av avda",
            BeforeNumber: "n no núm nº pág págs p pp art arts fig vol cap tel c ap",
            Trailing: "cía s.a s.l ee.uu ee.uu.aa uu a.c d.c a.m p.m ud uds vd vds jr ene feb abr jun jul ago sep oct nov dic",
            Openers: """
                el la los las lo un una unos unas él ella ellos ellas yo tú usted ustedes nosotros esto este esta estos estas ese esa eso aquel aquella su sus
                mi mis nuestro nuestra se le les no sí en a al de del con sin por para sobre entre desde hasta según tras durante ante contra hacia
                y e o u pero sino aunque porque pues si cuando como mientras donde que quien qué quién cómo cuándo dónde también además sin así ahora
                hoy ayer mañana entonces después luego antes ya es son muchos muchas todos todas cada otro otra otros algunos algunas más
                """),
        ["it"] = new(
            Leading: "sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa avv ing arch geom rag on sen gen col cap s ss d mons p.es es cfr ca vs egr gent",
            BeforeNumber: "n nn pag pagg p pp art artt fig vol cap tel tab",
            Trailing: "s.p.a s.r.l a.c d.c c.a u.s jr",
            Openers: """
                il lo la i gli le l un uno una un' egli ella lui lei loro essi noi voi io tu questo questa questi queste quello quella quelli suo sua suoi
                in nel nella nei nelle a al alla ai alle di del della dei delle da dal dalla con senza per su sul sulla tra fra secondo dopo prima durante
                e ed ma o oppure però anche se quando come mentre perché poiché dove che chi cosa non più così inoltre tuttavia infatti quindi allora ora
                oggi ieri domani poi già molti molte tutti tutte ogni altri altre alcuni alcune c' è
                """),
        ["pt"] = new(
            Leading: "sr sra srs sras srta dr dra drs prof profa eng d exmo exma ilmo st sto sta gen cel cap ten p.ex ex vs aprox av",
            BeforeNumber: "n no nº núm pág págs p pp art arts fig vol cap tel",
            Trailing: "cia ltda s.a lda e.u.a eua a.c d.c jr",
            Openers: """
                o a os as um uma uns umas ele ela eles elas eu tu você vocês nós isto isso este esta estes estas esse essa esses essas aquele seu sua seus suas
                em no na nos nas ao à aos às de do da dos das com sem por pelo pela para sobre entre desde até segundo após durante ante contra
                e ou mas porém embora porque pois se quando como enquanto onde que quem qual não sim também além assim agora hoje ontem amanhã então depois
                antes já é são muitos muitas todos todas cada outro outra outros alguns algumas mais
                """),
        ["nl"] = new(
            Leading: "dhr mevr mw mr dr drs prof ir ing st bv bijv d.w.z o.a m.b.t i.p.v t.o.v m.a.w n.a.v i.v.m z.s.m a.u.b ca resp vgl m.n t.a.v t.b.v d.m.v gem vs",
            BeforeNumber: "nr nrs blz p pp art afb fig vol hfst tel jrg",
            Trailing: "e.d b.v n.v v.chr n.chr jr jan feb mrt apr jun jul aug sep sept okt nov dec e.a",
            Openers: """
                is zijn de het een hij zij ze we wij ik jij je u dit dat deze die er hun zijn haar ons onze mijn in op aan bij met van voor naar uit om over onder
                tegen door na tot sinds tijdens volgens en maar of want dus als toen wanneer omdat hoewel terwijl daar hier nu ook nog al wel niet geen
                wat wie waar waarom hoe welke veel alle sommige andere daarom daarna echter bovendien vandaag gisteren morgen later dan zo
                """),
        ["sv"] = new(
            Leading: "bl.a t.ex enl d.v.s dvs fr.o.m t.o.m s.k m.a.o p.g.a m.fl dr prof ing st hr fr ca resp jfr f.d vs",
            BeforeNumber: "nr s sid kap fig bd art tel kl",
            Trailing: "m.m e.d f.kr e.kr jan feb mar apr jun jul aug sep sept okt nov dec jr",
            Openers: """
                det den de en ett han hon vi jag du ni man detta denna dessa i på av för till med om från vid efter under över mot mellan genom utan hos
                och men eller så att när då om som eftersom medan där här nu också inte ingen alla många några vad vem var varför hur hans hennes deras
                sedan enligt dessutom däremot därför idag igår
                """),
        ["da"] = new(
            Leading: "bl.a f.eks fx d.v.s dvs pga p.g.a m.fl hr fr dr prof ca jf mht ifm vedr st inkl ekskl div vs",
            BeforeNumber: "nr s sider kap fig bd art tlf pkt stk kl",
            Trailing: "mv m.v o.l f.kr e.kr jan feb mar apr jun jul aug sep sept okt nov dec jr",
            Openers: """
                det den de en et han hun vi jeg du i man dette denne disse på af for til med om fra ved efter under over mod mellem gennem uden hos
                og men eller så at når da hvis som fordi mens der her nu også ikke ingen alle mange nogle hvad hvem hvor hvorfor hvordan hans hendes deres
                siden ifølge desuden derfor
                """,
            DottedOrdinals: true),
        ["no"] = new(
            Leading: "bl.a f.eks dvs d.v.s pga p.g.a m.fl hr fr dr prof ca jf mht ifm vedr st inkl ekskl div vs",
            BeforeNumber: "nr s kap fig bd art tlf pkt kl",
            Trailing: "mv m.v o.l f.kr e.kr jan feb mar apr jun jul aug sep sept okt nov des jr",
            Openers: """
                det den de en et ei han hun vi jeg du man dette denne disse i på av for til med om fra ved etter under over mot mellom gjennom uten hos
                og men eller så at når da hvis som fordi mens der her nå også ikke ingen alle mange noen hva hvem hvor hvorfor hvordan hans hennes deres
                siden ifølge dessuten derfor
                """,
            DottedOrdinals: true),
        ["fi"] = new(
            Leading: "esim ts ns mm ks vrt tri prof hra rva nk ko eaa n noin vs",
            BeforeNumber: "nro s ss kpl klo puh kuva art",
            Trailing: "ym yms jms eKr jKr eKr. em v jr",
            Openers: """
                hän he se ne minä sinä me te tämä tuo nämä nuo joka jotka mikä kuka missä milloin miksi miten kun jos vaikka koska että mutta ja tai sekä
                myös ei eivät on oli nyt sitten silloin siellä täällä tänään eilen kuitenkin lisäksi siksi sen hänen heidän kaikki monet jotkut
                """,
            DottedOrdinals: true),
        ["pl"] = new(
            Leading: "dr prof mgr inż hab doc gen płk ppłk mjr kpt por ks o św al ul np tj tzn tzw m.in ok ww pn godz woj pow gm os red wg zob por vs p płn płd p.n.e",
            BeforeNumber: "nr s str art ust pkt poz rys tab t tel r w rozdz m",
            Trailing: "in r w n.e p.n.e tys mln mld zł gr jr ub",
            Openers: """
                w we na do z ze po od za przez przy dla o u nad pod przed między bez to ten ta te ci on ona ono oni one my wy ja ty jego jej ich
                i a ale lecz albo lub oraz jednak jeśli jeżeli gdy kiedy ponieważ bo choć że jak co kto gdzie dlaczego który która nie tak już też także
                teraz dziś wczoraj jutro potem następnie wszyscy wiele każdy inne jest był była było były ma mają
                """,
            DottedOrdinals: true),
        ["cs"] = new(
            Leading: "dr prof mgr ing doc judr mudr phdr rndr bc sv p pí např tj tzv tzn mj popř resp cca vč zejm srov vs gen plk",
            BeforeNumber: "č čís str s obr tab odst písm kap sv tel ul nám",
            Trailing: "aj tis mil mld kč n.l př.n.l l r jr hod min",
            Openers: """
                v ve na do z ze po od za přes při pro o u nad pod před mezi bez to ten ta ti ty on ona ono oni my vy já jeho její jejich
                a ale nebo však jestliže když protože že jak co kdo kde proč který která ne tak už také dnes včera zítra potom pak všichni mnoho každý jiné
                je byl byla bylo byly podle
                """,
            DottedOrdinals: true),
        ["tr"] = new(
            Leading: "dr prof doç av sn mah cad sok bkz örn vb alb yrd arş gör müh op uzm orgeneral gen yzb vs",
            BeforeNumber: "no s sf sy m md c cilt tel şek",
            Trailing: "vb vs vd ltd şti a.ş m.ö m.s t.c jr",
            Openers: """
                bu şu o bir biz siz ben sen onlar ve ama fakat ancak çünkü eğer ise ne nasıl neden kim nerede hangi her bazı birçok tüm şimdi bugün dün yarın
                sonra önce ayrıca daha de da için gibi göre olay böyle öte
                """,
            DottedOrdinals: true),
        ["hu"] = new(
            Leading: "dr prof ifj id özv pl ún kb vö ill vki st vs",
            BeforeNumber: "sz o old k évf tel",
            Trailing: "tsa kft bt zrt nyrt i.e i.sz kr jr jan febr márc ápr máj jún júl aug szept okt nov dec",
            Openers: """
                a az egy ez ezek azok ő ők mi ti én te és de vagy hanem mert ha mint hogy amikor míg bár ami aki ahol miért hogyan mikor ki hol nem igen is már még
                most ma tegnap holnap majd akkor itt ott minden sok néhány szerint így ezért azonban
                """,
            DottedOrdinals: true),
        ["ro"] = new(
            Leading: "dl dna dra dr prof ing av gen col lt cpt sf pt ex cca vs str bd",
            BeforeNumber: "nr pag p art alin lit fig vol cap tel",
            Trailing: "ș.a ş.a s.a s.r.l d.hr î.hr î.e.n e.n jr",
            Openers: """
                un o el ea ei ele noi voi eu tu acest această acești aceste acel aceea în din de la cu fără pe pentru prin despre după înainte între până spre
                și sau dar însă ci dacă când cum unde că deoarece fiindcă ce cine care nu da mai tot toate toți astăzi ieri mâine apoi acum aici acolo este sunt
                a au potrivit
                """),
        ["ru"] = new(
            Leading: "г гг с т ул пр просп пл кв св т.е т.к т.н т.о проф акад доц инж см ср напр гр тов г-н г-жа млн.руб о пос обл р-н наб пер ген полк кап",
            BeforeNumber: "№ д стр рис табл гл ст п пп тел ч",
            Closing: "т.д т.п руб коп",
            Trailing: "др пр тыс млн млрд г гг в вв н.э ч чел им",
            Openers: """
                в во на с со из от до по за к ко о об при для без над под перед между через после около у и а но или да же если когда пока чтобы что как так
                где кто почему зачем это этот эта эти тот та те он она оно они мы вы я ты его её их наш ваш мой не нет уже ещё еще также тогда теперь сейчас
                сегодня вчера завтра потом затем однако поэтому все всё каждый многие другие был была было были
                """),
        ["uk"] = new(
            Leading: "м с т вул просп пл буд кв св т.зв проф акад доц інж див пор напр гр п обл р-н ген полк",
            BeforeNumber: "№ стор рис табл гл ст п тел ч",
            Closing: "т.д т.п грн коп",
            Trailing: "ін тис млн млрд р рр ст н.е хв ім",
            Openers: """
                в у на з із зі від до по за к о об при для без над під перед між через після біля і й та а але або чи якщо коли поки щоб що як так де хто
                чому це цей ця ці той те ті він вона воно вони ми ви я ти його її їх їхній наш ваш мій не ні вже ще також тоді тепер зараз сьогодні
                вчора завтра потім однак тому всі все кожен багато інші був була було були
                """),
        ["el"] = new(
            Leading: "κ κα κκ δρ καθ αγ π.χ δηλ βλ πρβλ λ.χ οδ λεωφ",
            BeforeNumber: "αρ σ σελ σσ τ κεφ εικ τηλ αρθ",
            Closing: "κ.λπ κλπ κ.ά κ.τ.λ π.μ μ.μ μ.χ",
            Trailing: "α.ε ε.π.ε",
            Openers: """
                ο η το οι τα τον την τους τις ένας μια ένα αυτός αυτή αυτό αυτοί σε στο στη στην στον στις στους από με για χωρίς προς κατά μετά πριν μέχρι
                και αλλά ή όμως αν όταν ενώ γιατί επειδή πως που τι ποιος πού πότε δεν όχι ναι θα να επίσης σήμερα χθες αύριο τότε τώρα εδώ εκεί όλοι πολλοί
                """),
        ["ar"] = new(Leading: "د أ م أ.د ص.ب ت هـ", BeforeNumber: "ص ج ط", Trailing: "إلخ الخ ق.م"),
        ["he"] = new(Leading: "ד ר פרופ גב מר עמ", BeforeNumber: "עמ מס"),
        ["hi"] = new(Leading: "डॉ डा प्रो श्री श्रीमती कु पं सं रु मो इं एड", BeforeNumber: "पृ सं", Trailing: "आदि"),
        ["ko"] = new(DottedDates: true),
        ["ja"] = new(),
        ["zh"] = new(),
        ["th"] = new(Leading: "ดร ผศ รศ ศ นพ พญ พล.ต.อ ร.ต.อ น.ส จ อ ต ถ", BeforeNumber: "พ.ศ ค.ศ", Trailing: "น ก.ม กม"),
    };

    public static Entry? Find(string language) => ByLanguage.TryGetValue(language, out Entry entry) ? entry : null;

    /// <summary>One language's words, separated by white space.</summary>
    public readonly record struct Entry(
        string Leading = "",
        string BeforeNumber = "",
        string Trailing = "",
        string Closing = "",
        string Openers = "",
        bool DottedOrdinals = false,
        bool PronounI = false,
        bool DottedDates = false)
    {
        // A record struct's default constructor would leave the strings null.
        public Entry()
            : this("")
        {
        }
    }
}
