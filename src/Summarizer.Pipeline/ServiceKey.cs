namespace Summarizer.Pipeline;

/// <summary>
/// The key of a service that the app calls. It is sent in a header, so it can only have some characters.
/// </summary>
internal static class ServiceKey
{
    /// <summary>
    /// Throws where a key has a character that no header can have; the message does not show the key.
    /// </summary>
    /// <param name="setting">The setting's name as configuration writes it.</param>
    /// <param name="key">The key; null or empty where there is none.</param>
    /// <exception cref="InvalidSettingException">Names the setting and the character.</exception>
    public static void Require(string setting, string? key)
    {
        foreach (char c in key ?? "")
        {
            if (c is < '!' or > '~')
                throw new InvalidSettingException(setting, $"a text with the character U+{(int)c:X4}",
                    "a key of visible ASCII characters only, as the service shows it; a document that it was copied "
                        + "from may have added typographic quotation marks or invisible characters");
        }
    }
}
