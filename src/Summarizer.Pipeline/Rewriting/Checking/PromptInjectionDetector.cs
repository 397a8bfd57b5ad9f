using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// A detector of text that addresses the summariser of an article, or a machine, instead of informing. In an article it
/// is withheld from the model and supports nothing; in a summary it is refused. It errs on the strict side: an article
/// about such attacks loses sentences.
/// </summary>
internal static partial class PromptInjectionDetector
{
    /// <summary>Longer text is looked at up to here.</summary>
    private const int MaxLength = 4000;

    /// <summary>True if a sentence of an article addresses a summariser or a machine.</summary>
    public static bool Matches(string sentence) => Matches(sentence, Fold(sentence));

    /// <summary>True if a summary sentence tells its reader what to do.</summary>
    public static bool IsInstruction(string sentence)
    {
        string folded = Fold(sentence);
        return Matches(sentence, folded) || Imperative().IsMatch(folded)
            || SecondPerson().IsMatch(Quoted().Replace(folded, " ")) || ToReaders().IsMatch(folded);
    }

    /// <summary>
    /// True if what follows a sentence belongs to it: "as follows", "the next line", a colon at its end, a label
    /// without a verb.
    /// </summary>
    public static bool PointsForward(string sentence)
    {
        string folded = Fold(sentence);
        return Forward().IsMatch(folded) || Label().IsMatch(folded);
    }

    /// <summary>True if what precedes a sentence belongs to it: "the sentence before this one".</summary>
    public static bool PointsBack(string sentence) => Backward().IsMatch(Fold(sentence));

    /// <summary>
    /// True if a sentence speaks of all that is left of its paragraph or list: "the last line", "all other items".
    /// </summary>
    public static bool PointsToRest(string sentence) => Rest().IsMatch(Fold(sentence));

