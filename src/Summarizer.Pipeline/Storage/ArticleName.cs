using System.Text;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Storage;

/// <summary>The rules for the names of articles, the same for every store and every interface.</summary>
public static class ArticleName
{
    /// <summary>The longest name, in UTF-16 code units: what blob storage allows.</summary>
    public const int MaxLength = 1024;

    /// <summary>The most segments between slashes: what blob storage allows.</summary>
    public const int MaxSegments = 254;

    /// <summary>Throws where an article cannot have this name.</summary>
    /// <remarks>
    /// Everything else is a name: spaces, umlauts, any script, <c>%2F</c> (which is not a slash), a leading dot. What
    /// is refused are names that blob storage or the clients and proxies before it would change, so that another
    /// article would be meant.
    /// </remarks>
    /// <param name="name">The name.</param>
    /// <param name="target">The option, field or header that has it.</param>
    /// <returns>The name, for chaining.</returns>
    /// <exception cref="ArticleException">With <see cref="FailureCode.InvalidName"/>; says what is wrong and what is
    /// allowed.</exception>
    public static string Validate(string? name, string target = "name")
    {
        if (string.IsNullOrEmpty(name))
            throw Invalid($"must have 1 to {MaxLength} characters, but is empty");
        if (name.Length > MaxLength)
            throw Invalid($"must have 1 to {MaxLength} characters, but has {name.Length}");
        if (!name.IsWellFormed())
            throw Invalid("must be valid Unicode, but has half a surrogate pair");
        if (name.Any(c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF'))
            throw Invalid("must not have control characters");
        if (name.Contains('\\', StringComparison.Ordinal))
            throw Invalid("must not have a backslash. Use slashes between folders");
        int segments = 0;
        foreach (Range range in name.AsSpan().Split('/'))
        {
            ReadOnlySpan<char> segment = name.AsSpan(range);
            if (segment.IsEmpty)
                throw Invalid("must not start or end with a slash, or have two in a row. Use folder/name");
            if (segment is "." or "..")
                throw Invalid("must not have a folder \".\" or \"..\"");
            if (segment[^1] == '.')
                throw Invalid(
                    "must not have a folder or file name that ends with a dot, because blob storage drops the dot");
            if (++segments > MaxSegments)
                throw Invalid($"must have at most {MaxSegments} folders");
        }

        return name;

        ArticleException Invalid(string what) =>
            new(FailureCode.InvalidName, $"The article's name {what}.", target);
    }

    /// <summary>True if an article can have this name.</summary>
    public static bool IsValid(string? name)
    {
        try
        {
            Validate(name);
            return true;
        }
        catch (ArticleException)
        {
            return false;
        }
    }

    private static bool IsWellFormed(this string name)
    {
        ReadOnlySpan<char> rest = name;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int consumed) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[consumed..];
        }

        return true;
    }
}
