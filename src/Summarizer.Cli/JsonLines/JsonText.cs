using System.Text.Encodings.Web;

namespace Summarizer.Cli.JsonLines;

/// <summary>JSON text by hand, where there is no type to serialise.</summary>
internal static class JsonText
{
    /// <summary>Returns a string as JSON, with its quotation marks.</summary>
    public static string Quote(string value) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)}\"";
}
