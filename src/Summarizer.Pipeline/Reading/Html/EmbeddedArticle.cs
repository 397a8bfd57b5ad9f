using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// Finds the article of a page that a script builds in the page's own data, such as <c>__NEXT_DATA__</c>: the smallest
/// part of the JSON that holds most of its prose.
/// </summary>
internal static partial class EmbeddedArticle
{
    /// <summary>The longest data that are read, and the most of them.</summary>
    private const int LongestData = 4_000_000, MostData = 20;

    /// <summary>A part with this share of all prose holds the article.</summary>
    private const double Most = 0.6;

    /// <summary>The length from which a text of one sentence is prose.</summary>
    private const int ShortestSentence = 80;

    /// <summary>Returns the article as HTML; an empty text if there is none.</summary>
    public static string Find(string html, CancellationToken cancellationToken)
    {
        Part best = new("", 0);
        int left = LongestData, count = 0;
        for (Match script = Script().Match(html); script.Success && count < MostData; script = script.NextMatch())
        {
            cancellationToken.ThrowIfCancellationRequested();
            int start = script.Index + script.Length;
            int end = html.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
                break;
            ReadOnlyMemory<char> data = html.AsMemory(start, end - start).Trim().TrimEnd(';');
            left -= data.Length;
            if (left < 0)
                break;
            count++;
            if (OfData(data) is { } part && part.Prose > best.Prose)
                best = part;
        }

        return best.Html;
    }

    private static Part? OfData(ReadOnlyMemory<char> data)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(data);
            Node root = Read(json.RootElement);
            Node node = root;
            while (node.Parts.Find(part => part.Prose >= Most * root.Prose) is { } smaller)
                node = smaller;
            var text = new StringBuilder();
            Append(node, text);
            return new Part(text.ToString(), root.Prose);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // The last two: half of a surrogate pair in a string.
            return null;
        }
    }

    /// <summary>Reads a value. The parser has bounded its depth.</summary>
    private static Node Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return Of(value.GetString() ?? "");
            case JsonValueKind.Object:
                return new Node("", [.. value.EnumerateObject().Select(member => Read(member.Value)).Where(HasProse)]);
            // The pieces of a paragraph, each with its look (Contentful, ProseMirror, Sanity).
            case JsonValueKind.Array when value.EnumerateArray().Any(piece => Words(piece) is not null):
                var paragraph = new StringBuilder();
                bool areParagraphs =
                    value.EnumerateArray().All(piece => Words(piece) is not { } words || IsWhole(words));
                foreach (JsonElement piece in value.EnumerateArray())
                    AppendPieces(piece, paragraph, areParagraphs);
                return Of(paragraph.ToString());
            case JsonValueKind.Array:
                return new Node("", [.. value.EnumerateArray().Select(Read).Where(HasProse)]);
            default:
                return Of("");
        }
    }

    private static bool HasProse(Node node) => node.Prose > 0;

    private static Node Of(string text)
    {
        string words = Tags().Replace(text, " ").Trim();
        bool isProse = Prose.HasSentences(words)
            || (words.Length >= ShortestSentence && Prose.HasSentenceEnd(words) && words.Contains(' '));
        return new Node(isProse ? text : "", []) { Prose = isProse ? words.Length : 0 };
    }

    /// <summary>Returns the words of a piece of a paragraph, or null.</summary>
    private static string? Words(JsonElement piece)
    {
        if (piece.ValueKind != JsonValueKind.Object)
            return null;
        foreach (string name in (ReadOnlySpan<string>)["text", "value"])
        {
            if (piece.TryGetProperty(name, out JsonElement words) && words.ValueKind == JsonValueKind.String)
                return words.GetString();
        }

        return null;
    }

    /// <summary>True for words that no space or mark of punctuation joins to others: a heading, a paragraph.</summary>
    private static bool IsWhole(string words) => words.Length > 0 && !char.IsWhiteSpace(words[0])
        && !char.IsWhiteSpace(words[^1]) && !",.;:!?)]}%”’".Contains(words[0], StringComparison.Ordinal);

    /// <summary>Appends the words of a piece, or of those within it, as of a link.</summary>
    private static void AppendPieces(JsonElement piece, StringBuilder paragraph, bool areParagraphs)
    {
        if (Words(piece) is { } words)
        {
            paragraph.Append(areParagraphs && paragraph.Length > 0 ? "\n\n" : "").Append(words);
            return;
        }

        if (piece.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in piece.EnumerateObject())
                AppendPieces(member.Value, paragraph, areParagraphs);
        }
        else if (piece.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement inner in piece.EnumerateArray())
                AppendPieces(inner, paragraph, areParagraphs);
        }
    }

    private static void Append(Node node, StringBuilder html)
    {
        if (node.Text.Contains("</", StringComparison.Ordinal))
            html.Append(node.Text);
        else if (node.Text.Length > 0)
            html.Append("<p>")
                .Append(WebUtility.HtmlEncode(node.Text).Replace("\n\n", "</p><p>", StringComparison.Ordinal))
                .Append("</p>");
        foreach (Node part in node.Parts)
            Append(part, html);
    }

    /// <summary>The start of a script that holds data, up to the data.</summary>
    [GeneratedRegex(@"<script\b(?:[^<>]*\btype\s*=\s*[""']?application/json\b[^<>]*>"
        + @"|[^<>]*>\s*(?:window\.|self\.|globalThis\.|var\s+|const\s+)?[\w$]{1,60}\s*=\s*(?=\{))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Script();

    [GeneratedRegex(@"<[^<>]{0,1000}>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    /// <summary>A part of the data.</summary>
    /// <param name="Html">Its text as HTML.</param>
    /// <param name="Prose">The number of characters of prose in all of the data.</param>
    private sealed record Part(string Html, int Prose);

    /// <summary>A value with its text, if that is prose, or the values within it that have some.</summary>
    private sealed record Node(string Text, List<Node> Parts)
    {
        /// <summary>The number of characters of prose in it.</summary>
        public int Prose { get; init; } = Parts.Sum(part => part.Prose);
    }
}
