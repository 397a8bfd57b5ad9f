using System.Buffers;
using Summarizer.Languages;

namespace Summarizer.Documents;

/// <summary>
/// Recognises what a page asks its reader for in words of its own: an order at the beginning of a line or of one of its sentences, "our" and
/// where the site is to be found ("Únete a nuestro canal de WhatsApp …"); who may read on; where a text goes on behind an advertisement.
/// </summary>
internal static class Appeals
{
    /// <summary>The longest of them, the longest that is no sentence, and the longest in Chinese or Japanese, in UTF-16 code units.</summary>
    private const int MaxLength = 170, MaxLabel = 60, MaxEastAsian = 60;

    /// <summary>Orders; those that nothing else can be, wherever they stand; and those to receive something.</summary>
    private const uint Order = 1, PlainOrder = 2, Receive = 4;

    /// <summary>Our, us; your; this.</summary>
    private const uint Our = 8, Your = 16, This = 32;

    /// <summary>Where a site is found, a letter box, what is read, who pays for it, what is wrong in it, what interrupts it, and that it goes on.</summary>
    private const uint Channel = 64, Inbox = 128, Article = 256, Audience = 512, Mistake = 1024, Advert = 2048, Continues = 4096;

    private static readonly WordTable Words = new(
    [
        // English
        ("subscribe sign join follow download install tap click listen read share report support donate register enjoying write email", Order),
        ("get receive", Order | Receive),
        ("our us", Our), ("your", Your), ("this", This),
        ("newsletter newsletters app apps channel podcast podcasts notifications rss membership", Channel),
        ("inbox mailbox", Inbox), ("article story content page post", Article), ("subscribers affiliate subscriber-only", Audience),
        ("error errors mistake mistakes typo correction corrections", Mistake), ("advertisement", Advert), ("continues continue continued", Continues),
        // German
        ("abonnieren abonniere folgen folge melden schreiben laden lesen hören teilen unterstützen aktivieren registrieren bestellen besuchen", Order), ("erhalten erhalte", Order | Receive),
        ("uns unser unsere unseren unserem unserer", Our), ("ihr ihre ihren ihrem dein deine", Your), ("dieser diese dieses diesen diesem", This),
        ("kanal whatsapp-kanal push-nachrichten push-mitteilungen", Channel), ("postfach posteingang", Inbox), ("artikel beitrag inhalt", Article),
        ("abonnenten affiliate-links", Audience), ("fehler tippfehler korrektur", Mistake), ("anzeige werbung", Advert), ("weiter weiterlesen fortgesetzt", Continues),
        // French
        ("abonnez-vous abonnez inscrivez-vous suivez suivez-nous rejoignez rejoignez-nous téléchargez écoutez partagez signalez signalez-la signalez-le soutenez activez découvrez retrouvez", Order),
        ("retrouvez-nous écrivez écrivez-nous lisez", Order), ("recevez", Order | Receive),
        ("notre nos nous", Our), ("votre vos", Your), ("cet ce cette", This), ("application chaîne notifications", Channel),
        ("boîte", Inbox), ("article l'article contenu page", Article), ("abonnés", Audience), ("erreur coquille faute", Mistake), ("publicité", Advert), ("suite", Continues | Article),
        // Spanish, Portuguese, Italian
        ("suscríbete suscríbase síguenos sigue únete únase descarga descárgate escucha comparte apóyanos activa regístrate escríbenos envíanos avísanos", Order), ("recibe reciba", Order | Receive),
        ("nuestro nuestra nuestros nuestras", Our), ("tu su", Your), ("este esta", This), ("boletín canal aplicación notificaciones", Channel), ("correo", Inbox),
        ("artículo contenido noticia", Article), ("suscriptores", Audience), ("errata", Mistake), ("publicidad anuncio", Advert), ("continúa sigue", Continues), ("compártelo compártela", PlainOrder),
        ("assine inscreva-se siga siga-nos junte-se baixe ouça compartilhe apoie ative cadastre-se escreva avise participe", Order), ("receba", Order | Receive),
        ("nosso nossa nossos nossas", Our), ("seu sua", Your), ("aplicativo notificações", Channel), ("e-mail email", Inbox),
        ("artigo conteúdo matéria", Article), ("assinantes", Audience), ("erro", Mistake), ("publicidade anúncio", Advert), ("continua", Continues),
        ("iscriviti iscrivetevi seguici segui unisciti scarica ascolta condividi sostieni attiva registrati segnalaci scrivici", Order), ("ricevi ricevete", Order | Receive),
        ("nostro nostra nostri nostre", Our), ("tuo tua", Your), ("questo questa", This), ("canale applicazione notifiche", Channel),
        ("articolo contenuto notizia", Article), ("abbonati", Audience), ("errore refuso", Mistake), ("segnalacelo", PlainOrder | Our), ("pubblicità annuncio", Advert),
        // Dutch and Scandinavian
        ("meld volg abonneer luister deel steun activeer lees", Order), ("ontvang", Order | Receive), ("onze ons", Our), ("je uw jouw", Your), ("dit deze", This),
        ("nieuwsbrief kanaal meldingen", Channel), ("artikel verhaal", Article), ("abonnees", Audience), ("fout fouten taalfout", Mistake), ("advertentie", Advert), ("verder", Continues),
        ("prenumerera följ ladda lyssna dela stöd aktivera läs tipsa", Order), ("få", Order | Receive), ("vårt vår våra oss", Our), ("din ditt", Your), ("nyhetsbrev appen", Channel), ("inkorgen inkorg", Inbox),
        ("artikeln", Article), ("denna detta", This), ("prenumeranter", Audience), ("annons annonsen", Advert), ("fortsätter", Continues),
        ("tilmeld følg hent lyt støt læs lytt støtt", Order), ("vores våre", Our), ("nyhedsbrev", Channel), ("artiklen artikkelen saken", Article),
        ("denne dette", This), ("abonnenter", Audience), ("fejl feil", Mistake), ("annoncen", Advert), ("fortsætter fortsetter", Continues),
        // Finnish, Hungarian, Turkish
        ("tilaa seuraa lataa kuuntele jaa liity lue", Order), ("uutiskirjeemme sovelluksemme", Our | Channel), ("uutiskirje sovellus", Channel), ("meitä", Our), ("facebookissa", Channel),
        ("juttu artikkeli", Article), ("tilaajille", Audience), ("mainoksen", Advert), ("jatkuu", Continues),
        ("iratkozzon iratkozz kövessen kövess töltse töltsd csatlakozzon csatlakozz olvassa", Order), ("minket", Our), ("hírlevelünkre csatornánkra", Our | Channel), ("hírlevél", Channel),
        ("cikk", Article), ("előfizetőknek", Audience), ("hirdetés", Advert), ("folytatódik", Continues),
        ("olun edin indirin katılın", PlainOrder), ("kanalımıza bültenimize uygulamamızı kanalımızı", Our | Channel), ("bizi", Our), ("haberin yazının", Article), ("reklam reklamdan", Advert), ("devamı", Continues),
        // Polish, Czech, Romanian, Greek
        ("zapisz zasubskrybuj subskrybuj obserwuj pobierz dołącz słuchaj polub śledź czytaj", Order), ("otrzymuj", Order | Receive), ("nasz naszego naszym naszą naszej nas", Our),
        ("kanał kanału aplikację", Channel), ("artykuł artykułu", Article), ("subskrybentów prenumeratorów", Audience), ("błąd", Mistake), ("reklamą wideo", Advert), ("dalsza dalszy", Continues),
        ("odebírejte sledujte stáhněte přidejte přihlaste poslouchejte", Order), ("náš naše našeho našem nás", Our), ("kanálu aplikaci", Channel), ("článek", Article), ("tento", This),
        ("předplatitele", Audience), ("chybu", Mistake), ("reklamou", Advert), ("pokračuje", Continues),
        ("abonați-vă urmăriți-ne descărcați alăturați-vă înscrieți-vă citiți", Order), ("nostru noastră noastre urmăriți-ne", Our), ("newsletterul newsletter-ul canalul canalului aplicația", Channel),
        ("articolul", Article), ("acest", This), ("abonaților", Audience), ("publicitate", Advert), ("continuă", Continues),
        ("εγγραφείτε ακολουθήστε κατεβάστε διαβάστε", Order), ("μας", Our), ("κανάλι εφαρμογή σελίδα", Channel), ("άρθρο", Article), ("διαφήμιση", Advert), ("συνέχεια συνεχίζεται", Continues),
        // Russian, Ukrainian
        ("подписывайтесь подпишитесь читайте следите скачайте присоединяйтесь вступайте слушайте выделите сообщите", Order), ("получайте", Order | Receive),
        ("наш наша нашем нашу нашего нашими нас ctrl", Our), ("канал канале рассылку приложение телеграм телеграме telegram-канал дзене дзен вконтакте", Channel),
        ("материал статья", Article), ("этот эта", This), ("подписчиков подписчикам", Audience), ("ошибку опечатку", Mistake), ("рекламы", Advert), ("продолжение", Continues),
        ("підписуйтесь підписуйтеся підпишіться читайте стежте завантажте приєднуйтесь приєднуйтеся повідомте виділіть", Order), ("нашу нашому нашого", Our), ("розсилку застосунок телеграмі", Channel),
        ("помилку", Mistake), ("реклами", Advert), ("продовження", Continues),
        // Arabic, Hebrew, Hindi, Korean
        ("اشترك اشتركوا تابعونا تابعنا حمل حملوا انضم انضموا", Order), ("نشرتنا قناتنا تطبيقنا صفحتنا", Our | Channel), ("تابعونا تابعنا", Our), ("تويتر فيسبوك واتساب تليغرام تيليغرام", Channel),
        ("הירשמו הצטרפו עקבו הורידו שתפו", Order), ("שלנו אחרינו", Our), ("ניוזלטר לניוזלטר לערוץ ערוץ אפליקציה בפייסבוק בטלגרם בוואטסאפ", Channel),
        ("करें", PlainOrder), ("हमारा हमारे हमारी हमें", Our), ("ऐप चैनल न्यूज़लेटर फेसबुक व्हाट्सएप ट्विटर", Channel), ("받아보세요 구독하세요 팔로우하세요", PlainOrder | Our), ("채널을 채널 뉴스레터를 카카오톡 페이스북 네이버에서", Channel),
        ("whatsapp telegram facebook instagram twitter tiktok youtube linkedin threads bluesky mastodon google", Channel),
    ], merge: true);

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?؟");

