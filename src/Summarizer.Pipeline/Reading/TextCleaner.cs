using System.Buffers;
using System.Text;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Rules that make decoded text safe to pass on: line ends become \n, other control characters become spaces, lone
/// surrogates and non-characters become U+FFFD. Byte order marks within, soft hyphens and overrides of the writing
/// direction are left out: they are invisible and would break words or make a summary look other than it reads. Letters
/// and the marks that follow them become one character (<see cref="Composition"/>).
/// </summary>
internal static class TextCleaner
{
    private const int CharactersBetweenLooks = 1024 * 1024;

    private static readonly SearchValues<char> Suspects = SearchValues.Create(MakeSuspects());

    public static string Clean(string text, CancellationToken cancellationToken = default)
    {
        int first = text.AsSpan().IndexOfAny(Suspects);
        if (first < 0)
            return Composition.Compose(text);
        var clean = new StringBuilder(text.Length);
        ReadOnlySpan<char> rest = text;
        int untilLook = CharactersBetweenLooks;
        while (first >= 0)
        {
            clean.Append(rest[..first]);
            int taken = AppendClean(clean, rest[first..]);
            rest = rest[(first + taken)..];
            untilLook -= first + taken;
            if (untilLook < 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                untilLook = CharactersBetweenLooks;
            }

            first = rest.IndexOfAny(Suspects);
        }

        return Composition.Compose(clean.Append(rest).ToString());
    }

    /// <summary>
    /// Appends what becomes of the suspect at the start of a text; returns how many code units it took.
    /// </summary>
    private static int AppendClean(StringBuilder clean, ReadOnlySpan<char> rest)
    {
        switch (rest[0])
        {
            case '\r':
                clean.Append('\n');
                return rest.Length > 1 && rest[1] == '\n' ? 2 : 1;
            case '\u0085' or '\u2028' or '\f' or '\v':
                clean.Append('\n');
                return 1;
            case '\u2029':
                clean.Append("\n\n");
                return 1;
            case '\u00AD':
                return 1 + LineBreak(rest[1..]);
            case '\uFEFF' or '\u202D' or '\u202E':
                return 1;
            case '\uFFFE' or '\uFFFF':
                clean.Append('\uFFFD');
                return 1;
            case var high when char.IsHighSurrogate(high) && rest.Length > 1 && char.IsLowSurrogate(rest[1]):
                clean.Append(rest[..2]);
                return 2;
            case var lone when char.IsSurrogate(lone):
                clean.Append('\uFFFD');
                return 1;
            default:
                clean.Append(' ');
                return 1;
        }
    }

    /// <summary>
    /// Returns the length of the line break after a soft hyphen, with the spaces around it; 0 if there is none. The
    /// word continues on the next line.
    /// </summary>
    private static int LineBreak(ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> next = rest.TrimStart(" \t\r\n");
        ReadOnlySpan<char> space = rest[..^next.Length];
        bool isBreak = space.Count('\n') == 1 && !next.IsEmpty && char.IsLower(next[0]);
        return isBreak ? space.Length : 0;
    }

    private static char[] MakeSuspects() =>
    [
        .. Enumerable.Range(0, 0x20).Select(i => (char)i).Where(c => c is not ('\t' or '\n')),
        .. Enumerable.Range(0x7F, 0x21).Select(i => (char)i),
        '\u00AD', '\u2028', '\u2029', '\u202D', '\u202E', '\uFEFF', '\uFFFE', '\uFFFF',
        .. Enumerable.Range(0xD800, 0x800).Select(i => (char)i),
    ];
}
