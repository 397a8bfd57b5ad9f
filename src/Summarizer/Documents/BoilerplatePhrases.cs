namespace Summarizer.Documents;

/// <summary>Wordings of lines that are not part of an article, one a line, lower-cased, without punctuation.</summary>
internal static class BoilerplatePhrases
{
    /// <summary>Lines that say no more than this.</summary>
    public const string Whole = """
        saken oppdateres
        sagen opdateres
        artikeln uppdateras
        juttua päivitetään
        media playback is not supported on this device
        media playback is unsupported on your device
        this video can not be played
        this video cannot be played
        この記事をシェア
        この記事をシェアする
        シェアする
        分享到微信
        分享到微博
        分享到朋友圈
        기사 공유하기
        what to read next
        log in here
        sign in here
        subscribe here
        register here
        next story
        previous story
        topics in this article
        zurück nach oben
        nach oben
        retour en haut
        haut de page
        volver arriba
        torna su
        voltar ao topo
        terug naar boven
        till toppen
        til toppen
        do góry
        наверх
        ページの先頭へ
        返回首页
        返回顶部
        맨 위로
        do not sell or share my personal information
        do not sell my personal information
        share
        share this
        share this article
        share this story
        share this page
        share this post
        staff report
        staff reports
        staff writer
        redacción
        redaktion
        rédaction
        redazione
        redação
        share on facebook
        share on twitter
        share on x
        share on linkedin
        share on whatsapp
        share via email
        share tweet
        tweet
        tweet this
        retweet
        pin it
        email
        e-mail
        email this
        email this article
        e-mail to a friend
        email to a friend
        send to a friend
        print
        print this page
        print this article
        save
        save article
        copy link
        copied
        comment
        comments
        post comment
        post a comment
        leave a comment
        leave a reply
        add a comment
        view comments
        show comments
        read comments
        join the conversation
        join the discussion
        no comments
        no comments yet
        be the first to comment
        comments are closed
        log in
        login
        log in to comment
        sign in
        sign in to comment
        sign up
        sign up now
        register
        subscribe
        subscribe now
        subscribe today
        advertisement
        advertisements
        advertising
        advertorial
        sponsored
        sponsored content
        paid content
        promoted
        promoted content
        continue reading
        continue reading below
        article continues below
        story continues below
        article continues after advertisement
        story continues below advertisement
        scroll to continue
        scroll down
        scroll down for video
        scroll down for videos
        scroll down for more
        read more
        read more here
        read next
        read on
        read also
        read full article
        read the full article
        read the full story
        read the full report
        learn more
        find out more
        see also
        see more
        show more
        view more
        load more
        more
        more stories
        more news
        more info
        more information
        more from this author
        more on this story
        related
        related articles
        related stories
        related content
        related links
        related news
        related topics
        related posts
        recommended
        recommended for you
        recommended stories
        you may also like
        you might also like
        most read
        most popular
        most viewed
        most shared
        trending
        trending now
        top stories
        latest news
        editor's picks
        editors picks
        don't miss
        up next
        watch
        watch now
        watch live
        watch the video
        listen
        listen to this article
        play video
        back to top
        top
        menu
        home
        search
        skip to content
        skip to main content
        skip to navigation
        next
        previous
        next article
        previous article
        next post
        previous post
        accept
        accept all
        accept cookies
        accept all cookies
        reject all
        manage cookies
        more options
        manage options
        manage choices
        cookie settings
        cookie policy
        cookie preferences
        privacy policy
        privacy settings
        terms of use
        terms of service
        terms and conditions
        contact us
        about us
        all rights reserved
        follow us
        like us on facebook
        follow us on twitter
        follow us on facebook
        follow us on instagram
        newsletter
        download pdf
        download the app
        get the app
        tags
        filed under
        topics
        click here
        click to enlarge
        enlarge image
        view gallery
        view image
        hide caption
        toggle caption
        toggle menu
        loading
        thank you for reading
        thanks for reading
        teilen
        artikel teilen
        auf facebook teilen
        auf twitter teilen
        drucken
        artikel drucken
        merken
        kommentare
        kommentieren
        kommentar schreiben
        kommentar verfassen
        kommentare anzeigen
        anzeige
        werbung
        weiterlesen
        mehr lesen
        mehr
        mehr zum thema
        mehr dazu
        lesen sie auch
        lesen sie mehr
        das könnte sie auch interessieren
        das könnte dich auch interessieren
        zum thema
        zur startseite
        zur übersicht
        nach oben
        newsletter abonnieren
        jetzt abonnieren
        abonnieren
        anmelden
        jetzt anmelden
        registrieren
        alle akzeptieren
        cookies akzeptieren
        alle cookies akzeptieren
        datenschutz
        impressum
        alle rechte vorbehalten
        folgen sie uns
        partager
        partager cet article
        partager sur facebook
        partager sur twitter
        imprimer
        envoyer par e-mail
        commenter
        commentaires
        laisser un commentaire
        publicité
        lire la suite
        lire aussi
        lire plus
        en savoir plus
        voir plus
        voir aussi
        à lire aussi
        sur le même sujet
        dans la même rubrique
        articles liés
        s'abonner
        abonnez-vous
        se connecter
        s'inscrire
        inscrivez-vous
        tout accepter
        accepter
        accepter les cookies
        mentions légales
        politique de confidentialité
        tous droits réservés
        retour en haut
        suivez-nous
        compartir
        compartir en facebook
        compartir en twitter
        comparte este artículo
        imprimir
        comentarios
        comentar
        deja un comentario
        publicidad
        leer más
        lee también
        lea también
        ver más
        más información
        te puede interesar
        noticias relacionadas
        artículos relacionados
        suscríbete
        suscribirse
        iniciar sesión
        regístrate
        aceptar
        aceptar cookies
        aceptar todas las cookies
        política de privacidad
        aviso legal
        todos los derechos reservados
        síguenos
        condividi
        condividi su facebook
        stampa
        commenti
        lascia un commento
        pubblicità
        leggi tutto
        leggi anche
        leggi di più
        articoli correlati
        iscriviti alla newsletter
        abbonati
        accedi
        tutti i diritti riservati
        compartilhar
        compartilhe
        comentários
        deixe um comentário
        publicidade
        leia mais
        leia também
        saiba mais
        assine
        todos os direitos reservados
        delen
        deel dit artikel
        reacties
        reageren
        advertentie
        lees meer
        lees ook
        lees verder
        abonneer
        alle rechten voorbehouden
        udostępnij
        komentarze
        dodaj komentarz
        reklama
        czytaj więcej
        czytaj także
        czytaj też
        zobacz także
        wszelkie prawa zastrzeżone
        dela
        dela artikeln
        annons
        läs mer
        läs också
        kommentera
        del
        del artikel
        annonce
        læs mere
        læs også
        les mer
        les også
        annonse
        jaa
        jaa artikkeli
        mainos
        lue lisää
        lue myös
        sdílet
        číst dále
        čtěte také
        komentáře
        paylaş
        yorumlar
        yorum yap
        reklam
        devamını oku
        haberin devamı
        поделиться
        комментарии
        оставить комментарий
        реклама
        читать далее
        читайте также
        подробнее
        поділитися
        коментарі
        читати далі
        читайте також
        κοινοποίηση
        σχόλια
        διαβάστε περισσότερα
        διαβάστε επίσης
        megosztás
        hozzászólások
        hirdetés
        tovább
        olvasson tovább
        distribuie
        comentarii
        publicitate
        citește mai mult
        citește și
        مشاركة
        تعليقات
        التعليقات
        اقرأ أيضا
        اقرأ المزيد
        اقرأ أيضًا
        إعلان
        שתף
        תגובות
        פרסומת
        קרא עוד
        קראו גם
        शेयर करें
        टिप्पणी करें
        यह भी पढ़ें
        और पढ़ें
        विज्ञापन
        分享
        评论
        广告
        阅读全文
        阅读更多
        相关阅读
        相关新闻
        点击查看更多
        シェア
        シェアする
        コメント
        広告
        続きを読む
        関連記事
        もっと見る
        공유
        공유하기
        댓글
        광고
        더보기
        관련기사
        관련 기사
        # comments
        # comment
        # replies
        # shares
        # likes
        # views
        # min read
        # minute read
        # minutes read
        # kommentare
        # commentaires
        # comentarios
        # commenti
        # comentários
        # reacties
        we value your privacy
        your privacy matters
        your privacy is important to us
        privacy notice
        before you continue
        jump to recipe
        print recipe
        reply
        antworten
        répondre
        responder
        rispondi
        stay tuned
        stay tuned for more
        stay tuned for updates
        stay tuned for more updates
        check back for updates
        check back later for updates
        this story will be updated
        more to come
        more to follow
        more details to follow
        hi all
        dear all
        hi everyone
        hello all
        hello everyone
        kind regards
        best regards
        warm regards
        with kind regards
        many thanks
        yours sincerely
        yours faithfully
        best wishes
        sent from my iphone
        mit freundlichen grüßen
        viele grüße
        liebe grüße
        sehr geehrte damen und herren
        cordialement
        bien cordialement
        bien à vous
        un cordial saludo
        saludos cordiales
        atentamente
        cordiali saluti
        distinti saluti
        atenciosamente
        met vriendelijke groet
        did you make this recipe
        have you got a tip
        got a tip
        have you got a story
        wir schätzen ihre privatsphäre
        ihre privatsphäre ist uns wichtig
        nous respectons votre vie privée
        votre vie privée est importante
        valoramos tu privacidad
        valoramos su privacidad
        la tua privacy è importante
        vous avez repéré une erreur
        écrivez-nous
        end
        ends
        got a question
        any questions
        let us know
        get in touch
        sign up here
        want to know more
        want more
        """;

