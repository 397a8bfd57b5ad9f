using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// Finds text that gives orders instead of information: in an article, where it is kept from the model and supports nothing, and in
/// a summary, where it is refused. Rather too strict: an article about such attacks loses a sentence.
/// </summary>
internal static partial class Orders
{
    /// <summary>What is longer is looked at so far.</summary>
    private const int MaxLength = 4000;

    /// <summary>Whether a sentence of an article speaks to whoever summarises it, and how plainly.</summary>
    public static OrderKind In(string sentence) => In(sentence, Fold(sentence));

    /// <summary>Whether a summary sentence tells its reader what to do.</summary>
    public static bool IsInstruction(string sentence)
    {
        string folded = Fold(sentence);
        return In(sentence, folded) != OrderKind.None || Imperative().IsMatch(folded)
            || SecondPerson().IsMatch(Quoted().Replace(folded, " ")) || ToReaders().IsMatch(folded);
    }

    private static OrderKind In(string sentence, string folded) =>
        AddressesMachine(sentence, folded) ? OrderKind.Machine
        : Loose().IsMatch(folded) || Command().IsMatch(folded) ? OrderKind.Anyone
        : OrderKind.None;

    private static bool AddressesMachine(string sentence, string folded)
    {
        if (Machine().IsMatch(folded) || Template().IsMatch(sentence) || Template().IsMatch(folded) || ForeignOrders.InLatin().IsMatch(folded))
            return true;
        // Folding makes other scripts look Latin, so their orders are looked for in what is really there.
        return !System.Text.Ascii.IsValid(sentence) && ForeignOrders.InOtherScripts().IsMatch(PlainSentence.Visible(sentence.Length > MaxLength ? sentence[..MaxLength] : sentence));
    }

    private static string Fold(string text)
    {
        string folded = Lookalikes.Fold(text.Length > MaxLength ? text[..MaxLength] : text);
        return Leet().IsMatch(folded) ? folded + " ¦ " + Unleet(folded) : folded;
    }

