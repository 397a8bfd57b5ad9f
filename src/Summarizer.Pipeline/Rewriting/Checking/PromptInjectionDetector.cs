using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// A detector of text that addresses the summariser of an article, or a machine, instead of informing. In an article it
/// is withheld from the model and supports nothing; in a summary it is refused. It errs on the strict side: an article
/// about such attacks loses sentences. The patterns are in <c>injections.txt</c>.
/// </summary>
internal static partial class PromptInjectionDetector
{
    /// <summary>Longer text is looked at up to here.</summary>
    private const int MaxLength = 4000;

    private static readonly WordFile Data = new("Rewriting/injections.txt");
    private static readonly Regex Label = Data.Pattern("label");
    private static readonly Regex[] Patterns =
        [Data.Pattern("machine"), Data.Pattern("command"), Data.Pattern("editorial"), Label,
            Data.Pattern("other languages")];
    private static readonly Regex OtherScripts = Data.Pattern("other scripts");
    private static readonly Regex Forward = Data.Pattern("forward");
    private static readonly Regex Backward = Data.Pattern("backward");
    private static readonly Regex Rest = Data.Pattern("rest");
    private static readonly Regex Imperative = Data.Pattern("imperative");
    private static readonly Regex SecondPerson = Data.Pattern("second person");
    private static readonly Regex ToReaders = Data.Pattern("to readers");

    /// <summary>True if a sentence of an article addresses a summariser or a machine.</summary>
    public static bool Matches(string sentence) => Matches(sentence, Fold(sentence));

    /// <summary>True if a summary sentence tells its reader what to do.</summary>
    public static bool IsInstruction(string sentence)
    {
        string folded = Fold(sentence);
        return Matches(sentence, folded) || Imperative.IsMatch(folded)
            || SecondPerson.IsMatch(Quoted().Replace(folded, " ")) || ToReaders.IsMatch(folded);
    }

    /// <summary>
    /// True if what follows a sentence belongs to it: "as follows", "the next line", a colon at its end, a label
    /// without a verb.
    /// </summary>
    public static bool PointsForward(string sentence)
    {
        string folded = Fold(sentence);
        return Forward.IsMatch(folded) || Label.IsMatch(folded);
    }

    /// <summary>True if what precedes a sentence belongs to it: "the sentence before this one".</summary>
    public static bool PointsBack(string sentence) => Backward.IsMatch(Fold(sentence));

    /// <summary>
    /// True if a sentence speaks of all that is left of its paragraph or list: "the last line", "all other items".
    /// </summary>
    public static bool PointsToRest(string sentence) => Rest.IsMatch(Fold(sentence));

    private static bool Matches(string sentence, string folded)
    {
        if (Array.Exists(Patterns, p => p.IsMatch(folded)) || Template().IsMatch(sentence)
            || Template().IsMatch(folded))
            return true;
        if (System.Text.Ascii.IsValid(sentence))
            return false;
        // Folding makes other scripts look Latin, so their orders are looked for in what is really there.
        string visible = PlainSentence.Visible(sentence.Length > MaxLength ? sentence[..MaxLength] : sentence);
        return OtherScripts.IsMatch(visible.ToLowerInvariant());
    }

    private static string Fold(string text)
    {
        string folded = Homoglyphs.Fold(text.Length > MaxLength ? text[..MaxLength] : text);
        return Leet().IsMatch(folded) ? folded + " ¦ " + Unleet(folded) : folded;
    }

    private static string Unleet(string text) =>
        text.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't')
            .Replace('@', 'a').Replace('$', 's');

    [GeneratedRegex(@"\p{L}[0134578@$]+\p{L}|[0134578@$]\p{L}+[0134578@$]|\b[134@]\p{L}{3}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Leet();

    [GeneratedRegex("[“„«\"][^“”„«»\"]{0,1000}[”“»\"]", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // Tags and chat templates, JSON, fences, the definition of a Markdown link, a run of base64.
    [GeneratedRegex(
        @"<[a-z]\w{0,20}\s+\w{1,20}=[^<>]{0,60}>|<\||<\|?/?(im_start|im_end|system|user|assistant|human|model|instructions?|prompt|tool|invoke|function|article|document|start_of|end_of|endoftext|script|iframe|img|style|a\s|div|span|meta|!--)|\[/?(inst|system|sys)\]|\{\s*[""“”]\w{1,20}[""“”]\s*:|^\W*[}\]]{2}|^\s*\[[^\]]{1,40}\]\s*:\s|[A-Za-z0-9+/]{48}|<<+\s*/?\s*(sys|end|article|begin)|>>>|```|\{\s*[""“]sentences[""”]\s*:|^\s*(system|assistant|user|human|developer|ai)\s*:|#{2,}\s*(system|instruction|end|new|begin)|-{3,}\s*(end|begin|system)|\b(end|begin)\s+(of\s+)?(the\s+)?(article|document|input|data|untrusted)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Template();
}
