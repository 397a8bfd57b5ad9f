using System.Buffers;
using System.Collections.Frozen;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// Rules that recognise the headings and labels that sites put above and below their links: "Related stories", "Mehr
/// zum Thema".
/// </summary>
internal static class WidgetHeadings
{
    /// <summary>A longer line is text.</summary>
    private const int Longest = 70;

    /// <summary>The most words of a wording.</summary>
    private const int MostWords = 5;

    private static readonly SearchValues<char> Marks =
        SearchValues.Create(" \t\n\r\u00A0:.!?…→»>›←«<‹|–—-•*+#()[]\"“”„'’,/▶►↑↓");

    /// <summary>Wordings that begin a line, of which any words may follow.</summary>
    private static readonly FrozenSet<string> Beginnings = Lines("""
        related articles
        related content
        related coverage
        related links
        related news
        related posts
        related reading
        related searches
        related stories
        related topics
        related videos
        recommended articles
        recommended for
        recommended reading
        recommended stories
        more from
        more on this
        more in
        more articles
        more coverage
        more news
        more stories
        more like this
        most popular
        most read
        most viewed
        read more
        read next
        read also
        read this
        also read
        also on
        see also
        see more
        see full gallery
        you may also
        you might also
        you may like
        you might like
        up next
        further reading
        latest news
        latest stories
        latest posts
        recent posts
        recent articles
        recent news
        trending
        explore further
        explore more
        don't miss
        sponsored
        promoted by
        promoted content
        share this
        share on
        follow us
        back to
        go back
        return to
        next article
        previous article
        next post
        previous post
        next story
        view comments
        show comments
        view all
        show all
        view gallery
        sign up
        subscribe to
        get the newsletter
        watch now
        click here
        tags
        filed under
        posted in
        image of
        photo gallery
        leave a
        join the conversation
        about the author
        mehr zum
        mehr zu
        mehr themen
        mehr aus
        mehr von
        mehr artikel
        mehr news
        mehr nachrichten
        mehr infos
        mehr informationen
        mehr lesen
        weitere artikel
        weitere beiträge
        weitere infos
        weitere informationen
        weitere links
        weitere meldungen
        weitere nachrichten
        weitere news
        weitere themen
        weiterführende
        weiterlesen
        zum weiterlesen
        lesen sie auch
        lesen sie mehr
        lesen sie weiter
        lies auch
        lesetipp
        auch interessant
        auch lesenswert
        auch auf
        das könnte
        dies könnte
        dazu passend
        zum thema
        passend dazu
        passende artikel
        ähnliche
        verwandte
        empfohlene
        empfohlener
        empfehlungen
        unsere empfehlungen
        unsere empfehlung
        unsere partner
        schon gelesen
        neueste
        aktuelle meldungen
        aktuelle nachrichten
        aktuelle artikel
        aktuelle beiträge
        kommende events
        kommende termine
        kommende veranstaltungen
        meistgelesen
        meistgelesene
        beliebte artikel
        beliebte beiträge
        zurück zur
        zurück zum
        zurück
        zur übersicht
        zur startseite
        nach oben
        nächster artikel
        vorheriger artikel
        nächster beitrag
        vorheriger beitrag
        vorschau auf den nächsten
        teilen auf
        artikel teilen
        beitrag teilen
        diesen artikel
        folgen sie
        folge uns
        jetzt abonnieren
        newsletter
        zum newsletter
        zur bildergalerie
        bild anzeigen
        beitragsbild
        foto vergrößern
        bild vergrößern
        alle artikel
        alle beiträge
        kommentar schreiben
        kommentare anzeigen
        schreibe einen
        schlagworte
        schlagwörter
        stichworte
        über den autor
        über die autorin
        erschienen in
        anzeige
        werbung
        à lire
        lire aussi
        lire la suite
        lire également
        lisez aussi
        voir aussi
        voir plus
        sur le même
        sur le meme
        dans la même
        articles liés
        articles similaires
        articles associés
        articles récents
        derniers articles
        les plus lus
        plus d'articles
        en savoir plus
        pour aller plus loin
        aller plus loin
        partager cet
        partager sur
        retour à
        suivez-nous
        nos derniers
        vous aimerez
        ceci pourrait
        publicité
        contenu sponsorisé
        mots-clés
        laisser un
        lea también
        lee también
        leer más
        lea además
        lee además
        vea también
        ver también
        ver más
        mira también
        también te
        también puedes
        te puede
        te podría
        le puede
        noticias relacionadas
        noticia relacionada
        artículos relacionados
        entradas relacionadas
        temas relacionados
        contenido relacionado
        más noticias
        más información
        más sobre
        más leídas
        lo más
        últimas noticias
        le recomendamos
        te recomendamos
        recomendamos
        compartir en
        compartir
        síguenos
        volver a
        etiquetas
        publicidad
        deja un
        leggi anche
        leggi tutto
        leggi di più
        vedi anche
        guarda anche
        potrebbe interessarti
        potrebbero interessarti
        ti potrebbe
        articoli correlati
        articoli simili
        altri articoli
        ultime notizie
        i più letti
        approfondimenti
        condividi su
        condividi
        torna a
        pubblicità
        lascia un
        leia também
        leia mais
        veja também
        veja mais
        saiba mais
        notícias relacionadas
        artigos relacionados
        matérias relacionadas
        mais notícias
        mais lidas
        últimas notícias
        compartilhe
        publicidade
        deixe um
        lees ook
        lees meer
        lees verder
        bekijk ook
        gerelateerde
        meer over
        meer nieuws
        meest gelezen
        terug naar
        deel dit
        advertentie
        czytaj także
        czytaj też
        czytaj również
        czytaj więcej
        czytaj dalej
        przeczytaj także
        przeczytaj również
        zobacz także
        zobacz też
        zobacz również
        zobacz więcej
        polecamy
        powiązane
        podobne artykuły
        najnowsze
        najczęściej czytane
        udostępnij
        reklama
        wróć do
        läs också
        läs mer
        läs även
        relaterade
        les også
        les mer
        læs også
        læs mere
        relaterede
        lue myös
        lue lisää
        přečtěte si
        čtěte také
        další články
        související
        читайте также
        читайте еще
        читать далее
        смотрите также
        по теме
        похожие
        похожие статьи
        поделиться
        читайте також
        ayrıca oku
        ilgili haberler
        ilginizi çekebilir
        benzer haberler
        citește și
        citeste si
        citiți și
        articole similare
        διαβάστε επίσης
        δείτε επίσης
        olvasta már
        kapcsolódó
        """);