    /// <summary>Whether a line asks its reader for something, or says who may read on, or that the text does.</summary>
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength)
            return false;
        if (Sentences.Glyphs.IsEastAsian(line[0]) || (line.Length <= MaxEastAsian && Sentences.Glyphs.IsEastAsian(line[^1])))
            return line.Length <= MaxEastAsian && line.ContainsAny(EastAsian.Wordings);
        bool label = line.Length <= MaxLabel && line[^1] is not ('.' or '!' or '?');
        uint first = Words[FirstWord(line)];
        uint said = (first & (Order | PlainOrder | Receive | This)) | OrdersBehind(line);
        // Most lines of an article begin with no such word.
        if (said == 0 && !label && line.Length > MaxLength / 2)
            return false;
        uint all = 0;
        foreach (Range range in line.SplitAny(" ,|/&\u2026.!?:;+()\u00A0"))
        {
            ReadOnlySpan<char> word = line[range].Trim("\"'\u2019\u201C\u201D\u00AB\u00BB[]\u2013>");
            if (!word.IsEmpty)
                all |= Words[word];
        }

        bool Has(uint kinds) => (all & kinds) == kinds;
        if ((said & Order) != 0 && (Has(Our | Channel) || Has(Mistake | Our) || Has(Mistake | Article)))
            return true;
        if ((said & Receive) != 0 && Has(Your | Inbox))
            return true;
        if (Has(PlainOrder) && (Has(Our | Channel) || Has(Our | Mistake) || Has(This | Article)))
            return true;
        if (Has(Article | Audience) && (first & This) != 0)
            return true;
        if ((first & Order) != 0 && Has(This | Article) && line.Length <= MaxLabel)
            return true;
        return label && Has(Advert | Continues) && (Has(Article) || (first & (Order | Continues)) != 0);
    }

    // What begins a second or third sentence of the line.
    private static uint OrdersBehind(ReadOnlySpan<char> line)
    {
        uint found = 0;
        for (int end = line.IndexOfAny(SentenceEnds); end >= 0 && end + 2 < line.Length; end = line.IndexOfAny(SentenceEnds))
        {
            line = line[(end + 1)..].TrimStart();
            if (line.IsEmpty)
                break;
            found |= Words[FirstWord(line)] & (Order | Receive);
        }

        return found;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> line)
    {
        int end = 0;
        while (end < line.Length && (char.IsLetter(line[end]) || line[end] is '-' or '\''))
            end++;
        return line[..end];
    }

    /// <summary>What hardly anybody writes within an article in Chinese or Japanese. Made only when such a line comes: it takes longer than all the words.</summary>
    private static class EastAsian
    {
        public static readonly SearchValues<string> Wordings = SearchValues.Create(
        [
            "关注我们", "關注我們", "关注公众号", "关注微信公众号", "扫描下方二维码", "长按二维码", "责任编辑", "責任編輯", "不得转载", "不得轉載", "手机客户端", "下载客户端", "加入我们的", "加入我們的", "订阅我们", "訂閱我們", "广告之后",
            "有料会員になると", "有料会員限定", "会員限定記事", "会員限定です", "会員登録すると", "メルマガ登録", "メルマガを", "メールマガジンの登録", "友だち追加", "LINEで最新", "公式アカウントをフォロー", "公式アプリを", "アプリで読む", "無断転載", "この記事をシェア", "続きを読む", "記事の続き", "広告の後",
        ], StringComparison.Ordinal);
    }
}
