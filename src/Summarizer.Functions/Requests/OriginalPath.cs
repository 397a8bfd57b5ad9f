namespace Summarizer.Functions.Requests;

/// <summary>
/// A request's path as the caller sent it. The Functions host passes on another one: its proxy encodes the percent sign
/// of <c>%2F</c> again, and its forwarding to a custom handler also ends the path at <c>#</c> and <c>?</c>. Azure's
/// front end adds the original in a header; it is used only if it leads to the path that was received, so that no one
/// reaches another route by it.
/// </summary>
internal static class OriginalPath
{
    /// <summary>The header in which Azure's front end passes the original path and query on.</summary>
    public const string Header = "X-WAWS-Unencoded-URL";

    /// <summary>Returns the original path, percent-encoded.</summary>
    /// <param name="received">The path that the app received.</param>
    /// <param name="sent">The header's value. Null without an Azure front end.</param>
    public static string Of(string received, string? sent)
    {
        if (sent?.Split('?', 2)[0] is ['/', ..] original && LeadsTo(original, received))
            return original;
        // An encoded slash is far more common than a name with %2F in it, which the parameter "name" takes.
        return received.Replace("%252F", "%2F", StringComparison.OrdinalIgnoreCase);
    }

    private static bool LeadsTo(string original, string received)
    {
        (string sent, string got) = (Loose(original), Loose(received));
        if (sent == got)
            return true;
        int end = Uri.UnescapeDataString(original).AsSpan().IndexOfAny('#', '?');
        return end >= 0 && Loose(Uri.EscapeDataString(Uri.UnescapeDataString(original)[..end])) == got;
    }

    private static string Loose(string path) =>
        Uri.UnescapeDataString(path).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
