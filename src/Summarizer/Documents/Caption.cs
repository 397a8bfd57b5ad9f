using System.Buffers;
using Summarizer.Languages;

namespace Summarizer.Documents;

/// <summary>Recognises the words under a picture, a table or a chart.</summary>
public static class Caption
{
    private const uint Label = 1;
    private const uint Numbered = 2;

    private static readonly WordTable Labels = new(
    [
        ("photo photos photograph photographs fotografie fotografía image images picture pictured pictures video watch graphic illustration credit bild foto fotos quelle video illustrazione crédito", Label),
        ("imagen imagem immagine abbildung crédit légende caption slideshow gallery zdjęcie fot bild kuva obrázek fotó фото зображення εικόνα φωτογραφία", Label),
        ("figure fig table tab chart exhibit box map plate scheme abb abbildung tabelle figura tabla tabela tabella cuadro gráfico graphique tableau", Numbered),
        ("rysunek rys рис рисунок таблица таблиця obr tabulka kuvio taulukko tabell figur şekil tablo ábra táblázat tabel", Numbered),
    ]);

    /// <summary>Returns true if a line is a caption or a credit by its wording: "Photo: …", "Fig. 3: …", "(… / Getty Images)".</summary>
    /// <param name="line">The line without white space around it; not empty.</param>
    public static bool Is(ReadOnlySpan<char> line)
    {
        int start = line[0] is '(' or '[' ? 1 : 0;
        int at = start;
        while (at < line.Length && char.IsLetter(line[at]))
            at++;
        uint kind = at - start is > 1 and < 16 ? Labels[line[start..at]] : 0u;
        if (kind == Label && at < line.Length)
            return line[at] == ':' || (line[at] == '.' && line[start..at].Equals("fot", StringComparison.OrdinalIgnoreCase)) || (at + 1 < line.Length && line[at] == ' ' && line[at + 1] == ':');
        if (kind == Numbered && IsNumberedLabel(line, at))
            return true;
        return IsCredit(line);
    }

    /// <summary>A number and then a colon, a full stop, a bar or a dash: "Fig. 3: …", but not "Figure 3 shows …".</summary>
    private static bool IsNumberedLabel(ReadOnlySpan<char> line, int at)
    {
        if (at < line.Length && line[at] == '.')
            at++;
        if (at < line.Length && line[at] is ' ' or '\u00A0')
            at++;
        int number = at;
        while (at < line.Length && at - number < 8 && (char.IsAsciiDigit(line[at]) || char.IsAsciiLetterUpper(line[at]) || (line[at] is '.' or '-' && at + 1 < line.Length && char.IsAsciiDigit(line[at + 1]))))
            at++;
        if (at == number)
            return false;
        if (at == line.Length)
            return true;
        if (line[at] == ' ' && at + 1 < line.Length)
            at++;
        return line[at] is ':' or '.' or '|' or '\u2013' or '\u2014' or '-';
    }

    private static readonly string[] Credits = ["Getty Images", "AFP/Getty", "AP Photo", "Shutterstock", "REUTERS/", "Reuters/", "EPA-EFE", "picture alliance", "Alamy", "iStock", "Unsplash", "Wikimedia Commons"];

    private static readonly SearchValues<string> AnyCredit = SearchValues.Create(Credits, StringComparison.Ordinal);

    /// <summary>A short line with an agency's name in brackets or at its end.</summary>
    private static bool IsCredit(ReadOnlySpan<char> line)
    {
        if (line.Length > 250 || line.IndexOfAny(AnyCredit) < 0)
            return false;
        foreach (string credit in Credits)
        {
            int at = line.IndexOf(credit, StringComparison.Ordinal);
            if (at < 0)
                continue;
            bool bracketed = at > 0 && line[..at].LastIndexOf('(') is >= 0 and var open && line[open..at].IndexOf(')') < 0;
            bool last = line.Length - at - credit.Length <= 2;
            if ((bracketed && line.Length - at < 80) || (last && (at == 0 || line.Length < 120)) || (at == 0 && line.Length < 60))
                return true;
        }

        return false;
    }
}