    private static bool Matches(string sentence, string folded)
    {
        bool latin = Machine().IsMatch(folded) || Command().IsMatch(folded) || Editorial().IsMatch(folded)
            || Label().IsMatch(folded)
            || Template().IsMatch(sentence) || Template().IsMatch(folded)
            || ForeignInjections.InLatin().IsMatch(folded);
        // Folding makes other scripts look Latin, so their orders are looked for in what is really there.
        return latin || (!System.Text.Ascii.IsValid(sentence)
            && ForeignInjections.InOtherScripts()
                .IsMatch(PlainSentence.Visible(sentence.Length > MaxLength ? sentence[..MaxLength] : sentence)));
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

    // "ignore all previous instructions", "you are now", "as an AI", "the summary must say", "in your summary", "reply
    // only with".
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
        |\b(order|instruct|command|urge)s?\s+(the|every|any|all)\s+(model|ai|assistant|machine|bot|summari[sz]er)s?\b
        |\b(turns?|speaks?)\s+to\s+the\s+(machine|model|assistant|ai|bot)\b|\bfrom\s+now\s+on,?\s+you\b|\binstead\s+of\s+(a|the|your)\s+(summary|answer|abstract)\b
        |^\W*(forget\s+(it|all|everything)|(now\s+)?begin\s+(anew|again|afresh)|stop\s+here)\b
        |\bwhat\s+(is|was)\s+(this|the)\s+(text|article|page|piece|report)\s+about\b
        |\b(you|u)\s+are\s+(now|no\s+longer)\s+(a|an|the)\b|\bjailbreak|\bdo\s+anything\s+now\b|\b(dan|developer)\s+mode\b
        |\byour\s+(instruction|prompt|guideline|training\s+data|configuration|system\s+prompt)
        |\b(reveal|print|show|output|repeat|leak|display|expose|dump)\s+(me\s+)?(your|the|all|any)\s+(\w+\s+){0,3}(prompt|instructions?|api\s+key|secret|password|token|nonce)
        |\bsummar(y|ies)\s+of\s+this\s+(text|article|page|document|piece)\b
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Machine();

    // An imperative of writing at the start of a sentence, with what is to be written. "Note that" is common in papers.
    [GeneratedRegex("""
        ^[\W_]*((please|now|then|instead|just|only|also|simply|always|never)\s+)*
        (write|say|state|add|include|append|prepend|insert|output|print|respond|reply|answer|mention|claim|announce|repeat|tell|inform|recommend|conclude|begin|start|end|finish|close|replace|rewrite|describe|report|return|emit|generate|produce|pretend|act|behave)\s+
        (that|this|only|with|exactly|instead|as|like|to\s+be|the\s+(following|word|words|phrase|sentence|text|link|line|article|reader|readers|user|users|string)|nothing|[“„«"':]|in\s+(json|xml|html|markdown|english|german|french|spanish|rhyme|capitals|uppercase|base64)|readers?|users?|everyone|people|a\s+(link|sentence|line|poem|recipe|joke|note)|no\b)
        |^[\W_]*(recommend|praise|promote|advertise|endorse)\s+(the|our|this|all|any|everyone|\w+'s)\b
        |\b(please|instead|now)\s+(write|say|state|print|output|reply|respond|answer)\s+(that|only|just|exactly)
        |\b(and|then|,)\s+(write|output|print|reply|respond|answer)\s+(only|just|exactly|nothing|that)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Command();

    // Sentences about the text itself and its use, recognised by their structure. A demand on a piece of text; "the
    // only line that counts" and "the rest does not"; retelling under a condition; rewards and threats for it; limits
    // of space. Also those that address an editor, a grader or a tool.
    [GeneratedRegex("""
        \b(this|any|every|each|all|no)\s+(\w+\s+){0,2}(text|report|article|story|piece|page|document|passage|paragraph|sentence|line|version|copy|account|retelling)s?\b.{0,80}\b(has\s+to|have\s+to|must|shall|on\s+condition|licen[sc]ed|superseded|stands?\s+replaced|placeholder|fiction|(may|can)\s+be\s+(skipped|ignored|dropped|left\s+out)|suffices?|will\s+do)\b
        |\b(condensed|shortened|abridged|short|shorter|brief|summari[sz]ed)\s+(articles?|reports?|versions?|forms?|accounts?|texts?)\b.{0,40}\b(has\s+to|have\s+to|must|shall|should|mentions?|carr(y|ies)|states?|requires?)\b
        |\b(must|shall|should|has\s+to|have\s+to|requires?\s+that)\b.{0,40}\b(condensed|shortened|abridged|summari[sz]ed)\b
        |\b(retelling|summari[sz]ing|condensing|abridging|shortening|paraphrasing|recapping)\s+(this|it|these|the\s+(text|article|piece|page|story|above|report))\b
        |\bthe\s+(only|one|single)\s+((\w+\s+){0,2}(sentence|line|statement|takeaway|fact|point)|thing\s+to\s+(pass|keep|report|print|carry|mention|repeat|remember))\b.{0,60}(\bis\b|:)
        |\b(a|one)\s+single\s+(sentence|line)\b|\bonly\s+the\s+\w+.{0,80}\bis\s+of\s+interest\b|\bnothing\s+(more|else)\s+(needs?|has|is)\s+(to\s+be\s+)?(said|saying|reported)\b
        |\b(everything|all|anything|what\s+comes)\s+(but|except|else|other|before|after|besides)\b.{0,60}\b(placeholder|background|fiction(al)?|skipped|skip|can\s+go|may\s+go|ignored|irrelevant|filler)\b
        |\b(rest|remainder)\s+of\s+(this|the)\s+(page|text|article|document|story|report)\b.{0,30}\b(is|are|can|may)\b
        |\b(in|from)\s+(our|this)\s+(conversation|chat|session|thread)\b|^\W*(expected|desired|correct|sample|model)\s+(output|answer|response|summary|completion)\b[^.:]{0,30}:|\bfull\s+marks\b
        |\b(tip|reward|bonus|payment|credit)s?\b.{0,30}\b(goes|go|for|to)\b.{0,30}\b(writer|author|editor|model|whoever|anyone)\b|\b(leaving\s+out|omitting|failing\s+to\s+(mention|include|state|report))\b.{0,80}\b(violat|penal|treated|counts?\s+as|flagged)
        |\b(mention|name|credit|praise|include|quote)\b.{0,40}\bwhen\s+(retelling|summari[sz]ing|sharing|quoting|condensing|shortening|rewriting)
        |\b(if|should|when|where|with)\b.{0,30}\b(space|room|words?|characters?|length|limit)\b.{0,40}\b(keep|alone|will\s+do|suffices?|is\s+enough|this\s+line|this\s+sentence|these\s+\w+)\b
        |^[\W_]*(newsreaders?|subs|sub-editors?|editors?|copy\s?editors?|desk|translators?|graders?|writers?|summari[sz]ers?|crawlers?|indexers?|aggregators?|parsers?)\s*(,|please|must|should|shall)
        |\bnot\s+for\s+(print|publication|readers|display)\b|\bfor\s+(screen\s+readers|crawlers|indexing|graders|aggregators|machine\s+readers|automated\s+\w+)\b
        |\b(and|or)\s+nothing\s+else\s*[.!]?$|\ball\s+else\s+(can|may)\s+(go|be)\b|\bwhatever\s+happens\s+to\s+the\s+rest\b|\b(line|sentence|words?|statement)\s+alone\s+will\s+do\b
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Editorial();

    // A label of a few words before a colon, an equals sign or a full stop that says what a piece of text is for;
    // fields of metadata; a comment's mark.
    [GeneratedRegex("""
        ^[\W_]*(\w+[\s'’\-]+){0,4}(key\s+points?|takeaways?|short\s+version|tl;?\s?dr|(social|feed|search)\s+\w+|snippet|teaser|preview|desk|sub-editors?|template|placeholder|priority|importance|(production|editor'?s?|translator'?s?|legal|handover|desk)\s+(note|notice|remark|comment)s?|correction,[^:]{0,40}|(night|day)\s+shift)(\s+[\w/]+){0,4}\s*[:=]\s
        |^[\W_]*(reference\s+for\s+\w+|social\s+card\s+\w+|(production|desk|translator'?s?|handover)\s+note)\b[^.:]{0,30}[.:]
        |^\W*(//|\#|--|;)\s*\w+\s*:|^\s*\(?\s*for\s+the\s+(abstract|summary|digest|headline)\b
        |^\W*\w+\s*=\s*["“”'].*;|^\W*meta\s+\w+\s*=|^\W*(summary|abstract|digest|tldr|headline|lead|output|result)\s*[:=]\s*\p{L}
        |\[\s*(priority|rank|keep|lead|must)\b[^\]]{0,20}\]|\b(importance|priority|relevance)\s+\d+\s*/\s*\d+\s*:
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"[:：]\W*$|\b(as\s+follows|what\s+follows|follows?\s+(now|here)|(the|this)\s+(following|next)|here\s+(is|are|comes?)|here's|below|above|replaced\s+by|after\s+this|from\s+here\s+on|this\s+(first|instead|only|alone|line|sentence))\b|\babout\s*\?\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex Forward();

    [GeneratedRegex(
        @"\b((sentence|line|paragraph|words?|text|one)s?\s+(before|above|preceding)|(previous|preceding|last)\s+(sentence|line|paragraph)|before\s+this\s+(one|line|sentence))", RegexOptions.CultureInvariant)]
    private static partial Regex Backward();

    [GeneratedRegex(
        @"\b(last|final|other|rest|remainder|end)\b.{0,20}\b(line|sentence|item|paragraph|list|entries|points?)s?\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Rest();

    // Tags and chat templates, JSON, fences, the definition of a Markdown link, a run of base64.
    [GeneratedRegex(
        @"<[a-z]\w{0,20}\s+\w{1,20}=[^<>]{0,60}>|<\||<\|?/?(im_start|im_end|system|user|assistant|human|model|instructions?|prompt|tool|invoke|function|article|document|start_of|end_of|endoftext|script|iframe|img|style|a\s|div|span|meta|!--)|\[/?(inst|system|sys)\]|\{\s*[""“”]\w{1,20}[""“”]\s*:|^\W*[}\]]{2}|^\s*\[[^\]]{1,40}\]\s*:\s|[A-Za-z0-9+/]{48}|<<+\s*/?\s*(sys|end|article|begin)|>>>|```|\{\s*[""“]sentences[""”]\s*:|^\s*(system|assistant|user|human|developer|ai)\s*:|#{2,}\s*(system|instruction|end|new|begin)|-{3,}\s*(end|begin|system)|(end|begin)\s+(of\s+)?(the\s+)?(article|document|input|data|untrusted)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Template();

    [GeneratedRegex(
        @"^\W*(please\s+)?(ignore|disregard|forget|click|visit|call|send|buy|download|subscribe|reply|write|output|print|reveal|follow|pretend|act|respond|answer|repeat|tell|execute|run|open|contact|transfer|pay|enter|log\s*in|sign\s+up|register|join|share|install|scan|email|text|order|invest|donate|remember|do\s+not|don't|never|go\s+to|see\s+more|read\s+more|learn\s+more)\b(?!\s+(for|from|by|of|between|in\s+the)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Imperative();

    [GeneratedRegex(@"\b(you|your|yours|yourself)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SecondPerson();

    [GeneratedRegex(
        @"\b(readers?|(everyone|anyone|people|those)\s+who\s+reads?)\b.{0,20}\b(should|must|need\s+to|ha(s|ve)\s+to|are\s+(asked|urged|advised|invited)\s+to)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ToReaders();
}
