using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Documents;

// Rules that recognise the lines above a message: "From: …", "To: …", "Subject: …".
internal static class MailHeader
{
    // The longest name of a field with its colon, in UTF-16 code units.
    private const int LongestName = 12;

    private static readonly WordSet Fields = Names("fields"), Subjects = Names("subject"), Replies = Names("replies");

    // Returns the number of lines of a header; 0 where there is none.
    // first: The first line that is not blank.
    public static int Length(ReadOnlySpan<char> text, List<TextLine> lines, int first)
    {
        int count = 0;
        bool hasSubject = false;
        while (first + count < lines.Count)
        {
            ReadOnlySpan<char> name = NameOf(text[lines[first + count].Start..lines[first + count].End]);
            if (!Fields.Contains(name) && !Subjects.Contains(name))
                break;
            hasSubject |= Subjects.Contains(name);
            count++;
        }

        return hasSubject && count > 1 ? count : 0;
    }

    // Returns where the words of a subject start in its line, after any "RE: FW:"; 0 where it is another field.
    public static int SubjectStart(ReadOnlySpan<char> line)
    {
        if (!Subjects.Contains(NameOf(line)))
            return 0;
        int start = AfterColon(line);
        while (Replies.Contains(NameOf(line[start..].Trim())))
            start += AfterColon(line[start..]);
        return start;
    }

    private static int AfterColon(ReadOnlySpan<char> line) => line.IndexOfAny(':', '：') + 1;

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> line)
    {
        int colon = line.First(LongestName).IndexOfAny(':', '：');
        return colon > 0 ? line[..colon].TrimEnd() : [];
    }

    private static WordSet Names(string label) => new(Language.WordsOfAll(Section.MailHeader, label));
}