    /// <summary>Where one may share; beside others of their kind or of <see cref="Whole"/> they make a row of buttons.</summary>
    public const string Networks = "facebook twitter x whatsapp linkedin instagram pinterest reddit telegram youtube tiktok bluesky mastodon threads messenger xing rss";

    /// <summary>Lines and sentences that begin like this and are short.</summary>
    public const string Beginning = """
        comments are closed for
        report a correction
        report a typo
        you have # free article
        you have # free articles
        sie haben noch # kostenlose artikel
        sie haben noch # freie artikel
        il vous reste # articles gratuits
        te quedan # artículos gratis
        jetzt push-nachrichten aktivieren
        quer receber notícias no whatsapp
        quer receber as notícias no whatsapp
        ติดตามข่าวสารได้ที่
        ติดตามเราได้ที่
        image caption
        image source
        media caption
        already a subscriber
        essential cookies
        necessary cookies
        strictly necessary cookies
        our standards the
        explore our subscription
        join # readers
        join # # readers
        join # # subscribers
        dieser artikel ist nur für
        dieser inhalt ist nur für
        la rédaction vous conseille
        con información de
        get unlimited access
        please enable javascript
        mehr lesen sie in unserer app
        this site is protected by
        this page is protected by
        get the morning headlines
        get the headlines
        get the day's
        get our best
        thanks for signing up
        thank you for signing up
        thanks for subscribing
        thank you for subscribing
        check your inbox
        this advertisement has not
        this ad has not
        this content is not available
        this content isn't available
        this video is not available
        this video isn't available
        your support makes
        a version of this article appears
        a version of this article appeared
        a version of this story appeared
        to view this video
        to view this content
        to read the full
        also read
        file photo
        file picture
        we and our # partners
        continue reading the
        mit material der
        mit material von
        mit informationen der
        archivbild
        archivfoto
        crédit photo
        crédits photo
        crédit photos
        photo d'archives
        regístrate gratis para
        suscríbete para seguir
        foto de archivo
        riproduzione riservata
        foto d'archivio
        continua depois da
        continua após a
        continua dopo la
        foto de arquivo
        bekijk ook
        archiefbeeld
        dalsza część tekstu
        dalsza część artykułu
        ciąg dalszy artykułu
        haberin devamı
        责任编辑
        شارك هذا المقال
        شارك على
        שתפו בפייסבוק
        שתפו את
        read the full
        read more
        read more about
        also on our site
        also on this site
        read also
        read next
        read this
        read our
        click here
        click here to
        click here for
        click to
        click for
        tap here
        sign up for
        sign up to
        sign in to
        log in to
        subscribe to
        register for
        register to
        follow us on
        follow us
        follow him on
        follow her on
        follow them on
        like us on
        join us on
        find us on
        visit us on
        share this
        share your
        share on
        e-mail to a friend
        email to a friend
        watch the full
        watch the video
        see the full
        for the latest
        for more on
        for more news
        for more stories
        for more information visit
        for more information on
        for more information see
        for more information please
        for confidential support
        get our
        get the latest
        download the
        download our
        this site uses cookies
        this website uses cookies
        we use cookies
        we and our partners
        by continuing to use
        by using this site
        by clicking
        by signing up
        you can unsubscribe
        unsubscribe at
        to comment on
        to continue reading
        to read the full
        have your say
        what do you think let us know
        let us know what you think
        tell us what you think
        photo by
        photos by
        photo credit
        photo courtesy
        photograph by
        picture by
        pictures by
        image by
        image credit
        image courtesy
        video by
        graphic by
        written by
        reporting by
        additional reporting by
        editing by
        compiled by
        edited by
        posted by
        posted on
        posted in
        published on
        published at
        published by
        last updated
        last modified
        updated on
        updated at
        first published
        filed under
        tagged with
        copyright
        all rights reserved
        this material may not be
        the views expressed in
        the views expressed here
        the views expressed are
        the opinions expressed in
        the opinions expressed are
        opinions expressed in
        this article was originally published
        this article originally appeared
        this article first appeared
        this story was originally published
        this story has been updated
        this article has been updated
        this article was updated
        an earlier version of this
        a previous version of this
        editor's note
        editors note
        editor's note
        this is a developing story
        this is a breaking news
        breaking news alerts
        support our journalism
        support independent journalism
        thanks for reading
        thank you for reading
        if you enjoyed this
        if you liked this
        you may also like
        you might also like
        related articles
        related stories
        related
        more from
        more on this
        terms of use
        privacy policy
        advertisement
        lesen sie auch
        lesen sie hier
        lesen sie mehr
        lesen sie weiter
        mehr zum thema
        mehr dazu
        hier klicken
        klicken sie hier
        melden sie sich
        abonnieren sie
        folgen sie uns
        teilen sie
        diese website verwendet cookies
        wir verwenden cookies
        wir nutzen cookies
        alle rechte vorbehalten
        foto von
        bild von
        zuletzt aktualisiert
        aktualisiert am
        veröffentlicht am
        anzeige
        lire aussi
        à lire aussi
        lire la suite
        lire également
        cliquez ici
        abonnez-vous à
        abonnez-vous
        inscrivez-vous à
        suivez-nous sur
        partagez cet
        ce site utilise des cookies
        nous utilisons des cookies
        tous droits réservés
        publié le
        mis à jour le
        photo de
        lee también
        lea también
        leer más
        haz clic
        haga clic
        suscríbete a
        suscríbase a
        síguenos en
        comparte este
        este sitio utiliza cookies
        este sitio web utiliza cookies
        utilizamos cookies
        todos los derechos reservados
        publicado el
        actualizado el
        foto de
        leggi anche
        clicca qui
        iscriviti alla
        seguici su
        questo sito utilizza
        tutti i diritti riservati
        leia também
        leia mais
        clique aqui
        assine a
        siga-nos
        todos os direitos reservados
        lees ook
        lees meer
        klik hier
        volg ons op
        alle rechten voorbehouden
        czytaj także
        czytaj też
        zobacz też
        zobacz także
        kliknij tutaj
        zapisz się
        läs mer
        läs också
        klicka här
        følg oss på
        følg os på
        læs også
        læs mere
        les også
        les mer
        klikk her
        klik her
        lue myös
        lue lisää
        klikkaa tästä
        čtěte také
        klikněte zde
        ayrıca okuyun
        tıklayın
        читайте также
        читайте також
        подписывайтесь на
        підписуйтесь на
        διαβάστε επίσης
        citește și
        we and our # partners
        we value your privacy
        you can accept or manage your choices
        you can change your preferences at any time
        you can withdraw your consent
        you can manage your choices
        our standards the thomson
        registered in england
        stay tuned for more
        check back for updates
        check back for more
        check back here for
        refresh for updates
        refresh this page for
        good morning and welcome to our live
        good afternoon and welcome to our live
        welcome to our live
        that's all for today's live
        our live coverage has ended
        this live page is closed
        this live blog has
        the photo above shows
        the picture above shows
        the image above shows
        the video above shows
        this post may contain affiliate
        this article may contain affiliate
        this article contains affiliate
        this page contains affiliate
        we may earn a commission
        we may earn a small commission
        we may receive a commission
        as an amazon associate i earn
        let us know in the comments
        tell us in the comments
        leave a comment below
        leave your comment
        leave a rating
        rate this recipe
        tag us on
        tag me on
        this e-mail and any attachments
        this email and any attachments
        this e-mail and any files
        this email and any files
        this message and any attachments
        this e-mail is confidential
        this email is confidential
        the information contained in this e-mail
        the information contained in this email
        the information in this email is
        if you have received this e-mail in error
        if you have received this email in error
        if you have received it in error
        if you are not the intended recipient
        please consider the environment before
        if you have any questions please
        should you have any questions
        please do not hesitate to contact
        please feel free to contact
        i hope you are well
        i hope this email finds you
        i hope this e-mail finds you
        this press release contains forward-looking
        this release contains forward-looking
        this press release may contain
        this announcement contains forward-looking
        this content is for subscribers
        this article is for subscribers
        already a subscriber
        to read this article
        create a free account
        you have # free articles
        you have reached your limit
        subscribe or log in
        start your free trial
        wir und unsere # partner
        dieser artikel ist für abonnenten
        dieser artikel enthält affiliate
        dieser beitrag enthält affiliate
        dieser text erschien zuerst
        dieser artikel erschien zuerst
        sie haben fragen
        hinterlassen sie einen kommentar
        schreiben sie uns
        diskutieren sie mit
        jetzt newsletter abonnieren
        nous et nos # partenaires
        nous et nos partenaires
        cet article est réservé aux abonnés
        il vous reste # de cet article
        temps de lecture
        vous avez repéré une erreur
        déjà abonné
        créez un compte
        retrouvez toute l'actualité
        retrouvez toutes nos
        recevez notre newsletter
        recevez nos
        téléchargez l'application
        nosotros y nuestros # socios
        nosotros y nuestros socios
        este artículo es exclusivo para
        contenido exclusivo para suscriptores
        tiempo de lectura
        recibe nuestro boletín
        recibe nuestra newsletter
        apúntate a nuestra
        suscríbete
        suscríbase
        descarga la app
        noi e i nostri # partner
        noi e i nostri partner
        articolo riservato agli abbonati
        questo articolo è riservato agli
        tempo di lettura
        iscriviti
        ricevi la nostra newsletter
        scarica l'app
        seguici
        nós e os nossos parceiros
        nós e nossos parceiros
        conteúdo exclusivo para assinantes
        tempo de leitura
        receba as notícias
        receba nossa newsletter
        inscreva-se
        wij en onze partners
        wij gebruiken cookies
        deze website gebruikt cookies
        schrijf je in voor
        meld je aan voor
        dit artikel is alleen voor abonnees
        leestijd
        lesezeit
        my i nasi partnerzy
        ta strona używa plików cookie
        ta strona korzysta z plików cookie
        używamy plików cookie
        korzystamy z plików cookie
        artykuł dostępny tylko dla
        vi använder cookies
        vi bruger cookies
        vi bruker informasjonskapsler
        käytämme evästeitä
        tato stránka používá soubory cookie
        používáme soubory cookie
        bu site çerez
        bu sitede çerez
        çerezleri kullanıyoruz
        bültenimize abone olun
        bizi takip edin
        мы используем файлы cookie
        мы используем cookie
        этот сайт использует
        подпишитесь на
        подписывайтесь
        ми використовуємо файли cookie
        підпишіться на
        χρησιμοποιούμε cookies
        εγγραφείτε στο
        ακολουθήστε μας
        do you have a story
        do you have a tip
        do you have a question about
        do you know more about this
        have you got a story
        email us at
        e-mail us at
        contact us at
        write to us at
        call us on
        become a member
        become a subscriber
        become a supporter
        join our whatsapp
        join our telegram
        join our facebook
        join our newsletter
        join our mailing list
        join our channel
        join our community
        got a question get in touch
        get in touch with our
        get in touch with us
        get the day's
        get all the latest
        want more stories
        never miss a story
        never miss an update
        stay up to date with our
        sign up here
        sign up today
        sign up now
        subscribe now
        subscribe today
        subscribe for
        donate now
        please support us
        please consider supporting
        please consider donating
        republish this article
        republish our articles
        report a typo
        spotted a mistake
        spotted an error
        listen to this article
        bookmark this page
        reading time
        estimated reading time
        topics
        tags
        keywords
        all photos by
        all images by
        our site uses cookies
        our website uses cookies
        we use essential cookies
        we use necessary cookies
        we also use cookies
        we would like to use cookies
        we'd like to use cookies
        this page uses cookies
        this app uses cookies
        by continuing to browse
        by continuing you agree
        by using our site
        by subscribing you agree
        mit der nutzung stimmen
        mit der weiteren nutzung
        mit der nutzung dieser
        mit ihrer anmeldung
        durch die nutzung dieser
        durch die weitere nutzung
        diese seite verwendet cookies
        diese seite nutzt cookies
        diese website nutzt cookies
        diese webseite verwendet cookies
        diese webseite nutzt cookies
        unsere website verwendet cookies
        unsere webseite verwendet cookies
        wir setzen cookies
        um ihnen ein optimales
        das könnte sie auch interessieren
        das könnte dich auch interessieren
        mehr nachrichten aus
        hier geht es zu
        hier geht es zur
        hier geht's zu
        hier finden sie weitere
        bleiben sie auf dem laufenden
        jetzt anmelden
        jetzt abonnieren
        folge uns
        lies auch
        lies mehr
        schicken sie uns
        unterstützen sie unsere arbeit
        ce site web utilise
        notre site utilise des cookies
        en poursuivant votre navigation
        en continuant à naviguer
        en vous inscrivant
        vous aimez cet article
        vous avez aimé cet article
        sur le même sujet
        à voir aussi
        voir aussi
        rejoignez-nous
        rejoignez notre
        recevez le meilleur
        recevez chaque
        soutenez-nous
        este sitio usa
        este sitio web usa
        nuestro sitio utiliza
        usamos cookies
        si continúa navegando
        si continúas navegando
        al continuar navegando
        al suscribirte
        te puede interesar
        también te puede interesar
        te podría interesar
        únete a nuestro
        únete a nuestra
        comparte esta
        comparte en
        recibe cada
        recibe las noticias
        apoya nuestro periodismo
        questo sito usa
        utilizziamo i cookie
        usiamo i cookie
        continuando la navigazione
        proseguendo la navigazione
        ti potrebbe interessare
        potrebbe interessarti
        unisciti al nostro
        segui il nostro
        condividi questo
        leggi tutto
        ricevi le notizie
        este site usa
        este site utiliza
        usamos cookies para
        utilizamos cookies para
        ao continuar a navegar
        ao navegar neste
        você pode gostar
        você também pode gostar
        veja também
        siga o nosso
        siga nosso
        compartilhe esta
        compartilhe este
        partilhe este
        deze site gebruikt
        onze website gebruikt cookies
        wij maken gebruik van cookies
        we gebruiken cookies
        door verder te gaan
        door gebruik te maken van deze
        volg ons
        blijf op de hoogte
        obserwuj nas
        dołącz do nas
        dołącz do naszego
        podziel się
        nasza strona używa
        ta witryna używa
        ta witryna korzysta
        może cię zainteresować
        polecamy również
        polecamy także
        przeczytaj także
        przeczytaj również
        zobacz również
        den här webbplatsen använder
        denna webbplats använder
        prenumerera på
        dela artikeln
        läs även
        dette nettstedet bruker
        denne siden bruker
        denne hjemmeside bruger
        tilmeld dig
        meld deg på
        følg oss
        følg os
        tilaa uutiskirje
        seuraa meitä
        tämä sivusto käyttää
        sledujte nás
        přihlaste se
        tento web používá
        přečtěte si také
        sizin için seçtiklerimiz
        bunlar da ilginizi
        haberin tamamı için
        iratkozzon fel
        kövessen minket
        ez az oldal sütiket
        ez a weboldal sütiket
        abonează-te
        abonați-vă
        urmărește-ne
        urmăriți-ne
        acest site folosește
        acest site utilizează
        citiți și
        смотрите также
        присоединяйтесь к
        стежте за
        приєднуйтесь
        дивіться також
        δείτε επίσης
        责任编辑
        責任編輯
        版权所有
        扫码关注
        関連記事
        저작권
        무단 전재
        무단전재
        관련 기사
        اقرأ أيضا
        اقرأ أيضًا
        شاهد أيضا
        شاهد أيضًا
        تابعونا على
        اشترك في
        יש לכם סיפור
        עקבו אחרינו
        הירשמו
        קראו גם
        קראו עוד
        यह भी पढ़ें
        ये भी पढ़ें
        हमें फॉलो करें
        get the best of our
        get the best stories
        log in or register
        log in or sign up
        besuchen sie uns auf
        följ oss
        recommended
        """;

