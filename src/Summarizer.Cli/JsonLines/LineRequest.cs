using System.Text.Json;

namespace Summarizer.Cli.JsonLines;

/// <summary>
/// A line of <c>summarize --jsonl</c>: a text with its id and, where they differ from the command line's, its options.
/// </summary>
internal sealed class LineRequest : JsonLine
{
    private int? _n;

    public string? Text { get; private set; }

    public int? Sentences { get; private set; }

    public double? Ratio { get; private set; }

    public int? Words { get; private set; }

    public string? Query { get; private set; }

    public string? Title { get; private set; }

    public string? Language { get; private set; }

    public SummaryOrder? SortBy { get; private set; }

    /// <summary>
    /// Returns the command line's options overridden by this line's. A length here replaces a length there.
    /// </summary>
    public SummaryOptions Over(SummaryOptions options)
    {
        int? sentences = Sentences ?? (Ratio is null && Words is null ? _n : null);
        bool hasLength = sentences is not null || Ratio is not null || Words is not null;
        return options with
        {
            Sentences = hasLength ? sentences : options.Sentences,
            Ratio = hasLength ? Ratio : options.Ratio,
            Words = hasLength ? Words : options.Words,
            Query = Query ?? options.Query,
            Title = Title ?? options.Title,
            Language = Language ?? options.Language,
            SortBy = SortBy ?? options.SortBy,
        };
    }

    protected override void ReadField(string name, ref Utf8JsonReader reader)
    {
        switch (name)
        {
            case "text":
                Text = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw Wrong(name, "a string");
                break;
            case "sentences":
                Sentences = WholeNumber(ref reader, name);
                break;
            case "n":
                _n = WholeNumber(ref reader, name);
                break;
            case "words":
                Words = WholeNumber(ref reader, name);
                break;
            case "ratio":
                Ratio = reader.TokenType switch
                {
                    JsonTokenType.Null => null,
                    JsonTokenType.Number when reader.TryGetDouble(out double ratio) => ratio,
                    _ => throw Wrong(name, "a number above 0 and at most 1"),
                };
                break;
            case "query":
                Query = OptionalString(ref reader, name);
                break;
            case "title":
                Title = OptionalString(ref reader, name);
                break;
            case "language" or "lang":
                Language = OptionalString(ref reader, name);
                break;
            case "sortBy":
                SortBy = OptionalString(ref reader, name) switch
                {
                    null => null,
                    "offset" => SummaryOrder.Offset,
                    "rank" => SummaryOrder.Rank,
                    _ => throw Wrong(name, "offset or rank"),
                };
                break;
            default:
                reader.Skip();
                break;
        }
    }
}
