using AngleSharp.Dom;
using Summarizer.Pipeline.Reading.Html;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Rules that find the earlier messages that an e-mail in HTML quotes.</summary>
internal static class MailHistory
{
    /// <summary>The messages as Apple Mail and Thunderbird, Gmail and Yahoo quote them.</summary>
    private const string Quoted = "blockquote[type=cite], .gmail_quote, .yahoo_quoted";

    /// <summary>The lines above a message: of Thunderbird and Gmail.</summary>
    private const string Fields = ".moz-cite-prefix, .moz-email-headers-table, .gmail_attr";

    /// <summary>Returns the elements that hold earlier messages, or the header fields of a forwarded one.</summary>
    /// <param name="body">The message.</param>
    /// <param name="isForward">True if its subject says that it forwards a message.</param>
    public static HashSet<IElement> Find(IElement body, bool isForward)
    {
        HashSet<IElement> history = [.. body.QuerySelectorAll(Fields)];
        bool forwards = isForward;
        foreach (IElement quoted in body.QuerySelectorAll(Quoted))
        {
            if (!forwards && !IsForwarding(quoted))
                history.Add(quoted);
            forwards = false;
        }

        return history;
    }

    /// <summary>The end of the id of the header fields above a message that newer versions of Outlook answer.</summary>
    private const string OutlookFields = "divRplyFwdMsg";

    /// <summary>
    /// Clears the blocks of earlier messages that only the lines above them identify, and the header fields of a
    /// forwarded one.
    /// </summary>
    /// <param name="page">The e-mail.</param>
    /// <param name="isForward">True if its subject says that it forwards a message.</param>
    /// <param name="isAnswer">True if its subject says that it answers a message.</param>
    public static void Clear(HtmlPage page, bool isForward, bool isAnswer)
    {
        List<PageBlock> blocks = page.Blocks;
        if (!isForward)
            ClearQuotedLines(blocks, isAnswer);
        bool forwards = isForward, inFields = false, isEmpty = true, hasEnded = false;
        for (int i = 0; i < blocks.Count; i++)
        {
            string text = blocks[i].Text;
            bool isForwarding = MailFields.IsForwarding(MailFields.FirstLine(text));
            bool isOutlook = page.Elements[blocks[i].Element].Source.Id is { } id
                && id.EndsWith(OutlookFields, StringComparison.Ordinal);
            bool isAnswered = !inFields && (isOutlook || StartsMessage(text));
            hasEnded |= isAnswered && !forwards && !isEmpty;
            forwards &= !isForwarding && !isAnswered;
            isEmpty &= string.IsNullOrWhiteSpace(text);
            inFields = (inFields || isForwarding || isAnswered) && (isOutlook || MailFields.AreAll(text));
            if (hasEnded || inFields)
                blocks[i] = blocks[i].Cleared();
        }
    }

    /// <summary>
    /// Clears blocks of two or more quoted lines in an answer or below the line that introduces them. In other mail
    /// the sign may mean "more than", or be part of a command or a link.
    /// </summary>
    private static void ClearQuotedLines(List<PageBlock> blocks, bool isAnswer)
    {
        bool isIntroduced = isAnswer;
        for (int i = 0; i < blocks.Count; i++)
        {
            string text = blocks[i].Text.Trim();
            if (text.Length == 0)
                continue;
            if (!IsQuoted(text))
            {
                isIntroduced = isAnswer || MailText.IsAttribution(text[(text.LastIndexOf('\n') + 1)..]);
                continue;
            }

            // Each line may be a block of its own.
            int end = i + 1;
            while (end < blocks.Count && (string.IsNullOrWhiteSpace(blocks[end].Text) || IsQuoted(blocks[end].Text)))
                end++;
            int lines = blocks[i..end].Sum(block => block.Text.Trim() is { Length: > 0 } quoted
                ? quoted.AsSpan().Count('\n') + 1
                : 0);
            for (int quoted = i; isIntroduced && lines > 1 && quoted < end; quoted++)
                blocks[quoted] = blocks[quoted].Cleared();
            i = end - 1;
        }
    }

    /// <summary>True if each line starts with the sign for quoted text, as Hotmail writes it in HTML.</summary>
    private static bool IsQuoted(string text) =>
        text.Trim() is ['>', ..] lines && lines.Split('\n').All(line => line.TrimStart().StartsWith('>'));

    private static bool StartsMessage(string text) =>
        MailFields.IsAnswered(MailFields.FirstLine(text)) || MailFields.StartMessage(text.Trim().Split('\n'));

    private static bool IsForwarding(IElement quoted)
    {
        IText? first = quoted.Descendants<IText>().FirstOrDefault(text => !string.IsNullOrWhiteSpace(text.Data));
        return first is not null && MailFields.IsForwarding(MailFields.FirstLine(first.Data));
    }
}