    /// <summary>Lines and sentences that end like this, words in reading order.</summary>
    public const string Ending = """
        contributed to this report
        contributed to this story
        contributed to this article
        contributed reporting
        contributed reporting from
        all rights reserved
        to a friend
        for the latest updates
        follow us on twitter
        follow us on facebook
        on our facebook page
        alle rechte vorbehalten
        tous droits réservés
        todos los derechos reservados
        click here
        on twitter or facebook
        on facebook or twitter
        designed the graphics in this report
        in our privacy policy
        to our newsletter
        for our newsletter
        our daily newsletter
        our weekly newsletter
        accept our cookies
        has joined the channel
        has left the channel
        joined the channel
        left the channel
        joined the chat
        left the chat
        takip edin
        """;

    /// <summary>Headings over what no summary should quote.</summary>
    public const string BackMatter = """
        references
        reference list
        bibliography
        works cited
        literature cited
        further reading
        external links
        see also
        notes
        notes and references
        footnotes
        endnotes
        sources
        citations
        acknowledgments
        acknowledgements
        acknowledgment
        acknowledgement
        about the author
        about the authors
        author information
        conflict of interest
        conflicts of interest
        competing interests
        cross-reference to related application
        cross-reference to related applications
        cross-references to related applications
        cross reference to related application
        cross reference to related applications
        cross-reference to related patent application
        cross-reference to related patent applications
        related applications
        related application data
        claim of priority
        priority claim
        figure for publication
        sequence listing
        sequence listing and deposited microorganisms
        incorporation by reference
        statement regarding federally sponsored research
        statement regarding federally sponsored research or development
        brief description of the drawings
        brief description of drawings
        brief description of the drawing
        literatur
        literaturverzeichnis
        einzelnachweise
        weblinks
        siehe auch
        quellen
        anmerkungen
        fußnoten
        nachweise
        danksagung
        über den autor
        über die autorin
        références
        notes et références
        bibliographie
        voir aussi
        liens externes
        remerciements
        à propos de l'auteur
        referencias
        bibliografía
        véase también
        enlaces externos
        notas
        agradecimientos
        riferimenti
        bibliografia
        note
        collegamenti esterni
        voci correlate
        ringraziamenti
        referências
        ver também
        ligações externas
        agradecimentos
        referenties
        bronnen
        zie ook
        externe links
        voetnoten
        noten
        przypisy
        linki zewnętrzne
        zobacz też
        źródła
        referenser
        källor
        se även
        externa länkar
        fotnoter
        referencer
        kilder
        se også
        henvisninger
        eksterne henvisninger
        referanser
        eksterne lenker
        lähteet
        viitteet
        katso myös
        aiheesta muualla
        reference
        literatura
        externí odkazy
        související články
        poznámky
        kaynakça
        kaynaklar
        dış bağlantılar
        ayrıca bakınız
        примечания
        литература
        ссылки
        источники
        см. также
        примітки
        література
        посилання
        джерела
        див. також
        παραπομπές
        βιβλιογραφία
        δείτε επίσης
        εξωτερικοί σύνδεσμοι
        források
        irodalom
        jegyzetek
        további információk
        note de subsol
        legături externe
        vezi și
        referințe
        المراجع
        مراجع
        مصادر
        وصلات خارجية
        انظر أيضا
        הערות שוליים
        לקריאה נוספת
        קישורים חיצוניים
        ראו גם
        सन्दर्भ
        संदर्भ
        बाहरी कड़ियाँ
        इन्हें भी देखें
        参考文献
        参考资料
        外部链接
        外部連結
        参见
        注释
        参考
        脚注
        関連項目
        外部リンク
        출처
        각주
        참고 문헌
        같이 보기
        외부 링크
        contact
        contact information
        contact details
        media contact
        media contacts
        press contact
        press contacts
        press enquiries
        media enquiries
        media inquiries
        notes to editors
        note to editors
        editor's notes
        forward-looking statements
        forward looking statements
        cautionary statement
        safe harbor statement
        safe harbour statement
        disclaimer
        license
        licence
        licensing
        about me
        about us
        kontakt
        pressekontakt
        ansprechpartner
        haftungsausschluss
        lizenz
        contact presse
        contacts presse
        contact presse et relations investisseurs
        contacto
        contacto de prensa
        contactos de prensa
        contatti
        contatti stampa
        ufficio stampa
        contato
        contacto de imprensa
        assessoria de imprensa
        perscontact
        presskontakt
        pressekontakt
        kontakt dla mediów
        kontakt prasowy
        basın iletişim
        контакты для сми
        author contributions
        data availability
        data availability statement
        ethics statement
        supplementary material
        supporting information
        """;

