using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>Writes PDFs object by object, sound and otherwise. Text is set in the built-in Helvetica.</summary>
internal sealed class PdfMaker
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A document of pages; each is a list of pieces of text with their places.</summary>
    public static byte[] Make(params (double X, double Y, double Size, string Text)[][] pages) => Make("", pages);

    public static byte[] Make(string information, params (double X, double Y, double Size, string Text)[][] pages)
    {
        var pdf = new PdfMaker();
        int font = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        int bold = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
        int parent = pdf.Count + (2 * pages.Length) + 1;
        List<int> kids = [];
        foreach ((double X, double Y, double Size, string Text)[] page in pages)
        {
            var content = new StringBuilder();
            foreach ((double x, double y, double size, string text) in page)
            {
                bool isBold = text.StartsWith("**", StringComparison.Ordinal);
                string shown =
                    (isBold ? text[2..] : text).Replace("\\", "\\\\", StringComparison.Ordinal)
                        .Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
                content.Append(CultureInfo.InvariantCulture,
                    $"BT /{(isBold ? "B" : "F")} {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj ET\n");
            }

            int stream = pdf.AddStream("", Encoding.Latin1.GetBytes(content.ToString()));
            kids.Add(pdf.Add(
                $"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] "
                    + $"/Contents {stream} 0 R /Resources << /Font << /F {font} 0 R /B {bold} 0 R >> >> >>"));
        }

        pdf.Add($"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>");
        int catalog = pdf.Add($"<< /Type /Catalog /Pages {parent} 0 R /Lang (en-GB) >>");
        int info = pdf.Add($"<< {information} >>");
        return pdf.Write(catalog, info);
    }

    /// <summary>The text on pages without text, drawn with letters that are made of bars.</summary>
    public const string Drawn = "HE LEFT THE FLEET";

    /// <summary>Makes a document of one page with the given instructions; its font is called F.</summary>
    public static byte[] MakeOf(string instructions)
    {
        const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
        var pdf = new PdfMaker();
        int text = pdf.AddStream("", Encoding.Latin1.GetBytes(instructions));
        int page = pdf.Add($"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents {text} 0 R "
            + $"/Resources << /Font << /F {Font} >> >> >>");
        pdf.Add($"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");
        return pdf.Write(pdf.Add("<< /Type /Catalog /Pages 3 0 R >>"));
    }

    /// <summary>A document of pages of which only some have text; the others show it without letters.</summary>
    /// <param name="count">The number of pages.</param>
    /// <param name="withText">The pages that have text, from 1.</param>
    /// <param name="text">Their text.</param>
    /// <param name="other">The content of the other pages. Null: <see cref="Drawn"/>.</param>
    public static byte[] MakeDrawn(int count, int[] withText, string text = "", string? other = null)
    {
        var pdf = new PdfMaker();
        int font = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        int parent = (2 * count) + 2;
        var kids = new List<int>();
        for (int page = 1; page <= count; page++)
        {
            string content =
                withText.Contains(page) ? $"BT /F 11 Tf 1 0 0 1 60 600 Tm ({text}) Tj ET" : other ?? Bars();
            int stream = pdf.AddStream("", Encoding.Latin1.GetBytes(content));
            kids.Add(pdf.Add($"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] "
                + $"/Contents {stream} 0 R /Resources << /Font << /F {font} 0 R >> >> >>"));
        }

        pdf.Add($"<< /Type /Pages /Count {count} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>");
        return pdf.Write(pdf.Add($"<< /Type /Catalog /Pages {parent} 0 R >>"));
    }

    private static string Bars()
    {
        const string left = "0 0 3 20", right = "10 0 3 20", middle = "5 0 3 20", top = "0 17 13 3",
            bottom = "0 0 13 3",
            centre = "0 8.5 13 3";
        var bars = new StringBuilder();
        int x = 80;
        foreach (char letter in Drawn)
        {
            string[] parts = letter switch
            {
                'E' => [left, top, centre, bottom],
                'F' => [left, top, centre],
                'H' => [left, right, centre],
                'L' => [left, bottom],
                'T' => [top, middle],
                _ => [],
            };
            bars.Append(CultureInfo.InvariantCulture, $"q 1 0 0 1 {x} 600 cm ");
            bars.AppendJoin(' ', parts.Select(part => part + " re f")).Append(" Q\n");
            x += 18;
        }

        return bars.ToString();
    }

    public int Count => _objects.Count;

    public int Add(string content) => Add(Encoding.Latin1.GetBytes(content));

    public int AddStream(string dictionary, byte[] content, bool deflate = false)
    {
        if (deflate)
        {
            var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
                zlib.Write(content);
            content = packed.ToArray();
            dictionary += " /Filter /FlateDecode";
        }

        return Add([.. Encoding.Latin1.GetBytes($"<< /Length {content.Length} {dictionary} >>\nstream\n"), .. content,
            .. "\nendstream"u8]);
    }

    public byte[] Write(int catalog, int? info = null)
    {
        var pdf = new MemoryStream();
        pdf.Write("%PDF-1.7\n"u8);
        List<long> offsets = [];
        for (int i = 0; i < _objects.Count; i++)
        {
            offsets.Add(pdf.Position);
            pdf.Write(Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n"));
            pdf.Write(_objects[i]);
            pdf.Write("\nendobj\n"u8);
        }

        long table = pdf.Position;
        var end = new StringBuilder($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (long offset in offsets)
            end.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        end.Append(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {_objects.Count + 1} "
                + $"/Root {catalog} 0 R {(info is null ? "" : $"/Info {info} 0 R")} >>\nstartxref\n{table}\n%%EOF\n");
        pdf.Write(Encoding.Latin1.GetBytes(end.ToString()));
        return pdf.ToArray();
    }

    private int Add(byte[] content)
    {
        _objects.Add(content);
        return _objects.Count;
    }
}
