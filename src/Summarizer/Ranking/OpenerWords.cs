using System.Collections.Frozen;

namespace Summarizer.Ranking;

/// <summary>The words of <see cref="DependentOpeners"/> by language, lower-cased.</summary>
internal static class OpenerWords
{
    public static readonly FrozenDictionary<string, DependentOpeners> ByLanguage = new Dictionary<string, DependentOpeners>
    {
        ["en"] = new(
            "he she it they him her his hers their theirs its them this that these those such both here there others he's she's it's they're that's here's he'd she'd they'd they've",
            "but yes and also another so then thus meanwhile though or yet nor besides instead otherwise still similarly likewise afterwards finally ~ later however therefore moreover furthermore nevertheless nonetheless consequently hence accordingly additionally",
            "i we my our",
            "in: contrast turn; as: such; by: contrast; for: example instance; even: so; after: that ~ of among in at for by with from after on to under despite: this that these those them",
            "there: is are was were isn't aren't wasn't weren't has have had will would can could may might must should seems seem remains remain exists exist appears;"
            + "this these: paper papers report study survey section chapter article thesis dissertation invention week weekend month year morning afternoon evening summer autumn spring winter season decade century",
            "it: is was has isn't wasn't seems seemed remains appears emerged turns turned", "that whether why how what who",
            linkingPhrases: "as: a_result; on: the_other_hand the_contrary; in: other_words the_meantime this_case that_case; at: the_same_time; for: this_reason that_reason"),
        ["de"] = new(
            "er sie es dies diese dieser dieses diesen diesem jene jener jenes dabei dadurch damit dafür dagegen daher dahinter daran darauf daraus darin darüber darum davon davor dazu deren dessen ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner solche solcher solches dort andere anderen",
            "aber ja nein und doch auch dann so ferner schließlich danach denn oder sondern ~ später jedoch somit außerdem zudem hingegen allerdings dennoch trotzdem deshalb deswegen folglich daher",
            "ich wir",
            "ein eine: weiterer weiteres weitere anderer anderes andere; zum: beispiel; aus: diesem; vor: allem ~ in bei nach mit auf an für von zu aus unter über seit vor: dies diese dieser dieses diesem diesen jener jenem jenen",
            "es: gibt gab; dieser dieses diesem diesen diese: artikel beitrag aufsatz arbeit erfindung woche wochenende monat monats jahr jahres jahrzehnt jahrhundert sommer winter herbst frühling frühjahr saison",
            "es: ist war wird wurde scheint heißt zeigt steht", "dass ob warum wie wer",
            linkingPhrases: "auf: der_anderen_Seite; zur: gleichen_Zeit selben_Zeit; im: Gegensatz_dazu Gegenzug Gegenteil; mit: anderen_Worten; in: anderen_Worten; aus: diesem_Grund"),
        ["fr"] = new(
            "il elle ils elles c ce cet cette ces cela ceci celui celle ceux celles leur leurs son sa ses lui ça eux y",
            "mais oui et or donc ainsi alors puis enfin aussi ensuite car ou ~ toutefois cependant pourtant néanmoins", "je nous mon ma",
            "un une: autre; par: ailleurs conséquent exemple contre; en: outre effet revanche; de: plus même; au: contraire; du: coup; d: ailleurs autres ~ dans à de pour avec selon après sur depuis par en malgré: ce cet cette ces cela",
            "il: y faut; ce cet cette: article papier invention thèse semaine week-end mois année matin après-midi soir été automne printemps hiver saison siècle",
            "c: est était", "que qui qu",
            linkingPhrases: "dans: le_même_temps ce_cas; à: l'inverse; en: d'autres_termes; d: autre_part; pour: cette_raison; de: ce_fait"),
        ["es"] = new(
            "él ella ellos ellas esto esta este estos estas eso esa ese esos esas aquello aquel otro otra otros otras su sus ello allí ahí",
            "pero sí y entonces así también luego pues o sino finalmente después ~ además tampoco", "yo",
            "sin: embargo; no: obstante; por: eso ello tanto; en: cambio; al: contrario; de: hecho ~ en de por con a según tras para: este esta estos estas ese esa esos esas esto eso",
            "este esta: artículo trabajo invención tesis semana mes año mañana tarde noche verano otoño primavera invierno temporada siglo",
            linkingPhrases: "por: otra_parte otro_lado lo_tanto esta_razón consiguiente; al: mismo_tiempo; es: decir; en: otras_palabras consecuencia; a: pesar_de_ello; del: mismo_modo; de: este_modo esta_manera esta_forma"),
        ["it"] = new(
            "egli lui lei essi esse loro questo questa questi queste quello quella quelli quelle altri altre ciò suo sua suoi sue",
            "ma sì e così anche dunque poi oppure infine ~ però inoltre quindi tuttavia perciò", "io noi",
            "un: altro altra; di: conseguenza; per: esempio; nel: frattempo; al: contrario; d: altra altro ~ in a di per con da su secondo dopo: questo questa questi queste quello quella quelle",
            "questo questa quest: articolo invenzione tesi settimana mese anno mattina pomeriggio sera estate autunno primavera inverno stagione secolo",
            linkingPhrases: "d: altra_parte altro_canto; allo: stesso_tempo; nello: stesso_tempo; in: altre_parole; per: questo_motivo questa_ragione"),
        ["pt"] = new(
            "ele ela eles elas isto isso aquilo este esta estes estas esse essa esses essas outro outra outros outras seu sua seus suas",
            "mas sim e além então assim também depois ou ~ porém contudo todavia portanto", "eu",
            "no: entanto; por: isso exemplo; além: disso; em: contrapartida; apesar: disso; de: fato facto",
            "este esta neste nesta: artigo trabalho invenção tese semana mês ano manhã tarde noite verão outono primavera inverno temporada século",
            linkingPhrases: "por: outro_lado essa_razão; ao: mesmo_tempo; em: outras_palavras consequência; da: mesma_forma"),
        ["nl"] = new(
            "hij zij ze het dit dat deze die hun haar zijn daarmee daardoor daarin daarvan daarover hierdoor hiermee hierbij",
            "maar ja nee en ook dan dus toch vervolgens of daarna intussen ondertussen ~ later echter daarom daarnaast bovendien desondanks niettemin bijvoorbeeld", "ik wij we",
            "ten: slotte; een: ander andere", "deze dit: week weekend maand jaar ochtend middag avond zomer winter herfst lente seizoen eeuw artikel onderzoek proefschrift rapport",
            "het: is was blijkt bleek lijkt leek", "dat of waarom hoe wat wie",
            "het: is was wordt werd heeft had kan kon zal zou gaat ging lijkt leek blijkt bleek komt kwam staat stond ligt lag duurt duurde moet moest mag blijft bleef gebeurt gebeurde",
            linkingPhrases: "aan: de_andere_kant; met: andere_woorden; op: die_manier; om: die_reden; in: dat_geval; als: gevolg_daarvan"),
        ["sv"] = new(
            "han hon den det de dessa denna detta hans hennes deras dess", "men ja nej och också sedan eller därefter samtidigt däremot ~ senare dock därför dessutom emellertid", "jag vi",
            "till: exempel; trots: detta; en ett: annan annat", "denna detta: vecka månad år sommar vinter höst vår säsong artikel rapport studie avhandling", "det: är var",
            "att om varför hur vad vem",
            "den det de: är var har hade blev blir ska skulle kan kunde vill ville får fick gör gjorde kommer kom måste säger sade sa går gick tror ser tog ger gav här där",
            linkingPhrases: "å: andra_sidan; med: andra_ord; av: den_anledningen"),
        ["da"] = new(
            "han hun den det de disse denne dette hans hendes deres", "men ja nej og også dog så eller derefter samtidig derimod ~ senere derfor desuden imidlertid", "jeg vi",
            "for: eksempel; trods: dette; til: gengæld; en et: anden andet", "denne dette: uge måned år sommer vinter efterår forår sæson artikel rapport afhandling", "det: er var",
            "at om hvorfor hvordan hvad hvem",
            "den det de: er var har havde blev bliver skal skulle kan kunne vil ville får fik gør gjorde kommer kom må måtte siger sagde går gik tror ser tog giver gav her der",
            linkingPhrases: "på: den_anden_side; med: andre_ord; af: den_grund"),
        ["no"] = new(
            "han hun den det de disse denne dette hans hennes deres", "men ja nei og også så eller deretter samtidig derimot ~ senere derfor dessuten likevel imidlertid", "jeg vi",
            "for: eksempel; til: gjengjeld; tross: dette; en et ei: annen annet",
            "denne dette: uken uka måneden året sommeren vinteren høsten våren sesongen artikkelen rapporten studien avhandlingen", "det: er var",
            "at om hvorfor hvordan hva hvem",
            "den det de: er var har hadde ble blir skal skulle kan kunne vil ville får fikk gjør gjorde kommer kom må måtte sier sa går gikk tror ser tok gir ga her der",
            linkingPhrases: "på: den_andre_siden; med: andre_ord; av: den_grunn"),
        ["fi"] = new(
            "hän he se ne tämä nämä nuo tuo hänen heidän niiden sen siellä", "mutta ja myös sitten tai tosin silti samalla toisaalta ~ siksi kuitenkin lisäksi esimerkiksi",
            "minä me",
            selfContained: "tämä: artikkeli raportti tutkimus väitöskirja",
            linkingPhrases: "toisin: sanoen; tästä: syystä; samaan: aikaan"),
        ["pl"] = new(
            "on ona ono oni one to ten ta te jego jej ich tego tej tych tam inny inna inni inne kolejny kolejna",
            "ale tak i też również oraz lub potem natomiast tymczasem następnie zatem ~ później jednak jednakże więc dlatego ponadto", "ja my",
            "mimo: to; poza: tym; na: przykład; z: kolei", "ten ta to: tydzień miesiąc rok artykuł raport praca rozprawa",
            linkingPhrases: "z: drugiej_strony tego_powodu; w: tym_samym_czasie związku_z_tym; innymi: słowy"),
        ["cs"] = new(
            "on ona ono oni to ten ta tento tato toto jeho její jejich tam další", "ale ano a také pak nebo mezitím naopak potom ~ později však proto navíc přesto například", "já my",
            "kromě: toho; navzdory: tomu; mimo: to", "tento tato: týden měsíc rok článek zpráva práce studie",
            linkingPhrases: "na: druhou_stranu; z: tohoto_důvodu; jinými: slovy; ve: stejné_době"),
        ["tr"] = new(
            "bu şu o bunlar onlar bunun onun bunu onu buna ona böyle", "ama evet hayır ancak fakat ve ayrıca çünkü yine bununla böylece dolayısıyla ~ oysa üstelik örneğin", "ben biz",
            "öte: yandan; bir: başka diğer", "bu: yıl hafta ay yaz kış sabah akşam sezon yüzyıl makale çalışma rapor tez",
            linkingPhrases: "diğer: taraftan yandan; başka: bir_deyişle; aynı: zamanda; sonuç: olarak"),
        ["ru"] = new(
            "он она оно они это этот эта эти тот та те его её их там другой другая другие", "но да нет а и также кроме затем или зато потом тогда впрочем ~ позже однако поэтому например", "я мы",
            "при: этом; тем: не; таким: образом; к: тому; тем: временем; в: частности", "этот эта это эти: статья работа отчёт отчет доклад исследование неделя год",
            linkingPhrases: "с: другой_стороны; в: то_же_время связи_с_этим результате_этого; иными: словами; по: этой_причине"),
        ["uk"] = new(
            "він вона воно вони це цей ця ці той та ті його її їх там інший інша інші", "але так а і також тому крім потім або проте отже втім тоді ~ пізніше однак наприклад", "я ми",
            "при: цьому; таким: чином; тим: не часом; до: того", "цей ця це: стаття робота звіт доповідь дослідження тиждень рік",
            linkingPhrases: "з: іншого_боку цієї_причини; у: той_же_час зв'язку_з_цим; в: той_же_час; іншими: словами"),
        ["ro"] = new(
            "el ea ei ele acesta aceasta acestea acest această acești aceste acolo", "dar și însă deci apoi sau astfel totodată ulterior ~ totuși", "eu noi",
            "de: asemenea aceea exemplu; cu: toate; prin: urmare; în: schimb",
            "acest această: an săptămână lună vară iarnă primăvară toamnă sezon articol raport studiu lucrare",
            linkingPhrases: "pe: de_altă_parte; în: același_timp; cu: alte_cuvinte; din: acest_motiv"),
        ["hu"] = new(
            "ő ők ez ezek az azok ezt azt ennek annak ott", "de és is majd vagy így ezután ~ később azonban ezért továbbá ugyanakkor viszont emellett ráadásul tehát például",
            "én mi",
            articles: "az: volt is viszont lett lesz nem",
            linkingPhrases: "más: szóval; ezzel: szemben egyidejűleg; ennek: ellenére"),
        ["el"] = new(
            "αυτός αυτή αυτό αυτοί αυτές αυτά αυτόν αυτήν αυτούς εκείνος εκείνη εκείνο εκείνοι εκείνες εκείνα τέτοιος τέτοια τέτοιο τέτοιοι τέτοιες εκεί εδώ άλλοι άλλες",
            "αλλά ναι και επίσης έτσι έπειτα ύστερα τότε ή άρα ~ όμως ωστόσο επομένως συνεπώς εντούτοις επιπλέον εξάλλου", "εγώ εμείς",
            "για: παράδειγμα; από: αυτό; στη: συνέχεια; κατά: συνέπεια; ως: εκ; παρόλα: αυτά; παρ: όλα", "αυτή: τη την; αυτό αυτόν: τον",
            linkingPhrases: "από: την_άλλη; την: ίδια_στιγμή; με: άλλα_λόγια; για: αυτό_τον_λόγο"),
        ["ar"] = new(
            "هو هي هم هما هن وهو وهي وهم هذا هذه هذان هاتان هؤلاء ذلك تلك وهذا وهذه وذلك وتلك أولئك كلاهما هنا",
            "لكن نعم ولكن لكنه ولكنه لكنها ولكنها كما وكما ثم أيضا أيضاً كذلك وكذلك ~ لذلك ولذلك لذا ولذا بالتالي وبالتالي", "أنا نحن", """
            غير بيد إلا: أن أنه أنها; ومع مع ورغم رغم: ذلك هذا; في وفي: المقابل; وأضاف أضاف وأضافت أضافت وأوضح أوضح وأوضحت وتابع وتابعت وأكد وأكدت وقال وقالت وذكر وذكرت وأشار وأشارت ولفت: أن إن إلى أنه أنها إنه إنها;
            من ومن: هنا ثم; وعلى على: هذا
            """, "هذا هذه: الأسبوع الشهر العام السنة الصيف الشتاء الخريف الربيع الموسم المقال المقالة التقرير الدراسة البحث الورقة",
            linkingPhrases: "من ومن: جهة_أخرى ناحية_أخرى جانب_آخر; على وعلى: سبيل_المثال; في وفي: الوقت_نفسه الوقت_ذاته; علاوة وعلاوة: على_ذلك; بالإضافة وبالإضافة إضافة: إلى_ذلك; فضلا: عن_ذلك; نتيجة ونتيجة: لذلك; بناء وبناء: على_ذلك"),
        ["he"] = new(
            "הוא היא הם הן זה זו זאת זהו זוהי אלה אלו הללו שניהם שתיהן בכך לכך מכך", "אבל כן אך וגם גם ולכן כך ואז אז או בנוסף נוסף מנגד בינתיים ~ אולם ואולם לכן לפיכך",
            "אני אנחנו אנו", "עם למרות לעומת: זאת; כמו: כן; על: כן; יתר: על; לאחר: מכן; אחר: כך; בשל עקב לשם: כך; מצד: שני",
            linkingPhrases: "מצד: אחר; בו: בזמן; במילים: אחרות; כתוצאה: מכך; יחד: עם_זאת; מסיבה: זו; יתר: על_כן"),
        ["hi"] = new(
            "यह ये वह वे इस इससे इसे इसके इसकी इसका उस उससे उसे उसके उसकी उसका उन्होंने उन्हें उनके उनकी उनका उसने इसने इन इनके इनकी इनका इनमें इसमें उन इसी उसी वहाँ वहां यहाँ यहां दोनों",
            "लेकिन हाँ हां परंतु परन्तु किंतु किन्तु मगर और तथा या फिर तब जबकि वहीं अतः तो ~ इसलिए हालांकि हालाँकि", "मैं हम", "साथ: ही; दूसरी: ओर तरफ; उदाहरण: के; बाद: में",
            "इस इसी: साल वर्ष सप्ताह हफ्ते महीने माह गर्मी सर्दी मौसम लेख रिपोर्ट अध्ययन शोध; यह: लेख रिपोर्ट अध्ययन शोध",
            linkingPhrases: "दूसरे: शब्दों_में; उदाहरण: के_लिए"),
        ["ko"] = new(
            "이 그 이는 이를 이에 이로 이것은 이것이 이것을 그는 그가 그의 그를 그녀는 그녀가 그녀의 그들은 그들의 그들이 이들은 이들의 이들이 이러한 이런 그러한 그런 이와 이같은 이곳 이곳은 이곳에는 그곳 그곳은 양측은 양국은 이날 당시",
            "그러나 하지만 네 예 아니요 그리고 그래서 또한 또 한편 그런데 그럼에도 반면 반면에 다만 이어 이후 게다가 더구나 즉 예컨대 예를 이로써 이처럼 그러자 그러면서 ~ 따라서 그러므로", "나는 내가 우리는 우리가 저는 제가",
            selfContained: "이: 논문 논문은 보고서 보고서는 기사 기사는 연구는 글은 밖의"),
        ["ja"] = new("", "", "") { Unspaced = UnspacedOpeners.Japanese },
        ["zh"] = new("", "", "") { Unspaced = UnspacedOpeners.Chinese },
        ["th"] = new("", "", "") { Unspaced = UnspacedOpeners.Thai },
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
