namespace Summarizer.Pipeline.Failures;

/// <summary>Text of a caller, short and plain enough to be repeated in an error.</summary>
public static class CallerText
{
    private const int Most = 40;

    /// <summary>
    /// Returns at most 40 characters, with a question mark for each that could change how a message looks.
    /// </summary>
    public static string Shortened(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = string.Concat(text.Take(Most).Select(c => IsPlain(c) ? c : '?'));
        return text.Length > Most ? plain + "…" : plain;
    }

    /// <summary>Returns the same in quotation marks, without any inside.</summary>
    public static string Quoted(string text) => $"\"{Shortened(text.Replace('"', '?'))}\"";

    private static bool IsPlain(char c) => c != '`' && !char.IsControl(c) && !char.IsSurrogate(c);
}
