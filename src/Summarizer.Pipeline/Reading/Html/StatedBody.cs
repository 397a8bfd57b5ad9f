using System.Text.Json;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// The article's text as a page states it for search engines (schema.org's "articleBody" in JSON-LD). It serves as
/// evidence of which blocks are the article's, and as the text of a page that has none of its own.
/// </summary>
internal sealed class StatedBody
{
    /// <summary>A statement of fewer words is a teaser.</summary>
    private const int LeastWords = 50;

    /// <summary>The most statements that are looked at; a live blog has one for each update.</summary>
    private const int MostStatements = 100;

    /// <summary>Words in a row that are looked up together.</summary>
    private const int Run = 4;

    private readonly HashSet<ulong> _runs = [];

    private StatedBody(string text)
    {
        Text = text;
        var words = new WordRuns(text);
        while (words.Next(out ulong run))
            _runs.Add(run);
        Words = words.Count;
    }

    /// <summary>The text, which may contain HTML.</summary>
    public string Text { get; }

    /// <summary>The number of words in it.</summary>
    public int Words { get; }

    /// <summary>
    /// Finds the longest statement in a page's source, or those of all updates of a live blog; null where there is none
    /// worth using.
    /// </summary>
    public static StatedBody? Find(string html)
    {
        bool isLive = html.Contains("\"liveBlogUpdate\"", StringComparison.Ordinal);
        List<string> found = Values(html, "\"articleBody\"");
        string text = isLive ? string.Join("\n\n", found) : found.MaxBy(value => value.Length) ?? "";
        var stated = new StatedBody(text);
        return stated.Words >= LeastWords ? stated : null;
    }

    /// <summary>Returns the headline that a page states for search engines; null if there is none or several.</summary>
    public static string? Headline(string html) =>
        Values(html, "\"headline\"") is [var headline] ? headline : null;

    /// <summary>
    /// Returns the share of a text's runs of words that the statement has too, 0 to 1; null for a text too short to
    /// tell.
    /// </summary>
    public double? ShareOf(string text)
    {
        int known = 0, all = 0;
        var words = new WordRuns(text);
        while (words.Next(out ulong run))
        {
            all++;
            known += _runs.Contains(run) ? 1 : 0;
        }

        return all == 0 ? null : (double)known / all;
    }

    /// <summary>Returns the different strings that a page's source has for a key of JSON.</summary>
    private static List<string> Values(string html, string key)
    {
        var found = new List<string>();
        for (int at = html.IndexOf(key, StringComparison.Ordinal); at >= 0 && found.Count < MostStatements;
            at = html.IndexOf(key, at + key.Length, StringComparison.Ordinal))
        {
            ReadOnlySpan<char> rest = html.AsSpan(at + key.Length).TrimStart();
            if (rest is [':', ..] && Value(rest[1..].TrimStart()) is { } value && !found.Contains(value))
                found.Add(value);
        }

        return found;
    }

    /// <summary>
    /// Returns the string that starts a text in JSON, or null. Raw line ends, which JSON forbids, are common in it.
    /// </summary>
    private static string? Value(ReadOnlySpan<char> json)
    {
        if (json.IsEmpty || json[0] != '"')
            return null;
        int end = 1;
        while (end < json.Length && json[end] != '"')
            end += json[end] == '\\' ? 2 : 1;
        if (end >= json.Length)
            return null;
        char[] value = json[..(end + 1)].ToArray();
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] < ' ')
                value[i] = ' ';
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(value);
            return document.RootElement.GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A walk over a text's runs of four words, each as a hash.</summary>
    private ref struct WordRuns(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _at;
        private ulong _first, _second, _third;

        public int Count { get; private set; }

        public bool Next(out ulong run)
        {
            run = 0;
            while (true)
            {
                while (_at < _text.Length && !char.IsLetterOrDigit(_text[_at]))
                    _at++;
                if (_at == _text.Length)
                    return false;
                ulong word = 14695981039346656037;
                bool ideograph = false;
                for (; _at < _text.Length && char.IsLetterOrDigit(_text[_at]) && !ideograph; _at++)
                {
                    ideograph = _text[_at] >= '\u3040';
                    word = (word ^ char.ToLowerInvariant(_text[_at])) * 1099511628211;
                }

                Count++;
                run = (_first * 0x9E3779B97F4A7C15) ^ (_second * 0xC2B2AE3D27D4EB4F) ^ (_third * 0x165667B19E3779F9)
                    ^ word;
                (_first, _second, _third) = (_second, _third, word);
                if (Count >= Run)
                    return true;
            }
        }
    }
}
