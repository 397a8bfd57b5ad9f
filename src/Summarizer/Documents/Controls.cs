using Summarizer.Languages;

namespace Summarizer.Documents;

/// <summary>
/// Recognises what a page's buttons and links say, in whatever combination: what to do, with what, and small words between.
/// "Copy article link", "Skip to main content", "Artikel merken", "Compartilhar no Facebook".
/// </summary>
internal static class Controls
{
    /// <summary>The longest of them, in UTF-16 code units and in words.</summary>
    private const int MaxLength = 60, MaxWords = 9;

    private const uint Action = 1, Thing = 2, Between = 4;

    private static readonly WordTable Words = new(
    [
        // English
        ("share copy email print save bookmark tweet pin post follow comment subscribe register sign log login skip jump scroll swipe enter manage enlarge expand click tap view hide download accept reject decline reply unsubscribe donate load zoom edit", Action),
        ("article story page link post url image picture photo video gallery content navigation menu search address newsletter privacy settings preferences cookies comment comments thread friend friends app account profile options topic notifications alerts", Thing),
        ("this that the a an your our us to on in with via by for of and or from here now next previous main all up more email e-mail mail me it", Between),
        // German
        ("teilen merken kopieren drucken speichern springen vergrößern anmelden registrieren abonnieren kommentieren ausblenden weiterlesen anhören herunterladen akzeptieren ablehnen verschicken versenden empfehlen laden", Action),
        ("artikel beitrag seite text bild foto inhalt hauptinhalt suche datenschutz einstellungen kommentare kommentarbereich freunden konto startseite navigation", Thing),
        ("diesen dieser dieses den die das der dem zum zur auf in mit per als für ihre ihren ihr und hier jetzt alle zu an von bei", Between),
        // French
        ("partager partagez copier imprimer enregistrer sauvegarder accéder aller agrandir abonner connecter commenter afficher masquer télécharger accepter refuser gérer envoyer activer revenir", Action),
        ("l'article cet article l'image lien texte contenu recherche confidentialité paramètres notifications commentaires amis accueil l'accueil", Thing),
        ("cet ce cette le la les un une votre vos sur par avec à au aux de du des et ou ici maintenant plus tous toutes en ma mes se s'", Between),
        // Spanish, Italian, Portuguese
        ("compartir comparte copiar imprimir guardar ir saltar ampliar comentar ocultar descargar escuchar aceptar rechazar gestionar enviar ver suscríbete regístrate", Action),
        ("artículo noticia nota página enlace texto imagen vídeo contenido navegación menú búsqueda correo boletín privacidad ajustes comentarios amigos cuenta leyendo leer", Thing),
        ("esta este el los las tu tus su por con vía al del y o aquí ahora todos para gratis seguir", Between),
        ("condividi copia stampa salva vai ingrandisci abbonati iscriviti registrati accedi commenta chiudi scarica accetta torna rifiuta gestisci invia segui continua", Action),
        ("articolo notizia pagina testo immagine contenuto ricerca home aggiornamenti canale impostazioni commenti amici leggere", Thing),
        ("questo questa il lo i gli tuo tua su nostro per alla di della e qui ora tutti sul sulla", Between),
        ("compartilhar compartilhe comente partilhar pular ampliar voltar assine inscreva-se cadastre-se baixar baixe aceitar recusar gerenciar", Action),
        ("artigo matéria imagem conteúdo navegação configurações comentários aplicativo topo início conta privacidade", Thing),
        ("seu sua no na nos em com do da as os aqui agora", Between),
        // Dutch, Scandinavian, Polish, Russian
        ("deel kopieer bewaar sla vergroot abonneer aanmelden inloggen reageer accepteer weiger beheer dela kopiera spara hoppa förstora prenumerera kommentera godkänn del kopiér gem kommenter lagre hopp ladda gå", Action),
        ("bericht pagina tekst afbeelding inhoud navigatie nieuwsbrief instellingen reacties vrienden artikeln sidan länken bilden innehållet nyhetsbrev inställningar artiklen artikkelen forsiden appen siden linket lenken billedet bildet indholdet innholdet", Thing),
        ("dit deze het een je uw op met per naar van en of hier nu ner det denna detta på till ditt och denne dette til din dit her nå", Between),
        ("wróć udostępnij skopiuj drukuj zapisz przejdź powiększ subskrybuj skomentuj pobierz zaakceptuj odrzuć wyślij поделиться поделись скопировать распечатать сохранить перейти увеличить подписаться комментировать скачать вернуться поделитися", Action),
        ("artykuł artykułem tekst stronę zdjęcie aplikację strony treści nawigacji ustawień komentarz facebooku twitterze статью статьёй страницу ссылку изображение фото содержанию меню рассылку комментарии друзьями приложение главную фейсбуке вконтакте телеграме твиттере", Thing),
        ("ten tę na głównej do w przez z do ze swój эту этой в во через с со и", Between),
        // Turkish, Finnish, Czech, Romanian, Hungarian, Greek
        ("paylaş yazdır dön tallenna jaa tulosta sdílet vytisknout uložit partajează distribuie megosztás megosztása nyomtatás κοινοποίηση εκτύπωση", Action),
        ("haberi yazıyı sayfayı sayfaya artikkeli artikkelin sivu článek stránku articolul pagina cikk cikket oldal άρθρου σελίδας", Thing),
        (BoilerplatePhrases.Networks, Thing),
    ], merge: true);

    /// <summary>Whether a line says nothing but what to do with the page.</summary>
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength)
            return false;
        uint said = 0;
        int words = 0;
        foreach (Range range in line.SplitAny(" ,|/&\u2026.!:\u00A0"))
        {
            ReadOnlySpan<char> word = line[range].Trim("\"'\u201C\u201D\u00AB\u00BB()[]-\u2013>");
            if (word.IsEmpty)
                continue;
            uint kind = Words[word];
            if (kind == 0 || ++words > MaxWords)
                return false;
            said |= kind;
        }

        return (said & Action) != 0 && (said & Thing) != 0 && words > 1;
    }
}
