namespace Summarizer.Pipeline.Evaluation;

/// <summary>
/// The stemmer of the reference ROUGE implementation: Porter's of 1980 with NLTK's deviations. Lucene.Net's differs
/// from it (dying, spied, enjoy, news), and a measure must not.
/// </summary>
internal static class PorterStemmer
{
    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
        ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"),
        ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"),
        ("biliti", "ble"), ("fulli", "ful"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
        "iti", "ous", "ive", "ize",
    ];

    /// <summary>Returns the stem of a lower-case English word.</summary>
    public static string Stem(string word)
    {
        if (Irregular(word) is { } known)
            return known;
        return word.Length <= 2
            ? word
            : DropFinalE(DropSuffix(Shorten(Shorten(NormalizeY(DropEdAndIng(DropPlural(word))), Step2), Step3)));
    }

    private static string? Irregular(string word) => word switch
    {
        "sky" or "skies" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "innings" or "inning" => "inning",
        "outings" or "outing" => "outing",
        "cannings" or "canning" => "canning",
        "news" or "howe" or "proceed" or "exceed" or "succeed" => word,
        _ => null,
    };

    private static string DropPlural(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal))
            return word.Length == 4 ? word[..^1] : word[..^2];
        if (word.EndsWith("sses", StringComparison.Ordinal))
            return word[..^2];
        return word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
    }

    private static string DropEdAndIng(string word)
    {
        if (word.EndsWith("ied", StringComparison.Ordinal))
            return word.Length == 4 ? word[..^1] : word[..^2];
        if (word.EndsWith("eed", StringComparison.Ordinal))
            return Measure(word.AsSpan(0, word.Length - 3)) > 0 ? word[..^1] : word;
        string stem;
        if (word.EndsWith("ed", StringComparison.Ordinal) && HasVowel(word.AsSpan(0, word.Length - 2)))
            stem = word[..^2];
        else if (word.EndsWith("ing", StringComparison.Ordinal) && HasVowel(word.AsSpan(0, word.Length - 3)))
            stem = word[..^3];
        else
            return word;
        if (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal)
            || stem.EndsWith("iz", StringComparison.Ordinal))
            return stem + "e";
        if (stem.Length >= 2 && stem[^1] == stem[^2] && IsConsonant(stem, stem.Length - 1))
            return stem[^1] is 'l' or 's' or 'z' ? stem : stem[..^1];
        return Measure(stem) == 1 && EndsConsonantVowelConsonant(stem) ? stem + "e" : stem;
    }

    private static string NormalizeY(string word) =>
        word.Length > 2 && word.EndsWith('y') && IsConsonant(word, word.Length - 2) ? word[..^1] + "i" : word;

    private static string Shorten(string word, (string Suffix, string Replacement)[] rules)
    {
        if (rules == Step2 && word.EndsWith("alli", StringComparison.Ordinal)
            && Measure(word.AsSpan(0, word.Length - 4)) > 0)
            return Shorten(word[..^2], Step2);
        foreach ((string suffix, string replacement) in rules)
        {
            if (!word.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            string stem = word[..^suffix.Length];
            return Measure(stem) > 0 ? stem + replacement : word;
        }

        // The l of -logi counts as the stem's, so that geo- is treated like archaeo-.
        return rules == Step2 && word.EndsWith("logi", StringComparison.Ordinal)
            && Measure(word.AsSpan(0, word.Length - 3)) > 0 ? word[..^1] : word;
    }

    private static string DropSuffix(string word)
    {
        foreach (string suffix in Step4)
        {
            if (!word.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            string stem = word[..^suffix.Length];
            return Measure(stem) > 1 && (suffix != "ion" || stem[^1] is 's' or 't') ? stem : word;
        }

        return word;
    }

    private static string DropFinalE(string word)
    {
        if (word.EndsWith('e'))
        {
            string stem = word[..^1];
            int measure = Measure(stem);
            if (measure > 1 || (measure == 1 && !EndsConsonantVowelConsonant(stem)))
                word = stem;
        }

        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word.AsSpan(0, word.Length - 1)) > 1
            ? word[..^1]
            : word;
    }

    private static bool IsConsonant(ReadOnlySpan<char> word, int i)
    {
        // y is a consonant at the start and after a vowel; a row of y's alternates.
        bool flip = false;
        while (word[i] == 'y')
        {
            if (i == 0)
                return !flip;
            flip = !flip;
            i--;
        }

        return word[i] is not ('a' or 'e' or 'i' or 'o' or 'u') != flip;
    }

    // How often a consonant follows a vowel.
    private static int Measure(ReadOnlySpan<char> word)
    {
        int measure = 0;
        bool afterVowel = false, consonant = false;
        for (int i = 0; i < word.Length; i++)
        {
            consonant = word[i] switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' => false,
                'y' => i == 0 || !consonant,
                _ => true,
            };
            if (consonant && afterVowel)
                measure++;
            afterVowel = !consonant;
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (!IsConsonant(word, i))
                return true;
        }

        return false;
    }

    private static bool EndsConsonantVowelConsonant(ReadOnlySpan<char> word) => word.Length switch
    {
        2 => !IsConsonant(word, 0) && IsConsonant(word, 1),
        > 2 => IsConsonant(word, word.Length - 3) && !IsConsonant(word, word.Length - 2)
            && IsConsonant(word, word.Length - 1) && word[^1] is not ('w' or 'x' or 'y'),
        _ => false,
    };
}
