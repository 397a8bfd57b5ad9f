using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Documents;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>A printer of documents block by block: as lines with the kind of each, as Markdown or as JSON.</summary>
/// <param name="output">The writer to print to.</param>
/// <param name="format">"text", "markdown" or "json".</param>
/// <param name="alone">True if only one document is printed.</param>
internal sealed partial class DocumentPrinter(TextWriter output, string format, bool alone)
{
    private bool _any;

    /// <summary>Prints one document.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="article">The content read from it.</param>
    public void Print(string name, ReadArticle article)
    {
        if (_any && format != "json")
            Line("");
        _any = true;
        if (format == "json")
            PrintJson(name, article);
        else if (format == "markdown")
            PrintMarkdown(article.Document);
        else
            PrintLines(name, article);
        output.Flush();
    }

    private void PrintLines(string name, ReadArticle article)
    {
        Document document = article.Document;
        if (!alone)
            Line($"==> {PlainLine.Of(name)} <==");
        Line($"type: {article.ContentType}");
        Line($"language: {document.Language ?? "not declared"}");
        Line($"title: {PlainLine.Of(document.Title ?? "-")}");
        foreach (Warning warning in article.Warnings)
            Line($"warning: {warning.Code}: {PlainLine.Of(warning.Message)}");
        foreach (Block block in document.Blocks)
        {
            string level = block.Level > 0 ? $" {block.Level}" : "";
            string rule = block.Rule is null ? "" : $": {block.Rule}";
            Line($"[{NameOf(block.Kind)}{level}{rule}] {PlainLine.Of(TextOf(document, block))}");
        }
    }

    private void PrintMarkdown(Document document)
    {
        BlockKind? last = null;
        bool hasTitle =
            document.Blocks.Any(block => block.Kind == BlockKind.Heading && TextOf(document, block) == document.Title);
        if (document.Title is { } title && !hasTitle)
        {
            Line($"# {ReadableResult.Escaped(title)}");
            last = BlockKind.Heading;
        }

        for (int i = 0; i < document.Blocks.Count; i++)
        {
            Block block = document.Blocks[i];
            bool continues = block.Kind == last && block.Kind == BlockKind.ListItem;
            if (last is not null && !continues)
                Line("");
            string text = TextOf(document, block);
            if (block.Kind == BlockKind.Code)
            {
                PrintCode(text);
            }
            else if (block.Kind == BlockKind.Table)
            {
                Block[] rows = [.. document.Blocks.Skip(i).TakeWhile(row => row.Kind == BlockKind.Table)];
                // A table in plain text is one block.
                PrintTable([.. rows.SelectMany(row => TextOf(document, row).Split('\n'))]);
                i += rows.Length - 1;
            }
            else
            {
                PrintMarkdown(block, text);
            }

            last = block.Kind;
        }
    }

    private void PrintMarkdown(Block block, string text)
    {
        string line = ReadableResult.Escaped(text);
        Line(block.Kind switch
        {
            BlockKind.Heading => $"{new string('#', Math.Clamp(block.Level, 1, 6))} {line}",
            BlockKind.ListItem => $"- {line}",
            BlockKind.Quotation => $"> {line}",
            BlockKind.Caption => $"*{line}*",
            BlockKind.Boilerplate => $"<!-- {line.Replace("--", "- -", StringComparison.Ordinal)} -->",
            _ => line,
        });
    }

    // Markdown shows a table only if its first row is a head, which a line of dashes follows. It hides cells beyond
    // the head's last, so the head is as wide as the widest row.
    private void PrintTable(string[] rows)
    {
        // The bars around each row of a table in plain text. A cell at one side may be empty in some rows of others.
        bool areFramed = rows.All(row => row.Trim() is ['|', .., '|']);
        string[][] cells =
            [.. rows.Select(row => CellSeparator().Split(areFramed ? row.Trim().Trim('|') : row)
                .Select(cell => ReadableResult.Escaped(cell.Trim())).ToArray())];
        int width = cells.Max(row => row.Length);
        PrintRow([.. cells[0], .. Enumerable.Repeat("", width - cells[0].Length)]);
        PrintRow(Enumerable.Repeat("---", width));
        foreach (string[] row in cells.Skip(1))
            PrintRow(row);
    }

    private void PrintRow(IEnumerable<string> cells) =>
        Line("|" + string.Concat(cells.Select(cell => cell.Length == 0 ? " |" : $" {cell} |")));

    // Spaces between empty cells are collapsed, so two bars share one.
    [GeneratedRegex(@"(?<!\S)\|(?!\S)")]
    private static partial Regex CellSeparator();

    private void PrintCode(string text)
    {
        Line("~~~");
        foreach (string line in text.Split('\n'))
            Line(PlainLine.Of(line).Replace("~~~", "~ ~ ~", StringComparison.Ordinal));
        Line("~~~");
    }

    private void PrintJson(string name, ReadArticle article)
    {
        Document document = article.Document;
        using var bytes = new MemoryStream();
        var form = new JsonWriterOptions
        {
            Indented = alone,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NewLine = "\n"
        };
        using (var json = new Utf8JsonWriter(bytes, form))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("contentType", article.ContentType);
            json.WriteString("title", document.Title);
            json.WriteString("language", document.Language);
            json.WriteStartArray("warnings");
            foreach (Warning warning in article.Warnings)
            {
                json.WriteStartObject();
                json.WriteString("code", warning.Code);
                json.WriteString("message", warning.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("blocks");
            foreach (Block block in document.Blocks)
                WriteJson(json, document, block);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        Line(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static void WriteJson(Utf8JsonWriter json, Document document, Block block)
    {
        json.WriteStartObject();
        json.WriteString("kind", NameOf(block.Kind));
        if (block.Level > 0)
            json.WriteNumber("level", block.Level);
        if (block.Rule is not null)
            json.WriteString("rule", block.Rule);
        json.WriteNumber("offset", block.Offset);
        json.WriteNumber("length", block.Length);
        json.WriteString("text", TextOf(document, block));
        json.WriteEndObject();
    }

    private static string NameOf(BlockKind kind) =>
        kind == BlockKind.ListItem ? "list item" : kind.ToString().ToLowerInvariant();

    private static string TextOf(Document document, Block block) => document.Text.Substring(block.Offset, block.Length);

    private void Line(string line) => output.Write(line + "\n");
}
