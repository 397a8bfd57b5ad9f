namespace Summarizer.Pipeline.Storage;

/// <summary>The rules for the keys of notes.</summary>
internal static class NoteKey
{
    private const int MaxLength = 200;

    public static string Validate(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        bool valid = key.Length <= MaxLength
            && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '/')
            && ArticleName.IsValid(key);
        return valid
            ? key
            : throw new ArgumentException("A note's key has lower-case letters, digits, hyphens and slashes.",
                nameof(key));
    }
}
