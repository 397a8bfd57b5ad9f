namespace Summarizer.Pipeline.Grounding;

/// <summary>Something that is wrong with a summary sentence.</summary>
/// <param name="Code">A code of <see cref="GroundingIssue"/>.</param>
/// <param name="What">The words of the sentence that it is about; empty where it is about all of it.</param>
/// <param name="Source">The words of the document that they are compared with; empty where there are none.</param>
public sealed record Finding(string Code, string What = "", string Source = "")
{
    /// <summary>The finding as a statement, such as "The number 9,731 is not in the article."</summary>
    public string Statement => Code switch
    {
        GroundingIssue.Number => $"The number {What} is not in the article.",
        GroundingIssue.Date => $"The date {What} is not in the article.",
        GroundingIssue.Name => $"The name {What} is not in the article.",
        GroundingIssue.Quote => $"The article does not have the quotation \"{What}\" word for word.",
        GroundingIssue.Negation => $"It denies what the article states, or states what the article denies: \"{What}\".",
        GroundingIssue.Contradiction => $"It says \"{What}\" where the article says \"{Source}\".",
        GroundingIssue.Roles => $"{What}: who did it and to whom it was done have changed places.",
        GroundingIssue.Figures => $"The figures {What} have changed places.",
        GroundingIssue.Cause => $"The article gives no such cause: \"{What}\".",
        GroundingIssue.Claim =>
            $"It states as a fact what the article only reports as a claim or a possibility ({Source}).",
        GroundingIssue.Elsewhere => $"The article has {What}, but not of this.",
        GroundingIssue.NotInCitedSentences => "The lines that it cites do not say so.",
        GroundingIssue.NoSuchSource => "It cites a line that does not exist.",
        GroundingIssue.NovelWords => "Many of its words are not in the article.",
        GroundingIssue.TooLittleOverlap => "No line of the article puts these words together like this.",
        GroundingIssue.Unrelated => "Hardly any of its words are in the article.",
        GroundingIssue.OtherLanguage =>
            "It is in another language than the article, so only its numbers could be checked.",
        _ => "There is nothing in it that can be compared with the article.",
    };
}
