using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Ocr;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// Rules that tell text from what only looks like it: scans have no text at all, and fonts without a table of their
/// characters give letters that mean nothing. A summary of that would be worse than none.
/// </summary>
internal static class PdfGarbage
{
    /// <summary>
    /// Latin-script languages write some 35 to 45 vowels in 100 letters; shifted alphabets far fewer.
    /// </summary>
    private const double FewestVowels = 0.2;

    /// <summary>The fewest letters from which vowels can be judged.</summary>
    private const int EnoughLetters = 200;

    /// <summary>Throws if a PDF has no usable text. All of its pages are then for OCR.</summary>
    public static void Refuse(List<List<PdfLine>> pages, ScannedPages scans)
    {
        long all = 0, odd = 0, letters = 0, latin = 0, vowels = 0;
        foreach (char c in pages.SelectMany(page => page).SelectMany(line => line.Text))
        {
            if (c == ' ')
                continue;
            all++;
            if (c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') || char.IsControl(c)
                || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.OtherNotAssigned)
                odd++;
            if (char.IsLetter(c))
                letters++;
            if (c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\u00C0' and <= '\u024F'))
            {
                latin++;
                vowels += char.ToLowerInvariant(c) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or >= '\u00DF' ? 1 : 0;
            }
        }

        if (all == 0)
            throw new ArticleException(FailureCode.UnreadableArticle,
                "The PDF has no text layer: it seems to be a scan. Run text recognition (OCR) over it and upload the "
                    + "result.");
        if (odd * 5 > all || letters * 4 < all
            || (latin > EnoughLetters && latin * 2 > letters && vowels < latin * FewestVowels))
        {
            scans.TextIsGarbage = true;
            scans.Found.UnionWith(pages.SelectMany(page => page).Select(line => line.Page));
            throw new ArticleException(FailureCode.UnreadableArticle,
                "The PDF's text is garbage: its fonts do not say which characters they show. Run text recognition "
                    + "(OCR) over it, or save it again from the original.");
        }
    }
}
