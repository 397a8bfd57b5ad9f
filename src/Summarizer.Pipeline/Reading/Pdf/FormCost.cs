using System.Text;
using Summarizer.Pipeline.Failures;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// A count of the forms that drawing a PDF's pages would take, without drawing anything. Ten forms that each draw the
/// next ten times make ten thousand million, and the library cannot be stopped while it draws.
/// </summary>
internal sealed class FormCost(PdfDocument pdf, ReadingLimits limits, CancellationToken cancellationToken)
{
    private static readonly NameToken Forms = NameToken.Create("XObject");

    private readonly Dictionary<IndirectReference, long> _known = [];
    private readonly HashSet<IndirectReference> _visiting = [];
    private readonly HashSet<int> _uncounted = [];
    private int _pages;
    private long _total;

    /// <summary>The number of pages that the file lacks, and that the library takes for empty ones.</summary>
    public int Missing { get; private set; }

    /// <summary>The number of pages for which the file lacks a font, without which its text cannot be read.</summary>
    public int WithoutFont { get; private set; }

    /// <summary>
    /// Refuses a document whose pages draw more forms than streams are allowed. Returns the numbers of the pages whose
    /// forms cannot be counted, because an object is missing or damaged; they must not be drawn.
    /// </summary>
    public IReadOnlySet<int> Refuse()
    {
        if (Resolve(pdf.Structure.Catalog.CatalogDictionary, NameToken.Pages) is DictionaryToken root)
            Walk(root, null, [], 0);
        if (_uncounted.Count > 0 && _pages != pdf.NumberOfPages)
            throw new ArticleException(FailureCode.UnreadableArticle,
                "The PDF is damaged: its pages cannot be told apart.");
        return _uncounted;
    }

    private void Walk(DictionaryToken node, DictionaryToken? inherited, HashSet<IToken> seen, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (depth > limits.MaxPdfDepth || !seen.Add(node))
            return;
        DictionaryToken? resources = Resolve(node, NameToken.Resources) as DictionaryToken ?? inherited;
        if (Resolve(node, NameToken.Kids) is ArrayToken kids)
        {
            foreach (IToken kid in kids.Data)
            {
                if (Find(kid) is DictionaryToken child)
                    Walk(child, resources, seen, depth + 1);
            }
        }
        else
        {
            _pages++;
            if (LacksFont(resources))
                WithoutFont++;
            CountPage(node, resources);
        }
    }

    /// <summary>Returns a page or a part of the tree of pages. Null if it is missing.</summary>
    private IToken? Find(IToken kid)
    {
        try
        {
            return Resolve(kid);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            Missing++;
            return null;
        }
    }

    private bool LacksFont(DictionaryToken? resources)
    {
        try
        {
            return resources is not null && Resolve(resources, NameToken.Font) is DictionaryToken fonts
                && fonts.Data.Values.Any(font => font is IndirectReferenceToken && Resolve(font) is null or NullToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            return true;
        }
    }

    private void CountPage(DictionaryToken page, DictionaryToken? resources)
    {
        try
        {
            if (FormsOf(resources) is not { Count: > 0 } forms)
                return;
            IToken? contents = Resolve(page, NameToken.Contents);
            foreach (IToken part in contents is ArrayToken parts ? parts.Data : contents is null ? [] : [contents])
                Count(Resolve(part) is StreamToken stream ? Drawn(stream, forms, 0) : 0);
        }
        catch (Exception exception) when (exception
            is not (ArticleException or OperationCanceledException or OutOfMemoryException))
        {
            // The library throws nearly every kind of exception at a damaged file. The other pages may be sound.
            _uncounted.Add(_pages);
        }
    }

    private void Count(long forms)
    {
        _total += forms;
        if (_total > limits.MaxPdfStreams)
            throw new ArticleException(FailureCode.TooLarge,
                $"The pages of the PDF draw more than the {limits.MaxPdfStreams} forms allowed.");
    }

    /// <summary>
    /// Counts the forms that a content stream draws, those within others included, no further than the limit.
    /// </summary>
    private long Drawn(StreamToken stream, Dictionary<string, IndirectReference> forms, int depth)
    {
        ReadOnlySpan<byte> content = stream.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner).Span;
        long drawn = 0;
        while (content.IndexOf("Do"u8) is >= 0 and var at && drawn <= limits.MaxPdfStreams)
        {
            ReadOnlySpan<byte> before = content[Math.Max(0, at - 128)..at].TrimEnd(" \t\r\n"u8);
            content = content[(at + 2)..];
            int slash = before.LastIndexOf((byte)'/');
            if (slash >= 0
                && forms.TryGetValue(Encoding.Latin1.GetString(before[(slash + 1)..]), out IndirectReference form))
                drawn += Cost(form, depth + 1);
        }

        return drawn;
    }

    private long Cost(IndirectReference reference, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_known.TryGetValue(reference, out long known))
            return known;
        // Loops and depth the library notices itself.
        if (depth > limits.MaxPdfDepth || !_visiting.Add(reference))
            return 1;
        long cost = 1;
        if (Resolve(new IndirectReferenceToken(reference)) is StreamToken form
            && FormsOf(Resolve(form.StreamDictionary, NameToken.Resources) as DictionaryToken) is { Count: > 0 } inner)
            cost += Drawn(form, inner, depth);
        _visiting.Remove(reference);
        return _known[reference] = cost;
    }

    private Dictionary<string, IndirectReference> FormsOf(DictionaryToken? resources)
    {
        var forms = new Dictionary<string, IndirectReference>(StringComparer.Ordinal);
        if (resources is null || Resolve(resources, Forms) is not DictionaryToken named)
            return forms;
        foreach ((string name, IToken token) in named.Data)
        {
            if (token is IndirectReferenceToken reference && Resolve(token) is StreamToken stream
                && stream.StreamDictionary.TryGet(NameToken.Subtype, out IToken? kind)
                && kind is NameToken { Data: "Form" })
                forms[name] = reference.Data;
        }

        return forms;
    }

    private IToken? Resolve(DictionaryToken dictionary, NameToken name) =>
        dictionary.TryGet(name, out IToken? token) ? Resolve(token) : null;

    private IToken? Resolve(IToken token)
    {
        for (int steps = 0; token is IndirectReferenceToken reference && steps < 10; steps++)
        {
            if (pdf.Structure.GetObject(reference.Data)?.Data is not { } target)
                return null;
            token = target;
        }

        return token;
    }
}
