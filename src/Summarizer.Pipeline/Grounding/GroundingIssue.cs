namespace Summarizer.Pipeline.Grounding;

/// <summary>The stable codes of what can be wrong with a summary sentence.</summary>
public static class GroundingIssue
{
    /// <summary>A number that the document does not have.</summary>
    public const string Number = "number";

    /// <summary>A date, year, month or weekday that the document does not have.</summary>
    public const string Date = "date";

    /// <summary>A name that the document does not have, or has only with another first name.</summary>
    public const string Name = "name";

    /// <summary>A quotation whose words the document does not have in this order.</summary>
    public const string Quote = "quote";

    /// <summary>The sentence denies what its source states, or states what it denies.</summary>
    public const string Negation = "negation";

    /// <summary>The sentence uses the opposite of its source's word: rose for fell.</summary>
    public const string Contradiction = "contradiction";

    /// <summary>The roles of actor and object are swapped.</summary>
    public const string Roles = "roles";

    /// <summary>Figures of one sentence have changed places: who has which share, which result is whose.</summary>
    public const string Figures = "figures";

    /// <summary>A cause that the document does not give.</summary>
    public const string Cause = "cause";

    /// <summary>The document reports it as a claim or a possibility, the sentence as a fact.</summary>
    public const string Claim = "claim";

    /// <summary>A name or number is in the document, but not near what the sentence relates it to.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>The cited sentences do not carry it, although the document may.</summary>
    public const string NotInCitedSentences = "not-in-cited-sentences";

    /// <summary>A cited sentence that does not exist.</summary>
    public const string NoSuchSource = "no-such-source";

    /// <summary>Many of its words are not in the document.</summary>
    public const string NovelWords = "novel-words";

    /// <summary>Its words are in the document, but no sentence or two put them together like this.</summary>
    public const string TooLittleOverlap = "too-little-overlap";

    /// <summary>Hardly any of its words are in the document: it is about something else.</summary>
    public const string Unrelated = "unrelated";

    /// <summary>In another language than the document: only numbers could be looked up.</summary>
    public const string OtherLanguage = "other-language";

    /// <summary>Nothing in it can be compared, such as a sentence without words.</summary>
    public const string NothingToCompare = "nothing-to-compare";
}
