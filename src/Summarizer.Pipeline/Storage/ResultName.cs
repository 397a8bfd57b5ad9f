using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// The name under which an article's result is stored: the article's name and <c>.json</c>. Some names cannot be kept,
/// because they are longer than blob storage allows or because clients would change them. Their results have a
/// shortened name: the part that can be kept, <c>~</c>, the first 32 hexadecimal digits of the name's SHA-256, and
/// <c>.json</c>. The whole name is then in the metadata <c>article</c> (base64 of UTF-8).
/// </summary>
internal static class ResultName
{
    public const string Suffix = ".json";

    /// <summary>The metadata key of the article's name, where the stored name does not say it.</summary>
    public const string ArticleKey = "article";

    private const int HashDigits = 32;

    /// <summary>True if the stored name is the article's.</summary>
    public static bool IsPlain(string article) =>
        article.Length + Suffix.Length <= ArticleName.MaxLength && ArticleName.IsValid(article);

    public static string Of(string article)
    {
        if (IsPlain(article))
            return article + Suffix;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article)))[..HashDigits];
        return $"{Kept(article)}~{hash}{Suffix}";
    }

    /// <summary>The article that a stored result belongs to; null if the blob is not a result.</summary>
    public static string? ArticleOf(string stored, string? articleMetadata)
    {
        if (!stored.EndsWith(Suffix, StringComparison.Ordinal) || stored.Length == Suffix.Length)
            return null;
        if (articleMetadata is null)
            return stored[..^Suffix.Length];
        byte[] name = new byte[articleMetadata.Length];
        return Convert.TryFromBase64String(articleMetadata, name, out int length)
            ? Encoding.UTF8.GetString(name, 0, length)
            : null;
    }

    public static string ToMetadata(string article) => Convert.ToBase64String(Encoding.UTF8.GetBytes(article));

    private static string Kept(string article)
    {
        if (!ArticleName.IsValid(article))
            return "invalid-name";
        int length = ArticleName.MaxLength - 1 - HashDigits - Suffix.Length;
        return article[..(char.IsHighSurrogate(article[length - 1]) ? length - 1 : length)];
    }
}
