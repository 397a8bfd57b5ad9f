namespace Summarizer.KeyPhrases;

/// <summary>
/// Words that are no stop words, since they help to tell sentences apart, but that no key phrase starts or ends with: common
/// verbs, adverbs and vague nouns.
/// </summary>
internal static class WeakWords
{
    /// <summary>The weak words of a language, lower-case.</summary>
    public static IReadOnlyList<string> For(string language) => language switch
    {
        "en" => More("""
            able according across act acts actually add added adding adds ago agree agreed agrees allow allowed allowing allows almost along already although always
            announce announced announces another anyone anything apparently appear appeared appears argue argued around ask asked asking asks away back bad based become
            becomes becoming began begin beginning begins behind believe believed believes believing best better big bit bring bringing brings brought build built
            call called calling calls came cannot carried carry case cases cause caused certain certainly claim claimed claims clear clearly close come comes coming
            concerned consider considered considering continue continued continues continuing current currently day days decide decided describe described despite
            different difficult done early easily easy either end ended ending ends enough especially even ever every everyone everything exactly example expect
            expected expects explain explained fact facts far feel feeling feels felt few find finding finds fine first five follow followed following follows force
            forced found four full fully gave general generally get gets getting give given gives giving go goes going gone good got great had half happen happened
            happening happens hard hear heard held help helped helping helps high hold holding holds hope hoped hopes however huge idea immediately important inside
            insist insisted instead issue issues keep keeping kept kind knew know known knows large largely largest last late later latest lead leading leads learn
            learned least leave leaves leaving led left less let level like likely little live lived long longer look looked looking looks lost lot lots low made main
            mainly major make makes making many matter maybe mean means meant meet met million billion moment month months morning move moved moving much near nearly
            need needed needs never new next nine nothing notice noting now number numbers occur occurred offer offered offers often old open opened order others outside
            part particular particularly past people perhaps person place places plan planned planning plans play played point points possible possibly previous
            previously probably problem problems provide provided provides put putting quite rather reach reached read ready real really reason reasons recent recently
            remain remained remains report reported reportedly reports result results return returned revealed right run running runs saw saying second see seeing
            seek seem seemed seems seen sense set seven several shall share shared short show showed showing shown shows side similar simply since six small someone
            something sometimes soon sort speak speaking spent spoke stand start started starting starts state stated states still stop stopped story strong such suggest
            suggested suggests support sure take taken takes taking talk talked talking tell telling tells ten thank thanks thing things think thinking thinks third
            though thought thousands three time times today together told tomorrow tonight took top total toward towards tried tries true truth try trying turn turned
            turning type understand understood unlike upon use used useful uses using usually various view want wanted wants warn remember remembered born somebody anybody nobody al et sit sits sat declare declares enjoy enjoys eat eats ate buy buys bought sell sells sold write writes
            wrote grow grows grew rose fell lose loses won due official officials spokesman spokeswoman spokesperson statement warned watch way ways week weeks well
            went whatever whether whole whose within without word words work worked working works wrong year years yes yesterday yet young
            january february march april june july august september october november december
            monday tuesday wednesday thursday friday saturday sunday please mr mrs ms dr i'm i've it's that's there's they're we're we've don't doesn't didn't
            """),
        "de" => More("""
            laut sagte sagt sagten erklärte erklärt teilte mitteilte jahr jahre jahren uhr prozent tag tage tagen woche wochen monat monate monaten zeit mal ende teil
            fall zahl heute gestern morgen bereits immer wieder sehr rund etwa mehr viele vielen viel neue neuen neuer neues gibt geben gab ging geht gehen kommt kommen
            kam macht machen machte steht stehen stand liegt lassen lässt bleibt bleiben sieht sehen sei seien werde würden könnten sollen sollte sollten müssen wollen
            will wollte dabei damit dazu daher darauf dafür dagegen jedoch zudem außerdem beim vom zum zur seit gegen drei vier fünf zwei ersten erste erster letzten
            letzte millionen milliarden chr euro meter kilometer anwesenheit jahrhundert jahrhunderte montag dienstag mittwoch donnerstag freitag samstag sonntag
            januar februar märz april mai juni juli august september oktober november dezember
            """),
        "fr" => More("""
            selon ainsi aussi après avant alors afin ans année années jour jours mois semaine heures fois fait faire fais dit dire déclaré expliqué indiqué annoncé
            affirmé plus moins peu très bien normal tout tous toute toutes peut peuvent doit doivent être avoir deux trois quatre cinq encore toujours déjà depuis entre contre
            vers chez sans lors dont comme mais donc car lorsque quand celui celle ceux cela cette autres autre plusieurs nouveau nouvelle grande grand premier première
            dernier dernière janvier février mars avril mai juin juillet août septembre octobre novembre décembre
            devant derrière pendant sous parmi envers renvoyé renvoyés lundi mardi mercredi jeudi vendredi samedi dimanche hier demain millions milliards euros partie cas partirent partir
            """),
        "es" => More("""
            según así también después antes entonces años año día días mes meses semana horas vez veces hecho hacer hace dijo decir dice explicó señaló aseguró afirmó
            más menos muy bien todo todos toda todas puede pueden debe deben ser estar haber dos tres cuatro cinco todavía siempre ya desde entre contra hacia sin
            mientras cuando cada otros otro otra otras varios nuevo nueva gran grande primer primera último última lunes martes miércoles jueves viernes sábado domingo
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
            ayer mañana hoy millones miles parte caso
            """),
        "it" => More("""
            secondo così anche dopo prima poi ancora già sempre mai oggi ieri domani anno anni giorno giorni mese mesi settimana settimane ore ora volta volte parte caso casi modo
            detto dice dire spiegato spiega dichiarato affermato aggiunto annunciato fatto fare fa può possono deve devono essere avere stato stata stati state viene vengono
            due tre quattro cinque sei dieci primo prima primi ultimo ultima ultimi ultime nuovo nuova nuovi nuove grande grandi altro altra altri altre molto molti molte poco tutti tutte
            circa oltre meno più quasi euro milioni miliardi mila gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
            lunedì martedì mercoledì giovedì venerdì sabato domenica
            """),
        "pt" => More("""
            segundo assim também depois antes então ainda já sempre nunca hoje ontem amanhã ano anos dia dias mês meses semana semanas horas hora vez vezes parte caso casos modo
            disse dizer diz explicou afirmou declarou anunciou acrescentou feito fazer faz pode podem deve devem ser estar haver ter dois duas três quatro cinco dez
            primeiro primeira primeiros último última últimos últimas novo nova novos novas grande grandes outro outra outros outras muito muitos muitas pouco todos todas toda todo
            cerca mais menos quase euros milhões milhares mil janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
            segunda-feira terça-feira quarta-feira quinta-feira sexta-feira feira sábado domingo
            """),
        "nl" => More("""
            volgens ook weer al nog steeds vandaag gisteren morgen jaar jaren dag dagen maand maanden week weken uur keer deel geval manier aantal
            zei zegt zeggen vertelde meldde meldt maakte maakten maken gaan gaat ging komt kwam komen wordt werd worden heeft had hebben kan kunnen moet moeten mag wil willen
            twee drie vier vijf zes tien eerste tweede laatste nieuwe nieuw grote groot andere ander veel meer minder zeer ongeveer bekend lang
            euro miljoen miljard procent januari februari maart april mei juni juli augustus september oktober november december
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
            """),
        "sv" => More("""
            enligt också redan ännu alltid idag igår imorgon år året dag dagar månad månader vecka veckor timmar gång gånger del fall sätt antal
            sade säger sa säga berättar berättade menar uppger gör göra gjorde kommer kom får fick går gick finns fanns blir blev kan ska skulle måste vill
            två tre fyra fem sex tio första andra sista nya nytt ny stora stor stort många mycket mer mindre cirka ungefär
            kronor miljoner miljarder procent januari februari mars april maj juni juli augusti september oktober november december
            måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen
            """),
        "da" or "no" => More("""
            ifølge også allerede ennå endnu alltid altid idag i dag igår år året dag dage dager måned måneder uge uger uke uker timer gang gange ganger del tilfælde tilfelle måde måte antal antall
            sagde sier siger sa fortæller forteller fortalte mener opplyser oplyser gør gjør gjorde kommer kom får fikk fik går gikk gik finnes findes bliver blir ble blev kan skal skulle må vil
            to tre fire fem seks ti første anden andre sidste siste nye nyt nytt ny store stor stort mange meget mye mere mer mindre cirka omkring
            kroner millioner milliarder procent prosent januar februar marts mars april maj mai juni juli august september oktober november december desember
            mandag tirsdag onsdag torsdag fredag lørdag søndag
            """),
        "fi" => More("""
            mukaan myös vielä jo aina tänään eilen huomenna vuosi vuonna vuoden vuotta vuosina päivä päivää päivän kuukausi kuukautta viikko viikon viikolla tuntia kerta kertaa kerran osa tapa tapaus
            sanoi sanoo kertoi kertoo totesi toteaa arvioi mukaansa tehdä teki tekee tulee tuli saa sai ovat oli olivat on ollut voi voivat pitää täytyy
            kaksi kolme neljä viisi kuusi kymmenen ensimmäinen toinen viime uusi uuden uudet suuri suuren muu muut monet paljon enemmän vähemmän noin lähes
            euroa miljoonaa miljardia prosenttia tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa elokuussa syyskuussa lokakuussa marraskuussa joulukuussa
            maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina talvena kesänä keväänä syksynä
            """),
        "pl" => More("""
            według także również już jeszcze zawsze dziś dzisiaj wczoraj jutro rok roku lat lata latach dzień dni miesiąc miesięcy tydzień tygodni godzin raz razy część przypadku sposób liczba
            powiedział powiedziała mówi mówił dodał dodała poinformował poinformowała podkreślił oświadczył ma mają miał mieć może mogą musi muszą będzie będą zostanie został została zostały jest są
            dwa dwie trzy cztery pięć sześć dziesięć pierwszy pierwsza pierwsze pierwszego drugi ostatni ostatnia nowy nowa nowe nowych duży duża wielki wiele więcej mniej około prawie ponad ubiegłym ubiegłego
            złotych euro milionów milionów miliony miliardów tysięcy procent stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu
            poniedziałek wtorek środę środa czwartek piątek sobotę sobota niedzielę niedziela
            """),
        "cs" => More("""
            podle také již už ještě vždy dnes včera zítra rok roku let roky letech den dny dní měsíc měsíců týden týdnů hodin krát část případě způsob počet
            řekl řekla uvedl uvedla říká dodal dodala má mají měl může mohou musí bude budou byl byla bylo byly jsou
            dva dvě tři čtyři pět šest deset první druhý poslední nový nová nové nových velký velká mnoho více méně asi téměř přes loni letos
            korun eur milionů miliony miliard tisíc procent ledna února března dubna května června července srpna září října listopadu prosince
            pondělí úterý středu středa čtvrtek pátek sobotu sobota neděli neděle
            """),
        "tr" => More("""
            göre ayrıca yine daha çok hala bugün dün yarın yıl yılda yılında yılı gün günü günlerde geçtiğimiz ay ayında hafta saat saatlerinde kez kere defa kısmı sayısı şekilde
            dedi söyledi belirtti açıkladı açıklamada ifade etti eden edilen ettiği konuştu yaptı yapılan yapan oldu olan olduğu olarak aldı alan alınan geldi gelen verdi verilen çıktı bulunan başladı
            iki üç dört beş altı on ilk ikinci son yeni büyük küçük diğer birçok bazı tüm bütün yaklaşık fazla sözde aralarında bulunduğu bulundu kısmında
            lira milyon milyar bin yüzde ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
            pazartesi salı çarşamba perşembe cuma cumartesi pazar
            """),
        "ru" => More("""
            также уже ещё еще всегда сегодня вчера завтра год года году лет день дня дней месяц месяца месяцев неделя недели недель часов раз раза часть случае образом число словам данным
            сказал сказала заявил заявила сообщил сообщила сообщили сообщило отметил отметила рассказал рассказала добавил считает считают говорит может могут должен должны будет будут стал стала стали имеет находится сейчас
            два две три четыре пять шесть десять первый первая первую первого второй последний последние новый новая новые новых большой большая другие других многие много более менее около почти
            рублей долларов евро миллионов миллиона миллиардов тысяч тысячи процентов января февраля марта апреля мая июня июля августа сентября октября ноября декабря
            понедельник вторник среду среда четверг пятницу пятница субботу суббота воскресенье
            """),
        "uk" => More("""
            також вже ще завжди сьогодні вчора завтра рік року році років день дня днів місяць місяця місяців тиждень тижня тижнів годин раз рази частина випадку чином число словами даними
            сказав сказала заявив заявила повідомив повідомила повідомили зазначив зазначила розповів додав вважає вважають говорить може можуть має мають буде будуть став стала стали зараз
            два дві три чотири п'ять шість десять перший перша першу першого другий останній останні новий нова нові нових великий велика інші інших багато більше менше близько майже
            гривень доларів євро мільйонів мільярдів тисяч тисячі відсотків січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
            понеділок вівторок середу середа четвер п'ятницю суботу неділю
            """),
        "ro" => More("""
            potrivit de asemenea deja încă mereu astăzi ieri mâine an ani anul anului zi zile ziua lună luni săptămână săptămâni ore ori dată parte caz cazul mod număr
            spus spune declarat afirmat adăugat anunțat explicat face fac făcut poate pot trebuie fi fost are au avea va vor este sunt
            doi două trei patru cinci șase zece primul prima primii ultimul ultima ultimii nou nouă noi noul mare mari alt altă alți alte mult mulți multe puțin toți toate
            circa peste mai aproape lei euro milioane miliarde mii ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
            luni marți miercuri joi vineri sâmbătă duminică
            """),
        "hu" => More("""
            szerint már még mindig ma tegnap holnap év évben éve évek nap napon hónap hónapban hét héten óra alkalommal rész része esetben módon szám
            mondta elmondta közölte hangsúlyozta tette van volt voltak lesz lesznek lehet kell tud tudja kapott
            két kettő három négy öt hat tíz első második utolsó új nagy más sok több kevesebb mintegy csaknem
            forint euró millió milliárd ezer százalék január február március április május június július augusztus szeptember október november december
            januárban februárban márciusban áprilisban májusban júniusban júliusban augusztusban szeptemberben októberben novemberben decemberben
            hétfőn kedden szerdán csütörtökön pénteken szombaton vasárnap
            """),
        "el" => More("""
            σύμφωνα επίσης ήδη ακόμα ακόμη πάντα σήμερα χθες αύριο έτος έτη έτους χρόνια χρόνο ημέρα ημέρες μήνα μήνες εβδομάδα εβδομάδες ώρα ώρες φορά φορές μέρος περίπτωση τρόπο αριθμός
            είπε λέει δήλωσε ανακοίνωσε ανέφερε τόνισε πρόσθεσε έχει έχουν είχε είναι ήταν μπορεί μπορούν πρέπει γίνει έγινε γίνεται
            δύο τρεις τρία τέσσερα πέντε έξι δέκα πρώτη πρώτος πρώτο τελευταία νέα νέο νέος μεγάλη μεγάλο μεγάλος άλλα άλλες άλλοι πολλά πολλές πολλοί περισσότερα λιγότερο περίπου σχεδόν
            ευρώ εκατομμύρια δισεκατομμύρια χιλιάδες ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
            δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
            """),
        "ar" => More("""
            قال قالت وقال وقالت أضاف وأضاف أكد وأكد أعلن أعلنت وأعلن أوضح ذكر ذكرت يقول تقول ويقول وتقول يمكن يجب كان كانت يكون تكون يوم اليوم أمس غدا عام العام سنة سنوات عاما شهر أشهر أسبوع ساعة ساعات
            مرة مرات جزء حالة عدد نحو حوالي أكثر أقل أول أولى الأول الأولى الثاني الثانية الماضي الماضية المقبل المقبلة الجديد الجديدة جديد جديدة كبير كبيرة أكبر آخر أخرى جميع بعض
            اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست عشرة مليون مليار ألف آلاف مئة بالمئة دولار متر كيلومتر مكعب هكتار
            يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
            """),
        "he" => More("""
            לפי גם כבר עוד תמיד היום אתמול מחר שנה שנים השנה שנת יום ימים חודש חודשים שבוע שבועות שעה שעות פעם פעמים חלק מקרה אופן מספר
            אמר אמרה אומר אומרים הודיע הודיעה הוסיף הוסיפה הסביר ציין יכול יכולים צריך צריכים היה היתה היו יהיה יהיו נמצא
            שני שתי שלוש שלושה ארבע ארבעה חמש חמישה שש עשר עשרה ראשון ראשונה אחרון אחרונה חדש חדשה חדשים גדול גדולה אחר אחרים רבים הרבה יותר פחות כמעט
            שקל שקלים מיליון מיליארד אלף אלפי אחוז אחוזים ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
            """),
        "hi" => More("""
            कहा कहना बताया बताते हुए हुई हुआ गया गई गए किया करने करते करता दिया दिए देने मिला मिलता मिलेगा होने होता होती होंगे होगा होगी सकता सकते रहे रहा रही चाहिए बनाए बनाया
            साल वर्ष दिन दिनों महीने महीना माह सप्ताह हफ्ते घंटे बार आज कल सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार हर कुछ कई सभी अब बाद पहले पहला पहली दूसरा दूसरी
            नया नई नए बड़ा बड़ी बड़े अधिक ज्यादा कम लगभग करीब दो तीन चार पाँच पांच दस सौ हजार हज़ार लाख करोड़ रुपये प्रतिशत मामले तरह लिए साथ
            जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
            """),
        "ko" => More("""
            말했다 밝혔다 전했다 설명했다 강조했다 덧붙였다 발표했다 했다 한다 된다 됐다 있다고 것으로 것이다 것은 것이 올해 내년 지난해 작년 오늘 어제 내일 월요일 화요일 수요일 목요일 금요일 토요일 일요일
            이후 이전 당시 최근 현재 약 가장 매우 많은 많이 모두 모든 다른 여러 새로운 새 첫 하나 가운데 절반 정도 이상 이하 만에 위한 대한 통해 위해 따르면 때문에 함께 계획 기대 걱정
            """),
        "ja" => More("""
            時間 時期 時代 半分 全体 一部 部分 場合 方法 問題 結果 理由 関係 必要 可能 重要 現在 最近 今年 昨年 来年 今回 今後 以前 以上 以下 以降 以外 当時 同時 毎日 毎年 毎週 最初 最後 次回 一方 他方
            自分 人々 多数 少数 大半 大部分 程度 約束 発表 開始 予定 計画 見込 期待 心配 説明 指摘 報告 確認 利用 使用 実施 対応 対象 目的 内容 状況 キロ メートル センチ トン ドル ユーロ パーセント ポイント
            年間 月間 週間 日間 年前 年後 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 億円 万円 百円 万人 千人 百人 万件
            """),
        "zh" => More("""
            时间 時間 时候 時候 时期 時期 问题 問題 情况 情況 结果 結果 原因 方面 方法 方式 部分 一部分 大部分 大约 大約 可能 可以 需要 应该 應該 认为 認為 表示 指出 宣布 公布 报道 報道 报导 進行 进行 开始 開始 继续 繼續 包括 成为 成為
            国家 國家 全国 全國 今年 去年 明年 目前 现在 現在 最近 过去 過去 未来 未來 今天 昨天 明天 每年 每天 当时 當時 以上 以下 以来 以來 以后 以後 之后 之後 之前 主要 重要 不同 许多 許多 很多 更多 增加 减少 減少 達到 达到 超过 超過
            数量 數量 人们 人們 自己 计划 計劃 公里 公斤 美元 欧元 歐元 人民币 亿元 億元 万元 萬元 星期 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天
            """),
        _ => [],
    };

    /// <summary>Endings by which adverbs and past participles give themselves away.</summary>
    public static bool IsWeakEnding(ReadOnlySpan<char> word, string language) =>
        language == "en" && word.Length > 4 && (word.EndsWith("ly") || word.EndsWith("ed"));

    private static string[] More(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
