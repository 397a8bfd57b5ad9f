using Summarizer.Languages;

namespace Summarizer.Documents;

/// <summary>Recognises lines that say who wrote something, when, and how long it takes to read.</summary>
internal static class Byline
{
    private const int MaxLength = 140;

    private const string Roles = "correspondent editor reporter columnist korrespondent korrespondentin redakteur redakteurin correspondant correspondante";

    private static readonly WordTable Desks = new([(Roles, 1)]);
    private static readonly WordTable Before = new([("by von por par di da door av af yazan autor autora author", 1)]);

    /// <summary>Small words between names: "Jane and John for the Paper".</summary>
    private static readonly WordTable Between = new([(
        """
        and und et y e og och ja en of the in at for from to de la le du des del der den van von zu da di dos das do
        avec mit with con com met med a à las los alle ore às kl klo
        staff writer writers reporters our unserem unserer notre
        am pm a.m p.m m p est edt gmt bst utc cet cest pst pdt uhr um on sur le el il h
        """, 1), (Roles, 1)]);

    private static readonly WordTable Dates = new([(
        """
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
        janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo
        gennaio febbraio maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
        published updated posted modified last veröffentlicht aktualisiert stand publié actualisé publicado actualizado pubblicato aggiornato
        minute minutes min mins read ago hours hour days day today yesterday st nd rd th
        """, 1)]);

    /// <summary>"By Jane Doe, The Paper", "Published: 08:05 EST, 12 March 2014 | Updated 09:10", "5 min read".</summary>
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength)
            return false;
        int words = 0;
        int dates = 0;
        int names = 0;
        bool by = false;
        int at = 0;
        while (at < line.Length && words <= 16)
        {
            if (!char.IsLetterOrDigit(line[at]))
            {
                if (line[at] is '!' or '?' or '"' or '\u201C' or ';')
                    return false;
                at++;
                continue;
            }

            int start = at;
            while (at < line.Length && (char.IsLetterOrDigit(line[at]) || line[at] is '\'' or '\u2019' or '-' or '@'))
                at++;
            ReadOnlySpan<char> word = line[start..at];
            if (words++ == 0 && Before[word] != 0 && char.IsUpper(word[0]))
                by = true;
            else if (char.IsDigit(word[0]) || Dates[word] != 0)
                dates++;
            else if (Between[word] != 0)
                continue;
            else if (char.IsUpper(word[0]))
                names++;
            else
                return false;
        }

        if (words > 16)
            return false;
        if (by)
            return names > 0 && words <= 14 && !EndsWithStopAfterLowerCase(line);
        // Dates alone: a number is no date, a month or a clock time with it is.
        return dates > 0 && names <= (line.IndexOf('|') >= 0 ? 3 : 1) && words >= 2 && HasDateWord(line) && dates * 2 >= words;
    }

    /// <summary>"Anna Bell is our Ireland correspondent."</summary>
    public static bool IsAboutAuthor(ReadOnlySpan<char> sentence)
    {
        int stop = sentence.IndexOf('.');
        ReadOnlySpan<char> words = stop < 0 ? sentence : sentence[..stop];
        int space = words.LastIndexOf(' ');
        return space > 0 && Desks[words[(space + 1)..]] != 0
            && (words.Contains(" is our ", StringComparison.Ordinal) || words.Contains(" ist unser", StringComparison.Ordinal) || words.Contains(" est notre ", StringComparison.Ordinal));
    }

    /// <summary>A short line without a full stop below the title: "By our science desk", or a place and a dash.</summary>
    public static bool IsUnderTitle(ReadOnlySpan<char> line)
    {
        int space = line.IndexOf(' ');
        if (space <= 0 || line.Length > 60)
            return false;
        return line[^1] is '\u2013' or '\u2014' or '-' || (char.IsUpper(line[0]) && Before[line[..space]] != 0);
    }

    /// <summary>Whether a word goes with a clock time: "Uhr", "GMT", "PM".</summary>
    public static bool IsOfTime(ReadOnlySpan<char> word) => Between[word] != 0 || Dates[word] != 0;

    private static bool EndsWithStopAfterLowerCase(ReadOnlySpan<char> line)
    {
        int words = 0;
        foreach (char c in line)
            words += c == ' ' ? 1 : 0;
        return line[^1] == '.' && words > 8;
    }

    private static bool HasDateWord(ReadOnlySpan<char> line)
    {
        foreach (Range range in line.SplitAny(" ,:.|/()\u2013\u2014"))
        {
            ReadOnlySpan<char> word = line[range];
            if (!word.IsEmpty && Dates[word] != 0)
                return true;
        }

        return false;
    }
}