    /// <summary>Headings that say what part of a text follows, not what the text is about.</summary>
    public const string SectionNames = """
        introduction
        abstract
        summary
        executive summary
        overview
        background
        contents
        table of contents
        preface
        foreword
        q
        a
        technical field
        field of the invention
        objective
        objectives
        aim
        aims
        purpose
        context
        method
        methods
        materials and methods
        design
        setting
        result
        results
        findings
        discussion
        conclusion
        conclusions
        interpretation
        ziel
        methoden
        methodik
        ergebnisse
        schlussfolgerung
        schlussfolgerungen
        fazit
        contexte
        objectif
        méthode
        méthodes
        résultats
        antecedentes
        objetivo
        métodos
        resultados
        conclusiones
        conclusões
        obiettivo
        metodi
        risultati
        conclusioni
        press release
        news release
        media release
        for immediate release
        press statement
        breaking
        breaking news
        exclusive
        opinion
        analysis
        editorial
        feature
        news
        live
        pressemitteilung
        presseinformation
        eilmeldung
        kommentar
        communiqué de presse
        nota de prensa
        comunicado de prensa
        comunicato stampa
        comunicado de imprensa
        persbericht
        pressmeddelande
        pressemeddelelse
        pressemelding
        tiedote
        komunikat prasowy
        tisková zpráva
        basın bülteni
        sajtóközlemény
        comunicat de presă
        пресс-релиз
        пресреліз
        background of the invention
        einleitung
        einführung
        zusammenfassung
        inhalt
        inhaltsverzeichnis
        vorwort
        résumé
        sommaire
        avant-propos
        introducción
        resumen
        índice
        introduzione
        sommario
        indice
        introdução
        resumo
        inleiding
        samenvatting
        inhoud
        wstęp
        streszczenie
        úvod
        obsah
        inledning
        sammanfattning
        indledning
        innledning
        johdanto
        giriş
        özet
        bevezetés
        introducere
        введение
        содержание
        вступ
        зміст
        εισαγωγή
        מבוא
        مقدمة
        प्रस्तावना
        引言
        摘要
        目录
        はじめに
        目次
        概要
        서론
        목차
        개요
        """;