    /// <summary>Labels that are a line of their own.</summary>
    private static readonly FrozenSet<string> Whole = Lines("""
        related
        recommended
        popular
        more
        also
        advert
        ad
        advertisement
        image
        images
        photo
        photos
        photo gallery
        video
        videos
        gallery
        slideshow
        caption
        close
        next
        prev
        previous
        next prev
        share
        print
        email
        comments
        comment
        newsletters
        navigation
        menu
        search
        keywords
        topics
        contact
        read more
        mehr
        weiter
        dazu
        kontakt
        kontaktieren sie uns
        bildergalerie
        fotostrecke
        galerie
        kommentare
        themen
        teilen
        drucken
        schließen
        suche
        links
        partager
        imprimer
        fermer
        commentaires
        publicité
        fotos
        galería
        temas
        comentarios
        cerrar
        imprimir
        foto
        galleria
        commenti
        chiudi
        stampa
        udostępnij
        komentarze
        drukuj
        reacties
        delen
        """);

    /// <summary>True if a line is such a heading or label.</summary>
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        bool ends = !line.IsEmpty && line[^1] is '.' && line.Count(' ') > 3;
        if (line.IsEmpty || line.Length > Longest || ends)
            return false;
        Span<char> words = stackalloc char[Longest + 1];
        int length = 0;
        var beginnings = Beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        int count = 0;
        foreach (Range range in line.SplitAny(Marks))
        {
            ReadOnlySpan<char> word = line[range];
            if (word.IsEmpty)
                continue;
            if (length > 0)
                words[length++] = ' ';
            length += word.ToLowerInvariant(words[length..]);
            if (++count <= MostWords && beginnings.Contains(words[..length]))
                return true;
        }

        return Whole.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words[..length]);
    }

    private static FrozenSet<string> Lines(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => string.Join(' ', line.Split(['\'', '-', '’', ' '], StringSplitOptions.RemoveEmptyEntries)))
            .ToFrozenSet(StringComparer.Ordinal);
}
