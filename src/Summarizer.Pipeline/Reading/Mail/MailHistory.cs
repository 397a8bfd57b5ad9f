using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Rules that find the earlier messages that an e-mail in HTML quotes.</summary>
internal static class MailHistory
{
    /// <summary>The messages as Apple Mail and Thunderbird, Gmail and Yahoo quote them.</summary>
    private const string Quoted = "blockquote[type=cite], .gmail_quote, .yahoo_quoted";

    /// <summary>The lines above a message: of Thunderbird, Gmail and Outlook.</summary>
    private const string Fields = ".moz-cite-prefix, .moz-email-headers-table, .gmail_attr, #divRplyFwdMsg";

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

        // Outlook only marks where a message starts.
        IElement? start = body.QuerySelectorAll("#divRplyFwdMsg").Skip(isForward ? 1 : 0).FirstOrDefault();
        if (start?.ParentElement is { } parent)
            history.UnionWith(parent.Children.SkipWhile(element => element != start));
        return history;
    }

    private static bool IsForwarding(IElement quoted)
    {
        IText? first = quoted.Descendants<IText>().FirstOrDefault(text => !string.IsNullOrWhiteSpace(text.Data));
        return first is not null && MailFields.IsForwarding(MailFields.FirstLine(first.Data));
    }
}
