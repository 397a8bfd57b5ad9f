using System.Buffers;
using Summarizer.Text;

namespace Summarizer.Documents;

// The speakers of an interview, a meeting's transcript or a chat: blocks that start with a short label, "Anna: …" or
// "[00:12] Bob: …", of which some recur. Blocks without a label continue the turn before them.
internal sealed class Transcript
{
    // The longest name with a time before it, in UTF-16 code units, and the most words of a name.
    private const int LongestName = 50, MostWords = 5;

    // At least one block of this many starts a turn.
    private const int MostBlocksPerTurn = 4;

    // There is at least one question for this many turns.
    private const int MostTurnsPerQuestion = 16;

    // A wrapped paragraph has about this many lines.
    private const int LinesOfParagraph = 4;

    private const string BeforeName = " \t*_-~[]()0123456789:.", AfterName = " \t*_";

    private static readonly SearchValues<char> OutsideName = SearchValues.Create("!?,;\"“”«»\n");

    // By block: the name of the speaker; null before the first turn.
    private readonly string?[] _speakers;

    private Transcript(string?[] speakers) => _speakers = speakers;

    // Returns the speakers of a document; null if it is not a transcript.
    public static Transcript? Of(Document document)
    {
        var labels = new string?[document.Blocks.Count];
        int blocks = 0;
        for (int b = 0; b < labels.Length; b++)
        {
            Block block = document.Blocks[b];
            labels[b] = block.IsProse ? Label(block.In(document.Text)) : null;
            blocks += block.IsProse ? 1 : 0;
        }

        return IsTranscript(document.Text, labels, blocks) ? new Transcript(Continued(document, labels)) : null;
    }

    // Returns the speakers whose turns start lines of plain text; none if it is not a transcript.
    public static HashSet<string> SpeakersIn(ReadOnlySpan<char> text, List<TextLine> lines)
    {
        var labels = new string?[lines.Count];
        int written = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = Label(text[lines[i].Start..lines[i].End]);
            written += lines[i].IsBlank ? 0 : 1;
        }

        return IsTranscript(text, labels, written / LinesOfParagraph) ? Recurring(labels) : [];
    }

    // True if a line starts the turn of one of the speakers, or is a message of a chat.
    public static bool StartsTurn(ReadOnlySpan<char> line, HashSet<string> speakers) => speakers.Count > 0
        && (TimeStamp.HasDate(line) || (Label(line) is { } name && speakers.Contains(name)));

    // True for what a chat's program wrote among the messages: "12.11.26, 18:02 - Anna added Ben".
    public static bool IsNotice(ReadOnlySpan<char> line, HashSet<string> speakers) =>
        speakers.Count > 0 && TimeStamp.HasDate(line)
            && !line[TimeStamp.Length(line)..].Contains(": ", StringComparison.Ordinal);

    public bool IsSpoken(int block) => _speakers[block] is not null;

    // Returns the name of who speaks in a block; null if no one is named. "Q:" and "A:" name no one.
    public string? SpeakerOf(int block) => _speakers[block] is { Length: > 1 } name ? name : null;

    // Returns the length of the speaker's name and its colon before a sentence of a block; 0 if it has none.
    public int LabelLength(int block, ReadOnlySpan<char> sentence)
    {
        bool hasName = SpeakerOf(block) is { } speaker && RankedSentence.StartsWithName(sentence, speaker);
        return hasName ? sentence.IndexOfAny(':', '：') + 1 : 0;
    }

    private static bool IsTranscript(ReadOnlySpan<char> text, string?[] labels, int blocks)
    {
        HashSet<string> recurring = Recurring(labels);
        if (recurring.Count < 2)
            return false;
        int turns = labels.Count(label => label is not null && recurring.Contains(label));
        // A list of "Pros: …" and "Cons: …" does not ask.
        return turns * MostBlocksPerTurn >= blocks && Questions(text) * MostTurnsPerQuestion >= turns;
    }

    private static int Questions(ReadOnlySpan<char> text) => text.Count('?') + text.Count('？') + text.Count('؟');

    private static HashSet<string> Recurring(string?[] labels) =>
        [.. labels.OfType<string>().CountBy(label => label).Where(label => label.Value > 1).Select(label => label.Key)];

    // A heading ends a turn: what follows may be about the speakers.
    private static string?[] Continued(Document document, string?[] labels)
    {
        for (int b = 1; b < labels.Length; b++)
        {
            if (document.Blocks[b].Kind != BlockKind.Heading)
                labels[b] ??= labels[b - 1];
        }

        return labels;
    }

    // What is before the first colon, without a time around it. In a chat that is a sender, who may have any name:
    // "+44 7700 900123", "Kern, Ute".
    private static string? Label(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> message = line[TimeStamp.Length(line)..].First(LongestName);
        if (TimeStamp.HasDate(line) && message.IndexOf(": ") is > 0 and var end)
            return message[..end].ToString();
        line = message.TrimStart(BeforeName);
        int colon = line.IndexOfAny(':', '：');
        if (colon <= 0 || !EndsLabel(line[(colon + 1)..]))
            return null;
        ReadOnlySpan<char> name = line[..colon];
        if (name.IndexOfAny('(', '[') is > 0 and var time)
            name = name[..time];
        name = name.TrimEnd(AfterName);
        bool isName = !name.IsEmpty && char.IsLetter(name[0]) && name.Count(' ') < MostWords
            && !name.ContainsAny(OutsideName);
        return isName ? name.ToString() : null;
    }

    // In a clock time or an address, the next character follows without a space.
    private static bool EndsLabel(ReadOnlySpan<char> rest) =>
        rest.IsEmpty || Characters.IsBlank(rest[0]) || rest[0] is '*' or '_' || rest[0] >= '\u2E80';
}
