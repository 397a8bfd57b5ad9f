using System.Text.Encodings.Web;
using System.Text.Json;
using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;

namespace Summarizer.Benchmarks;

/// <summary>
/// <c>split FILE</c>: the sentences of each hard case, one JSON array a line, for peers/sentences/sentences.mjs.
/// </summary>
internal static class SplitCommand
{
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Run(string file)
    {
        foreach (string line in File.ReadLines(file))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] parts = line.TrimStart('!').Split('\t');
            string text =
                parts[1].Replace('⏎', '\n').Replace(" | ", " ", StringComparison.Ordinal)
                    .Replace("|", "", StringComparison.Ordinal);
            var document = new Document(text, [new Block(BlockKind.Paragraph, 0, text.Length)]);
            Console.WriteLine(JsonSerializer.Serialize(ArticleSentences.Of(document, Language.Of(parts[0]))
                .Select(s => text.Substring(s.Offset, s.Length)), Readable));
        }
    }
}