    /// <summary>Headings over lists of links and readers' remarks.</summary>
    public const string Furniture = """
        table of contents
        contents
        on this page
        in this article
        in this guide
        inhalt
        inhaltsverzeichnis
        sommaire
        table des matières
        índice
        indice
        sumário
        inhoudsopgave
        innehållsförteckning
        indholdsfortegnelse
        innholdsfortegnelse
        sisällysluettelo
        spis treści
        obsah
        içindekiler
        содержание
        зміст
        目次
        目录
        목차
        related articles
        related links
        related stories
        related posts
        more stories
        comments
        leave a comment
        leave a reply
        kommentare
        commentaires
        comentarios
        recommended
        recommended for you
        most read
        you may also like
        das könnte sie auch interessieren
        mehr zum thema
        à lire aussi
        sur le même sujet
        te puede interesar
        noticias relacionadas
        artículos relacionados
        articoli correlati
        lees ook
        相关阅读
        相关新闻
        関連記事
        관련 기사
        top stories
        more news
        latest news
        read more
        read also
        lire aussi
        voir aussi
        lee también
        leggi anche
        leia também
        czytaj także
        """;

    /// <summary>How a heading begins over what an organisation or an author says of itself; a name follows.</summary>
    public static readonly string[] About =
        ["About ", "Über ", "À propos de ", "À propos d'", "Acerca de ", "Sobre ", "Informazioni su ", "Chi è ", "Over ", "Om ", "O firmie ", "O společnosti ", "О компании "];
}
