using System.Text.RegularExpressions;
using MimeKit;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>
/// Finds the signature of an e-mail that no dashes announce: the sender's name after the text, with only short lines
/// below. Such lines look like headings.
/// </summary>
internal static partial class MailSignature
{
    /// <summary>The most blocks of a signature, and the longest one.</summary>
    private const int MostBlocks = 10, LongestBlock = 200;

    /// <summary>The most blocks below a first name alone, which may also head a part of the text.</summary>
    private const int MostBelowFirstName = 3;

    /// <summary>Returns the document with its signature as boilerplate.</summary>
    /// <param name="document">The body of the e-mail.</param>
    /// <param name="senders">The addresses that it is from.</param>
    public static Document Demote(Document document, InternetAddressList senders)
    {
        string[] names = [.. senders.Mailboxes.Select(sender => sender.Name ?? "").SelectMany(WordsOf)];
        Block[] blocks = [.. document.Blocks];
        int from = blocks.Length;
        for (int i = blocks.Length - 1; i > 0 && i >= blocks.Length - MostBlocks; i--)
        {
            string text = document.Text.Substring(blocks[i].Offset, blocks[i].Length);
            bool mayBeSignature = blocks[i].Kind is BlockKind.Paragraph or BlockKind.Heading or BlockKind.Boilerplate;
            if (!mayBeSignature || text.Length > LongestBlock || Prose.HasSentences(text))
                break;
            string[] first = [.. WordsOf(text.Split('\n')[0])];
            bool isNear = first.Length > 1 || blocks.Length - 1 - i <= MostBelowFirstName;
            if (first.Length > 0 && isNear
                && first.All(word => names.Contains(word, StringComparer.OrdinalIgnoreCase)))
                from = i;
        }

        for (int i = from; i < blocks.Length; i++)
            blocks[i] = blocks[i] with { Kind = BlockKind.Boilerplate, Level = 0 };
        return from == blocks.Length
            ? document
            : new Document(document.Text, blocks, document.Title, document.Language);
    }

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(word => word.Value);

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
