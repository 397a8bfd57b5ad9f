using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// Adds what a PDF lacks whose end is missing: the trailer that names the catalog. If that is missing too, adds a
/// catalog of the pages in the order of their numbers. The library then finds the objects by itself.
/// </summary>
internal static partial class PdfRepair
{
    /// <summary>The longest part of the tree of pages that is searched for the one above it.</summary>
    private const int LongestPages = 100_000;

    /// <summary>Returns the file with the parts added; null if it has no pages outside packed objects.</summary>
    public static byte[]? WithTrailer(ReadOnlySpan<byte> content, CancellationToken cancellationToken)
    {
        string text = Encoding.Latin1.GetString(content);
        var types = new SortedDictionary<int, string>();
        int next = 1, root = 0;
        foreach (Match start in Start().Matches(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int number = int.Parse(start.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            next = Math.Max(next, number + 1);
            // A later object of a number replaces an earlier one.
            types[number] = start.Groups["type"].Value;
            if (types[number] == "Pages" && !HasParent(text.AsSpan(start.Index)))
                root = number;
        }

        int catalog = types.LastOrDefault(one => one.Value == "Catalog").Key;
        var end = new StringBuilder("\n");
        if (catalog == 0 && root > 0)
        {
            // Its pages may have fonts from it.
            catalog = next;
            end.Append(CultureInfo.InvariantCulture,
                $"{catalog} 0 obj\n<</Type/Catalog/Pages {root} 0 R>>\nendobj\n");
        }
        else if (catalog == 0 || !types.ContainsValue("Pages"))
        {
            int[] pages = [.. types.Where(one => one.Value == "Page").Select(one => one.Key)];
            if (pages.Length == 0)
                return null;
            catalog = next;
            end.Append(CultureInfo.InvariantCulture,
                $"{catalog} 0 obj\n<</Type/Catalog/Pages {catalog + 1} 0 R>>\nendobj\n{catalog + 1} 0 obj\n");
            end.Append(CultureInfo.InvariantCulture, $"<</Type/Pages/Count {pages.Length}/Kids[");
            foreach (int page in pages)
                end.Append(CultureInfo.InvariantCulture, $"{page} 0 R ");
            end.Append("]>>\nendobj\n");
        }

        end.Append(CultureInfo.InvariantCulture,
            $"trailer\n<</Size {next + 2}/Root {catalog} 0 R>>\nstartxref\n0\n%%EOF\n");
        return [.. content, .. Encoding.Latin1.GetBytes(end.ToString())];
    }

    /// <summary>True if the object at the start of a text names the part of the tree above it.</summary>
    private static bool HasParent(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestPages)];
        int end = text.IndexOf("endobj");
        return (end < 0 ? text : text[..end]).Contains("/Parent", StringComparison.Ordinal);
    }

    /// <summary>The start of an object, with the type that its dictionary names, if it does.</summary>
    [GeneratedRegex(@"\b(?<number>[1-9]\d{0,7})\s{1,9}\d{1,5}\s{1,9}obj\b(?:(?!endobj|obj\b|stream).){0,2000}?"
        + @"(?:/Type\s{0,9}/(?<type>Catalog|Pages|Page)\b|endobj|stream)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
