using System.Globalization;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// Removes what is at the edges of pages and is not the article: running heads, page numbers, and the title where
/// browsers print it once more.
/// </summary>
internal sealed partial class RunningHeads
{
    /// <summary>The number of lines at the top and at the bottom of a page that can be running heads.</summary>
    private const int EdgeLines = 3;

    private const int LongestHead = 150;

    /// <summary>Type above this share of the size of a page's text is for titles.</summary>
    private const double LargerType = 1.12;

    /// <summary>The most digits of a page number.</summary>
    private const int LongestNumber = 4;

    /// <summary>
    /// Heads of chapters and sections are on few pages of a long document, but at the same height: on this many that
    /// follow each other, or are on one side of the sheets.
    /// </summary>
    private const int PagesAtHeight = 3;

    private const int LongestStep = 2;

    /// <summary>The difference between heights that are the same, in points.</summary>
    private const int SameHeight = 2;

    private readonly List<List<PdfLine>> _pages;

    /// <summary>The number of pages that have a head at their edge, by its form.</summary>
    private readonly Dictionary<string, int> _heads;

    /// <summary>The pages that have a head with the same words at a height.</summary>
    private readonly ILookup<(string Words, double Height), int> _headsAtHeight;

    /// <summary>The number of pages that have a line at their edge, by each of its wordings.</summary>
    private readonly Dictionary<string, int> _wordings;

    /// <summary>The forms of heads whose number counts them, not the pages: "Chapter 1", "Chapter 2".</summary>
    private readonly HashSet<string> _counting;

    /// <summary>The size of the type that most of the document is set in.</summary>
    private readonly double _size;

    /// <summary>The number of pages that show a number, by its difference from the place of the page.</summary>
    private readonly Dictionary<int, int> _offsets;

    private RunningHeads(List<List<PdfLine>> pages, List<List<PdfLine>> edges)
    {
        _pages = pages;
        _heads = Count(edge => edge.Select(Form));
        _wordings = Count(edge => edge.SelectMany(Wordings));
        _size = pages.SelectMany(page => page).GroupBy(line => line.Size)
            .MaxBy(group => group.Sum(line => line.Text.Length))?.Key ?? 0;
        _counting = [.. edges.SelectMany(edge => edge.DistinctBy(Form)).GroupBy(Form).Where(IsCounting)
            .Select(group => group.Key)];
        _headsAtHeight = edges.SelectMany(edge => edge)
            .SelectMany(line => Wordings(line).Select(words => (Head: (words, Math.Round(line.Baseline)), line.Page)))
            .ToLookup(one => one.Head, one => one.Page);
        _offsets = Count(edge => edge.Select(OffsetOf).OfType<int>());

        Dictionary<T, int> Count<T>(Func<List<PdfLine>, IEnumerable<T>> of) where T : notnull =>
            edges.SelectMany(edge => of(edge).Distinct()).CountBy(form => form).ToDictionary();
    }

    /// <summary>Removes the running heads and page numbers of a document, whose title may be known.</summary>
    public static void Remove(List<List<PdfLine>> pages, string? title)
    {
        List<List<PdfLine>> edges = [.. pages.Select(Edge)];
        var heads = new RunningHeads(pages, edges);
        foreach ((List<PdfLine> page, List<PdfLine> edge) in pages.Zip(edges))
        {
            HashSet<PdfLine> removed = [.. edge.Where(line => heads.IsHead(line) || heads.IsCounted(line)
                || IsPrinted(line, title)
                || (line.Text == title && page.Exists(other => other.Size > LargerType * line.Size)))];
            page.RemoveAll(removed.Contains);
            edge.RemoveAll(removed.Contains);
            // A number with something beside it is a cell of a table.
            removed = [.. edge.Where(line => (PdfText.IsPageNumber(line.Text) || heads.IsRepeated(line))
                && StandsAlone(line, page))];
            page.RemoveAll(removed.Contains);
        }
    }

    /// <summary>
    /// True for the lines that browsers print around a page: its address, or the date with the time, alone or beside
    /// its title and the number of the page.
    /// </summary>
    private static bool IsPrinted(PdfLine line, string? title)
    {
        string rest = title is { Length: > 0 }
            ? line.Text.Replace(title, " ", StringComparison.Ordinal)
            : line.Text;
        string without = Printed().Replace(rest, " ").Trim();
        return without.Length < rest.Trim().Length && (without.Length == 0 || PdfText.IsPageNumber(without));
    }

    private static List<PdfLine> Edge(List<PdfLine> page)
    {
        List<PdfLine> byHeight = [.. page.OrderByDescending(line => line.Baseline)];
        return [.. byHeight.Where((line, i) => line.AtEdge && (i < EdgeLines || i >= byHeight.Count - EdgeLines))];
    }

