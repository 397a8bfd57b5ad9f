using System.Buffers;
using System.Collections.Frozen;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// Recognises paragraphs in which a site speaks of itself: rights and licences, advertising disclosures, its channels.
/// Articles speak of such things too, so a paragraph must be short, and one about a channel must address its readers.
/// </summary>
internal static class PageNotices
{
    /// <summary>A longer paragraph is part of the article.</summary>
    private const int Longest = 600;

    /// <summary>A longer paragraph is not an invitation.</summary>
    private const int LongestInvitation = 320;

    /// <summary>The longest counter of pictures: "Image 1 of 5".</summary>
    private const int LongestCounter = 24;

    private static readonly SearchValues<string> Notices = Phrases("""
        all rights reserved
        alle rechte vorbehalten
        tous droits réservés
        todos los derechos reservados
        todos os direitos reservados
        tutti i diritti riservati
        alle rechten voorbehouden
        wszelkie prawa zastrzeżone
        все права защищены
        copyrighted property of
        may not be published, broadcast
        may not be reproduced
        stehen inhalte dieser website unter
        except where otherwise noted
        unless otherwise noted, content on this
        sauf mention contraire
        references to products from
        may receive compensation
        may earn a commission
        may earn an affiliate commission
        earn a small commission
        contains affiliate links
        enthält affiliate
        sogenannte affiliate
        als amazon-partner verdienen
        as an amazon associate
        liens d'affiliation
        enlaces de afiliados
        opinions expressed here are
        have not been reviewed, approved
        not responsible for the content of external
        alle angaben ohne gewähr
        noch keine bewertungen
        no ratings yet
        no votes so far
        eingeloggt sein, um
        eingeloggt sein um
        must be logged in to
        must be logged in to post
        debes iniciar sesión
        vous devez être connecté
        """);

    /// <summary>The names of channels and shops on which a site can be found.</summary>
    private static readonly SearchValues<string> Channels = Phrases("""
        facebook
        twitter
        instagram
        whatsapp
        telegram
        youtube
        linkedin
        tiktok
        newsletter
        podcast
        abonn
        suscríbete
        suscribirse
        subscri
        inscreva
        iscriviti
        subskryb
        prenumer
        jobbörse
        spende
        donat
        """);

    /// <summary>Words that address readers or speak for the site.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Addresses = """
        you your us our du dich dir dein deine deinen euch ihr uns unser unsere unseren unserem vous votre nous notre tu te únete nuestro nuestra
        nuestros síguenos você nosso nossa seguici nostro nostra je ons onze nas nasz naszego naszym нас наш follow folgen suivez send siga
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// True if a paragraph is a notice about rights, advertising or the site's own comments, in any place.
    /// </summary>
    public static bool IsNotice(string text) =>
        text.Length <= Longest && (text.AsSpan().TrimStart() is ['©', ..] || text.AsSpan().ContainsAny(Notices));

    /// <summary>True if a paragraph leads its readers to the site's channels, as the last ones of a page do.</summary>
    public static bool IsInvitation(string text)
    {
        if (text.Length > LongestInvitation || !text.AsSpan().ContainsAny(Channels))
            return false;
        foreach (Range word in text.AsSpan().SplitAny(" \n\t\r\u00A0.,!?¡¿:;()\"“”„"))
        {
            if (Addresses.Contains(text.AsSpan()[word]))
                return true;
        }

        return false;
    }

    /// <summary>True for a label of a picture viewer: "Image", "Image 1 of 5", "3 / 17".</summary>
    public static bool IsPictureLabel(string text)
    {
        ReadOnlySpan<char> line = text.AsSpan().Trim();
        return line is "Image" or "Photo" or "Bild" or "Foto" or "Vergrößern" || line.StartsWith("Image copyright ")
            || IsCounter(line);
    }

    private static bool IsCounter(ReadOnlySpan<char> line)
    {
        if (line.Length is < 3 or > LongestCounter || !char.IsAsciiDigit(line[^1]))
            return false;
        int words = 0, numbers = 0;
        foreach (Range range in line.SplitAny(" \n\t\u00A0/"))
        {
            if (line[range].IsEmpty)
                continue;
            bool isNumber = !line[range].ContainsAnyExceptInRange('0', '9');
            (words, numbers) = isNumber ? (words, numbers + 1) : (words + 1, numbers);
        }

        return numbers == 2 && (line.Contains('/') ? words <= 2 : words is 1 or 2 && IsOf(line));
    }

    /// <summary>True if the word before the last number says "of".</summary>
    private static bool IsOf(ReadOnlySpan<char> line)
    {
        int space = line.LastIndexOf(' ');
        ReadOnlySpan<char> before = line[..Math.Max(0, space)].TrimEnd();
        return before.EndsWith(" of") || before.EndsWith(" von") || before.EndsWith(" sur") || before.EndsWith(" de")
            || before.EndsWith(" di")
            || before.EndsWith(" van") || before.EndsWith(" z") || before.EndsWith(" av") || before.EndsWith(" из");
    }

    private static SearchValues<string> Phrases(string lines) =>
        SearchValues.Create(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            StringComparison.OrdinalIgnoreCase);
}