    private static string Unleet(string text) => text.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't').Replace('@', 'a').Replace('$', 's');

    [GeneratedRegex(@"\p{L}[0134578@$]+\p{L}|[0134578@$]\p{L}+[0134578@$]|\b[134@]\p{L}{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Leet();

    [GeneratedRegex("[“„«\"][^“”„«»\"]{0,1000}[”“»\"]", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // "ignore all previous instructions", "you are now", "as an AI", "the summary must say", "in your summary", "reply only with".
    [GeneratedRegex("""
        \b(ignore|disregard|forget|override|bypass|discard|skip|drop)\b.{0,60}\b(instruction|prompt|rule|guideline|direction|order|previous|prior|above|preceding|earlier|everything|article|text|sentences?|restriction|safety)
        |\b(system|developer|hidden|new|real|actual|updated|final|admin)\s+(prompt|message|instruction|mode|directive|rules?\s+for\s+the\s+(model|assistant))
        |\b(dear|attention|note\s+to|message\s+(to|for)|hey|hello|instructions?\s+(to|for))\s+(the\s+)?(ai|llm|gpt|chatgpt|assistant|model|bot|summari[sz]er|language\s+model|reader\s+model|editor)\b
        |\b(ai|llm|gpt|chatgpt|assistant|language\s+model|chatbot|summari[sz]er|summari[sz]ing\s+(system|model|assistant))s?\b.{0,40}\b(must|should|shall|has\s+to|have\s+to|needs?\s+to|will\s+now|is\s+(required|instructed|ordered)|are\s+(required|instructed|ordered))\b
        |\b(your|the|this|any|every|each)\s+(summary|answer|output|response|reply|abstract|digest|tl;?dr)\b.{0,30}\b(must|should|shall|has\s+to|needs\s+to|is\s+to|may\s+only|consists?|reads?|says?|begins?|starts?|ends?|is\s+as\s+follows)\b
        |\b(in|into|to|of|at\s+the\s+end\s+of|with|as|for)\s+(your|the|this|any|every|each)\s+(summary|answer|output|response|reply|digest|abstract)\b
        |\b(summari[sz]e|summari[sz]ing|translate)\s+(this|the\s+(article|text|document|above|following)|it|everything)\b
        |\b((large\s+)?language\s+models?|automated\s+(readers?|systems?|tools?|agents?)|machines?|robots?|whoever|anyone|everyone)\b.{0,40}\b(condens|summar|abridg|digest|retell|paraphras|shorten)
        |\b(condens|abridg|shorten|retell|paraphras)\w*\s+(this|these|the\s+(above|page|piece|text|article|document|following|next))\b
        |\b(condensed|abridged|shortened)\s+(version|form|text)\b.{0,30}\b(is|reads?|says?|must|should|shall)\b
        |\b(to|for)\s+(the|any|every|all)\s+(ai|llm|model|assistant|bot|summari[sz]er|machine)s?\s*[:,]
        |\bautomated\s+readers?\b|\b(note|message|word|remark)\s+(to|for)\s+(all\s+)?(automated|machine|robot|ai|llm)
        |\b(only|lead|begin|start|nothing|instead|whole|entire|all\s+other)\b.{0,40}\bthe\s+(following|next|previous|preceding)\s+(line|sentence|paragraph)s?\b
        |\b(line|sentence|paragraph)s?\s+(before|after|above|below)\s+(this|it)\b
        |\b(leave|omit|drop|skip|cut|strike)\b.{0,20}\b(line|sentence|paragraph)s?\s+(above|below|before|after)\b
        |\b(model|ai|assistant|machine|bot)s?\s+(that|who|which)\s+(puts?|says?|writes?|prints?|reports?|mentions?)\s+(this|the\s+following|it)\b
        |\b(machine|model|ai|assistant|bot|computer)\s*,\s*(when|if|you|please|now|tell|say|write)\b
        |\bdecode\b.{0,40}\b(base\s?64|rot\s?13|hex|following)|\breverse\s+the\s+(words|letters|text)\b
        |\bsummar(y|ies)\s+of\s+this\s+(text|article|page|document|piece)\b
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Machine();

    // Said to people as well: "you are a", "pretend to", "print the configuration".
    [GeneratedRegex("""
        \b(you|u)\s+are\s+(now|no\s+longer|a|an|the)\b
        |\b(act|behave|respond|answer|speak|talk)\s+(as|like)\s+(a|an|if|the)\b
        |\bpretend\s+(to|that|you)\b|\bjailbreak|\bdo\s+anything\s+now\b|\bdan\s+mode\b|\bfrom\s+now\s+on\b
        |\b(your|these|the\s+(above|previous|following))\s+(instruction|prompt|guideline|rule|task|training|configuration|system)
        |\b(reveal|print|show|output|repeat|leak|display|expose|dump)\b.{0,40}\b(prompt|instruction|key|secret|password|token|configuration|nonce|environment|system)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Loose();

    // An imperative of writing at the start of a sentence or clause, with what is to be written.
    [GeneratedRegex("""
        (^|[.!?:;,¦\-–—*>\)\]]\s*|\b(please|now|then|and|instead|just|only|must|should|to|also|simply|always|never)\s+)
        (write|say|state|add|include|append|prepend|insert|output|print|respond|reply|answer|mention|claim|announce|repeat|quote|tell|inform|recommend|advise|conclude|begin|start|end|finish|close|replace|rewrite|describe|report|note|return|emit|generate|produce|cite|use)\s+
        (that|only|with|exactly|instead|this|the\s+(following|word|words|phrase|sentence|text|link|line|reader|readers|user|users|string)|nothing|[“„«"':]|in\s+(json|xml|html|markdown|english|german|french|spanish|rhyme|capitals|uppercase|base64)|readers?|users?|everyone|people|a\s+(link|sentence|line|poem|recipe|joke|note)|all|no\b)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Command();

    // Tags and chat templates, JSON, fences, the definition of a Markdown link, a run of base64.
    [GeneratedRegex(@"<\||<\|?/?(im_start|im_end|system|user|assistant|human|model|instructions?|prompt|tool|invoke|function|article|document|start_of|end_of|endoftext|script|iframe|img|style|a\s|div|span|meta|!--)|\[/?(inst|system|sys)\]|\{\s*[""“”]\w{1,20}[""“”]\s*:|^\W*[}\]]{2}|^\s*\[[^\]]{1,40}\]\s*:\s|[A-Za-z0-9+/]{48}|<<+\s*/?\s*(sys|end|article|begin)|>>>|```|\{\s*[""“]sentences[""”]\s*:|^\s*(system|assistant|user|human|developer|ai)\s*:|#{2,}\s*(system|instruction|end|new|begin)|-{3,}\s*(end|begin|system)|(end|begin)\s+(of\s+)?(the\s+)?(article|document|input|data|untrusted)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Template();

    [GeneratedRegex(@"^\W*(please\s+)?(ignore|disregard|forget|click|visit|call|send|buy|download|subscribe|reply|write|output|print|reveal|follow|pretend|act|respond|answer|repeat|tell|execute|run|open|contact|transfer|pay|enter|log\s*in|sign\s+up|register|join|share|install|scan|email|text|order|invest|donate|remember|note|do\s+not|don't|never|go\s+to|see\s+more|read\s+more|learn\s+more)\b(?!\s+(for|from|by|of|between|in\s+the)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Imperative();

    [GeneratedRegex(@"\b(you|your|yours|yourself)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SecondPerson();

    [GeneratedRegex(@"\b(readers?|(everyone|anyone|people|those)\s+who\s+reads?)\b.{0,20}\b(should|must|need\s+to|ha(s|ve)\s+to|are\s+(asked|urged|advised|invited)\s+to)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ToReaders();
}
