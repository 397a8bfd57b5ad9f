using Summarizer.Languages;

namespace Summarizer.Documents;

/// <summary>Recognises the lines above a message: "From: …", "To: …", "Subject: …".</summary>
internal static class MailHeader
{
    private const uint Other = 1;
    private const uint Subject = 2;

    private static readonly WordTable Fields = new(
    [
        ("from to cc bcc sent date reply-to von an gesendet datum de à envoyé para enviado da inviato data van aan verzonden från till skickat fra til od do author autor autora auteur autore", Other),
        ("title titel titre título titolo subject betreff objet asunto oggetto assunto onderwerp ämne emne temat předmět konu тема tytuł název tárgy cím subiect aihe otsikko başlık заголовок θέμα τίτλος", Subject),
        ("件名 タイトル 主题 主題 标题 標題 제목 الموضوع العنوان נושא כותרת विषय शीर्षक", Subject),
    ]);

    /// <summary>How many lines the header has that begins with the text; 0 where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="first">The first line that is not blank.</param>
    public static int Length(ReadOnlySpan<char> text, List<TextLine> lines, int first)
    {
        int count = 0;
        bool subject = false;
        while (first + count < lines.Count && FieldOf(text[lines[first + count].Start..lines[first + count].End]) is not 0 and var field)
        {
            subject |= field == Subject;
            count++;
        }

        return subject && count > 1 ? count : 0;
    }

    /// <summary>Where the words of a subject begin in its line; 0 where it is another field.</summary>
    public static int SubjectStart(ReadOnlySpan<char> line) => FieldOf(line) == Subject ? line.IndexOfAny(':', '\uFF1A') + 1 : 0;

    /// <summary>What a mail program writes above the message that is answered: "On 1 March 2024 at 10:00, Paul Reed wrote:".</summary>
    public static bool IsAttribution(ReadOnlySpan<char> line)
    {
        if (line[^1] != ':' || line.Length > 140 || !line.ContainsAnyInRange('0', '9'))
            return false;
        ReadOnlySpan<char> words = line[..^1].TrimEnd();
        return words.EndsWith(" wrote", StringComparison.Ordinal) || words.EndsWith(" a \u00E9crit", StringComparison.Ordinal)
            || words.EndsWith(" escribi\u00F3", StringComparison.Ordinal) || words.EndsWith(" ha scritto", StringComparison.Ordinal)
            || words.EndsWith(" escreveu", StringComparison.Ordinal) || (words.StartsWith("Am ", StringComparison.Ordinal) && words.Contains(" schrieb ", StringComparison.Ordinal));
    }

    private static uint FieldOf(ReadOnlySpan<char> line)
    {
        int colon = line[..Math.Min(line.Length, 12)].IndexOfAny(':', '\uFF1A');
        return colon > 0 ? Fields[line[..colon].TrimEnd()] : 0;
    }
}
