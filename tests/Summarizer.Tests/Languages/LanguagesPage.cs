using System.Text;
using Summarizer.Languages;

namespace Summarizer.Tests.Languages;

/// <summary>Writes docs/languages.md: which stage knows which language.</summary>
internal static class LanguagesPage
{
    private static readonly (string Heading, LanguageSupport Stage)[] Stages =
    [
        ("detected", LanguageSupport.Detection),
        ("sentences", LanguageSupport.SentenceSplitting),
        ("stop words", LanguageSupport.StopWords),
        ("stems", LanguageSupport.Stemming),
        ("coherence", LanguageSupport.Coherence),
        ("key phrases", LanguageSupport.KeyPhrases),
        ("boilerplate", LanguageSupport.Boilerplate),
    ];

    public static string Write()
    {
        var page = new StringBuilder("""
            # Languages

            Generated from `src/Summarizer/Languages/Data`; do not edit.
            `UPDATE_GOLDEN=1 dotnet test tests/Summarizer.Tests` writes it.

            A text in any language is summarised. Where a stage does not know the language, it works with what all languages share.
            [Quality](quality.md) says how good each is. [CONTRIBUTING](../CONTRIBUTING.md) says how to add one.

            | stage | what the language's file gives it |
            | --- | --- |
            | detected | small words, letters and endings that show the language |
            | sentences | abbreviations, and words that start a sentence |
            | stop words | words that say nothing of the subject |
            | stems | inflected forms count as one word |
            | coherence | "However, he …" is recognised as depending on the sentence before |
            | key phrases | words that no key phrase starts or ends with |
            | boilerplate | wordings of pages that are not part of an article |


            """.ReplaceLineEndings("\n"));
        page.Append($"| language | code | {string.Join(" | ", Stages.Select(stage => stage.Heading))} |\n");
        page.Append($"| --- | --- |{string.Concat(Enumerable.Repeat(" :-: |", Stages.Length))}\n");
        foreach (Language language in Language.All.OrderBy(language => language.Name, StringComparer.Ordinal))
        {
            IEnumerable<string> cells = Stages.Select(stage => language.Support.HasFlag(stage.Stage) ? "●" : " ");
            page.Append($"| {language.Name} | {language.Code} | {string.Join(" | ", cells)} |\n");
        }

        return page.ToString();
    }
}
