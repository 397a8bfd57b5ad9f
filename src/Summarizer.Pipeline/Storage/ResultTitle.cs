using System.Text;

namespace Summarizer.Pipeline.Storage;

/// <summary>An article's title in the metadata of its result: at most 100 characters, as base64 of UTF-8.</summary>
internal static class ResultTitle
{
    // All metadata of a blob together may have 8 KB, and the article's name may need half of it.
    private const int MaxLength = 100;

    /// <summary>Returns the title as metadata; empty for no title.</summary>
    public static string Format(string? title)
    {
        if (string.IsNullOrEmpty(title))
            return "";
        int length = title.Length <= MaxLength ? title.Length : MaxLength - 1;
        if (char.IsHighSurrogate(title[length - 1]))
            length--;
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(length == title.Length ? title : title[..length] + "…"));
    }

    /// <summary>Returns the title; null if there is none, or if the metadata is not of this form.</summary>
    public static string? Parse(string metadata)
    {
        byte[] bytes = new byte[metadata.Length];
        return metadata.Length > 0 && Convert.TryFromBase64String(metadata, bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