    private bool IsHead(PdfLine line) => line.Text.Any(char.IsLetter) && IsRepeated(line);

    private bool IsRepeated(PdfLine line)
    {
        if (_pages.Count == 1 || line.Text.Length >= LongestHead)
            return false;
        return !IsNumberedTitle(line) && (_heads[Form(line)] >= Math.Max(2, _pages.Count / 4)
            || Wordings(line).Any(words => RunsOn(words, line)));
    }

    /// <summary>
    /// True for a title that differs from others in its number. No other page has it, and the number counts the titles,
    /// or the title is in larger type than the text and its numbers do not follow the pages.
    /// </summary>
    private bool IsNumberedTitle(PdfLine line)
    {
        if (_wordings[line.Text] > 1 || PdfText.IsPageNumber(line.Text) || !line.Text.Any(char.IsLetter))
            return false;
        return _counting.Contains(Form(line)) || (IsLarge(line) && Wordings(line).All(words => _wordings[words] == 1));
    }

    private bool IsLarge(PdfLine line) => line.Size > LargerType * _size;

    /// <summary>
    /// True for lines whose only number goes up by one from line to line. Where it goes up with the page, it counts
    /// titles only if these are in larger type, have the number after their first word, and start from 1.
    /// </summary>
    private bool IsCounting(IEnumerable<PdfLine> lines)
    {
        PdfLine[] heads = [.. lines];
        if (heads.Length < 2 || !heads.All(head => Digits().Count(head.Text) == 1 && head.Text.Length < LongestHead))
            return false;
        int[] numbers = [.. heads.Select(head => NumberIn(head.Text))];
        bool isApart = heads[^1].Page - heads[0].Page >= heads.Length;
        return Enumerable.Range(1, numbers.Length - 1).All(i => numbers[i] == numbers[i - 1] + 1)
            && (isApart || (numbers[0] == 1 && heads.All(head => IsLarge(head) && WordAndNumber().IsMatch(head.Text))));
    }

    /// <summary>True for a line whose words are at the same height on pages before and after it.</summary>
    private bool RunsOn(string words, PdfLine line)
    {
        double height = Math.Round(line.Baseline);
        int[] pages = [.. Enumerable.Range(-SameHeight, (2 * SameHeight) + 1)
            .SelectMany(difference => _headsAtHeight[(words, height + difference)]).Distinct().Order()];
        int at = Array.IndexOf(pages, line.Page), first = at, last = at;
        while (first > 0 && pages[first] - pages[first - 1] <= LongestStep)
            first--;
        while (last < pages.Length - 1 && pages[last + 1] - pages[last] <= LongestStep)
            last++;
        return last - first + 1 >= PagesAtHeight;
    }

    /// <summary>True for a number that counts the pages, as the numbers of other pages do.</summary>
    private bool IsCounted(PdfLine line) =>
        OffsetOf(line) is { } offset && _offsets[offset] >= Math.Clamp(_pages.Count, 2, PagesAtHeight);

    private static int? OffsetOf(PdfLine line) =>
        PdfText.IsPageNumber(line.Text) && Digits().IsMatch(line.Text) ? NumberIn(line.Text) - line.Page : null;

    /// <summary>Returns the first number in a text; -1 for one that is too long.</summary>
    private static int NumberIn(string text) =>
        int.TryParse(Digits().Match(text).ValueSpan, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static bool StandsAlone(PdfLine number, List<PdfLine> page) =>
        page.TrueForAll(line => line == number || Math.Abs(line.Baseline - number.Baseline) > 2
            || line.AtEdge != number.AtEdge);

    /// <summary>Returns the words of a head without what differs from page to page; a number as it is.</summary>
    private static string Form(PdfLine line) =>
        line.Text.Any(char.IsLetter) ? Digits().Replace(line.Text, "#").ToLowerInvariant() : line.Text;

    /// <summary>Returns the words of a head, also with each number in them as its difference from the page.</summary>
    private static IEnumerable<string> Wordings(PdfLine line) =>
        Digits().Matches(line.Text).Where(digits => digits.Length <= LongestNumber).Select(digits =>
            $"{line.Text[..digits.Index]}#{int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) - line.Page}"
                + line.Text[(digits.Index + digits.Length)..]).Prepend(line.Text);

    [GeneratedRegex(
        @"(?<!\S)(?:(?:https?|file)://\S+"
            + @"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:\s?[AP]M)?)(?!\S)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Printed();

    [GeneratedRegex(@"^\p{L}+ [0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex WordAndNumber();

    [GeneratedRegex(@"[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
