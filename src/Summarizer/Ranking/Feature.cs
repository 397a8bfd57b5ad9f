namespace Summarizer.Ranking;

/// <summary>
/// What the ranking model knows. Those up to <see cref="SectionNumber"/> are a sentence's own; the others are the document's, the
/// same for all its sentences, and tell the model what kind of text it reads; up to <see cref="DocumentFirstPerson"/> they tell kinds apart
/// (<see cref="TextKinds"/>).
/// </summary>
internal enum Feature
{
    /// <summary>Position-aware centrality, after PacSum (Zheng &amp; Lapata 2019): likeness to all that follows, over the largest.</summary>
    Forward,

    /// <summary>Degree centrality (Erkan &amp; Radev 2004): likeness to all others, over the largest.</summary>
    Degree,

    /// <summary>Likeness to all that came before, over the largest.</summary>
    Backward,

    /// <summary>Likeness to what follows, by the root of how much follows.</summary>
    ForwardMean,

    /// <summary>exp(−i / 2.7k): the lead, as long as the summary is.</summary>
    LeadOfSummary,

    /// <summary>exp(−i / 3).</summary>
    Lead,

    /// <summary>exp(−i / 8).</summary>
    LongLead,

    /// <summary>Its place between the first sentence and the last, 0 to 1.</summary>
    RelativePosition,

    /// <summary>log(1 + i) / 5.</summary>
    LogPosition,

    /// <summary>The first sentence.</summary>
    IsFirst,

    /// <summary>The second one.</summary>
    IsSecond,

    /// <summary>The last one.</summary>
    IsLast,

    /// <summary>Words / 30.</summary>
    Words,

    /// <summary>Words squared / 900.</summary>
    WordsSquared,

    /// <summary>log(1 + words) / 4.</summary>
    LogWords,

    /// <summary>A bell around 24 words.</summary>
    GoodLength,

    /// <summary>Under seven words.</summary>
    IsShort,

    /// <summary>Words beyond 40, / 30.</summary>
    Excess,

    /// <summary>Words over twice the document's mean.</summary>
    RelativeWords,

    /// <summary>The share of tokens that are no stop words.</summary>
    ContentShare,

    /// <summary>
    /// The share of tokens that are little words, such as "the" and "of": many where something is told, few in names, lists and talk.
    /// </summary>
    LittleWords,

    /// <summary>The share of tokens that the sentence has had already.</summary>
    Repetition,

    /// <summary>First of its paragraph, where there are several.</summary>
    OpensParagraph,

    /// <summary>p / (p + 3) for its place p in the paragraph.</summary>
    ParagraphPosition,

    /// <summary>Last of its paragraph, where there are several.</summary>
    EndsParagraph,

    /// <summary>Opens with a quotation mark.</summary>
    OpensQuotation,

    /// <summary>Has a quotation mark.</summary>
    HasQuotation,

    /// <summary>Asks.</summary>
    IsQuestion,

    /// <summary>Ends without a mark that ends a sentence.</summary>
    EndsOpen,

    /// <summary>Opens with a label and a colon.</summary>
    Label,

    /// <summary>Opens with a word that points back: he, this.</summary>
    OpensPointing,

    /// <summary>Opens with a word that links to the sentence before: but, however.</summary>
    OpensLinking,

    /// <summary>Has I or we.</summary>
    FirstPerson,

    /// <summary>Numbers, up to four, / 4.</summary>
    Numbers,

    /// <summary>Brackets and other technical marks, up to eight, / 8.</summary>
    Brackets,

    /// <summary>Commas, up to six, / 6.</summary>
    Commas,

    /// <summary>The share of tokens with a capital first letter, the first one apart.</summary>
    Capitals,

    /// <summary>The mean of log(1 + sentences that have the term), over the largest such mean.</summary>
    MeanFrequency,

    /// <summary>The root of how often its terms are met elsewhere, over the largest.</summary>
    SumFrequency,

    /// <summary>The share of its terms not met before.</summary>
    Novelty,

    /// <summary>The share of its terms met again later.</summary>
    MetAgain,

    /// <summary>The share of its terms that no other sentence has.</summary>
    Lonely,

    /// <summary>Likeness to the sentence before.</summary>
    LikePrevious,

    /// <summary>Likeness to the sentence after.</summary>
    LikeNext,

    /// <summary>The <see cref="Degree"/> of the sentence before.</summary>
    PreviousDegree,

    /// <summary>The sentence before asks.</summary>
    PreviousAsks,

    /// <summary>The <see cref="Numbers"/> of the sentence after.</summary>
    NextNumbers,

    /// <summary>The <see cref="Capitals"/> of the sentence after.</summary>
    NextCapitals,

    /// <summary>Likeness to the first sentence.</summary>
    LikeFirst,

    /// <summary>Likeness to the first three.</summary>
    LikeLead,

    /// <summary>The share of the title's terms that it has.</summary>
    TitleOverlap,

    /// <summary>In a section that sums up: abstract, summary.</summary>
    InAbstract,

    /// <summary>In a section that introduces.</summary>
    InIntroduction,

    /// <summary>In a section that concludes.</summary>
    InConclusion,

    /// <summary>In a section of details: related work, experiments, appendix.</summary>
    InDetails,

    /// <summary>First under a heading.</summary>
    OpensSection,

    /// <summary>p / (p + 5) for its place p under a heading.</summary>
    SectionPosition,

    /// <summary>Headings so far, up to ten, / 10.</summary>
    SectionNumber,

    /// <summary>log(1 + n) / 5 for n sentences.</summary>
    DocumentLength,

    /// <summary>log k / 3 for k sentences wanted.</summary>
    Wanted,

    /// <summary>k / n.</summary>
    WantedShare,

    /// <summary>Words per sentence / 30.</summary>
    DocumentWords,

    /// <summary>The share of sentences with a quotation mark.</summary>
    DocumentQuotation,

    /// <summary>Paragraphs per sentence.</summary>
    DocumentParagraphs,

    /// <summary>Five headings per sentence, up to 1.</summary>
    DocumentHeadings,

    /// <summary>The share of sentences with I or we.</summary>
    DocumentFirstPerson,

    /// <summary>A single paragraph.</summary>
    OneParagraph,

    /// <summary>One sentence is wanted.</summary>
    WantsOne,

    /// <summary>Two are wanted.</summary>
    WantsTwo,

    /// <summary>The first sentence's words / 30.</summary>
    FirstWords,

    /// <summary>The first sentence opens with a quotation mark.</summary>
    FirstOpensQuotation,

    /// <summary>The first sentence points back or links: its antecedent is not there.</summary>
    FirstPoints,

    /// <summary>The first sentence's <see cref="Forward"/>.</summary>
    FirstForward,

    /// <summary>The first sentence's <see cref="Degree"/>.</summary>
    FirstDegree,
}
