namespace Summarizer.Terms;

/// <summary>Greek letters as the stemmer and the stop words expect them.</summary>
internal static class GreekLetters
{
    /// <summary>
    /// Returns a lower-case letter without accent or dieresis; the final sigma becomes the ordinary one.
    /// </summary>
    public static char Plain(char c) => c switch
    {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' or 'ϊ' or 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' or 'ϋ' or 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        _ => c,
    };
}
