using System.Text.Json;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// How a document, or why there is none, gets from the process that read it to the one that asked
/// (<see cref="ReadingProcess"/>).
/// </summary>
internal static class ReadingMessage
{
    public static string Of(ReadingLimits limits) =>
        JsonSerializer.Serialize(limits, ReadingJson.Default.ReadingLimits);

    public static ReadingLimits LimitsOf(string json) =>
        JsonSerializer.Deserialize(json, ReadingJson.Default.ReadingLimits)!;

    public static void Write(BinaryWriter writer, Document document, IReadOnlyList<Warning> warnings)
    {
        writer.Write(true);
        writer.Write(document.Text);
        writer.Write(document.Title ?? "");
        writer.Write(document.Language ?? "");
        writer.Write(document.Blocks.Count);
        foreach (Block block in document.Blocks)
        {
            writer.Write((byte)block.Kind);
            writer.Write(block.Offset);
            writer.Write(block.Length);
            writer.Write(block.Level);
        }

        writer.Write(warnings.Count);
        foreach (Warning warning in warnings)
        {
            writer.Write(warning.Code);
            writer.Write(warning.Message);
        }
    }

    public static void Write(BinaryWriter writer, ArticleException refusal)
    {
        writer.Write(false);
        writer.Write(refusal.Code);
        writer.Write(refusal.Message);
    }

    /// <summary>Reads what came of an article.</summary>
    /// <exception cref="ArticleException">It was refused.</exception>
    public static Document Read(BinaryReader reader, List<Warning> warnings)
    {
        if (!reader.ReadBoolean())
            throw new ArticleException(reader.ReadString(), reader.ReadString());
        string text = reader.ReadString(), title = reader.ReadString(), language = reader.ReadString();
        var blocks = new List<Block>();
        for (int count = reader.ReadInt32(); count > 0; count--)
            blocks.Add(new Block((BlockKind)reader.ReadByte(), reader.ReadInt32(), reader.ReadInt32(),
                reader.ReadInt32()));
        for (int count = reader.ReadInt32(); count > 0; count--)
            warnings.Add(new Warning(reader.ReadString(), reader.ReadString()));
        return new Document(text, blocks, title.Length > 0 ? title : null, language.Length > 0 ? language : null);
    }
}
