using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// A reader of subtitles (SubRip .srt, WebVTT .vtt, YouTube .sbv): the words of the cues as running text, with a
/// paragraph for each speaker and after a pause. Numbers, times, tags, notes and styles are left out.
/// </summary>
internal static partial class SubtitleReader
{
    /// <summary>A pause of at least this length after a sentence starts a paragraph, in seconds.</summary>
    private const double LongPause = 3;

    /// <summary>A paragraph of at least this length ends with its sentence, in characters.</summary>
    private const int LongParagraph = 700;

    /// <summary>True if a text starts as subtitles do.</summary>
    public static bool IsSubtitles(ReadOnlySpan<char> text) =>
        text.TrimStart("\uFEFF\r\n \t").StartsWith("WEBVTT")
            || TimesOfYouTube().IsMatch(text[..Math.Min(text.Length, 300)])
            || Opening().IsMatch(text[..Math.Min(text.Length, 300)]);

    /// <summary>Reads a text.</summary>
    public static Document Read(string text, ReadingLimits limits, CancellationToken cancellationToken)
    {
        var builder = new DocumentBuilder(limits);
        var paragraph = new StringBuilder();
        string speaker = "", before = "";
        double end = 0;
        bool inCue = false;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<char> line = raw.Trim();
            if (line.IsEmpty)
            {
                inCue = false;
                continue;
            }

            if (Times().Match(line.ToString()) is { Success: true } times)
            {
                bool pause = Seconds(times.Groups[1].Value) - end >= LongPause || paragraph.Length >= LongParagraph;
                end = Seconds(times.Groups[2].Value);
                if (pause && EndsSentence(paragraph))
                    Flush();
                inCue = true;
                continue;
            }

            // Outside cues there are numbers, names of cues, notes, styles and regions.
            if (!inCue)
                continue;
            (string name, string words) = Words(line.ToString());
            // Rolling captions show each line twice.
            if (words.Length == 0 || words == before)
                continue;
            before = words;
            if (name.Length > 0 && name != speaker)
            {
                Flush();
                speaker = name;
                paragraph.Append(name).Append(": ");
            }

            paragraph.Append(paragraph.Length > 0 && paragraph[^1] != ' ' ? " " : "").Append(words);
        }

        Flush();
        return builder.Build(null, null);

        void Flush()
        {
            builder.Add(BlockKind.Paragraph, paragraph.ToString());
            paragraph.Clear();
        }
    }

    private static (string Speaker, string Words) Words(string line)
    {
        string speaker = Voice().Match(line) is { Success: true } voice ? voice.Groups[1].Value.Trim() : "";
        string words = System.Net.WebUtility.HtmlDecode(Tag().Replace(Reading().Replace(line, ""), "")).Trim();
        return (speaker, words.StartsWith("- ", StringComparison.Ordinal) ? words[2..] : words);
    }

    private static bool EndsSentence(StringBuilder text)
    {
        int end = text.Length;
        while (end > 0 && text[end - 1] is ' ' or '"' or '”' or '’' or ')' or '»')
            end--;
        return end > 0 && text[end - 1] is '.' or '!' or '?' or '…' or '。' or '！' or '？';
    }

    private static double Seconds(string time)
    {
        double seconds = 0;
        foreach (string part in time.Replace(',', '.').Split(':'))
            seconds = (seconds * 60)
                + (double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
                    ? value
                    : 0);
        return seconds;
    }

    [GeneratedRegex(@"^\s*(?:\uFEFF)?\d{1,6}[ \t]*\r?\n\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->",
        RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    /// <summary>The times of a cue as YouTube writes them (.sbv).</summary>
    [GeneratedRegex(@"^\s*\d{1,2}:\d{2}:\d{2}\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex TimesOfYouTube();

    [GeneratedRegex(@"^((?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3})\s*(?:-->|,)\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    [GeneratedRegex(@"<v(?:\.[^\s>]{1,60})*\s+([^>]{1,80})>", RegexOptions.CultureInvariant)]
    private static partial Regex Voice();

    /// <summary>The reading above characters (furigana).</summary>
    [GeneratedRegex(@"<rt>[^<>]{0,120}(?:</rt>|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Reading();

    [GeneratedRegex(@"<[^<>]{1,120}>|\{\\[^{}]{1,60}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
