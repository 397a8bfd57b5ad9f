using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Rules that find the earlier messages that an e-mail in HTML quotes.</summary>
internal static class MailHistory
{
    /// <summary>The marks of Apple Mail and Thunderbird, Gmail, Yahoo and Outlook.</summary>
    private const string Quoted =
        "blockquote[type=cite], .moz-cite-prefix, .gmail_quote, .yahoo_quoted, #divRplyFwdMsg, #appendonsend";

    /// <summary>Returns the elements that hold earlier messages.</summary>
    /// <param name="body">The message.</param>
    public static HashSet<IElement> Find(IElement body)
    {
        HashSet<IElement> history = [.. body.QuerySelectorAll(Quoted)];
        // Outlook only marks where it starts.
        IElement? start = history.FirstOrDefault(element => element.Id is "divRplyFwdMsg" or "appendonsend");
        if (start?.ParentElement is { } parent)
            history.UnionWith(parent.Children.SkipWhile(element => element != start));
        return history;
    }
}
