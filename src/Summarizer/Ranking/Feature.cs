namespace Summarizer.Ranking;

// The facts that the ranking model uses about a sentence, i being its index from 0, n the number of sentences and k the
// number wanted. The order is that of the model's weights.
internal enum Feature
{
    // Likeness to the other sentences: sums of cosines.
    Forward, // To all that follows, over the largest: position-aware centrality, PacSum (Zheng & Lapata 2019).
    Degree, // To all others, over the largest: LexRank's degree centrality (Erkan & Radev 2004).
    Backward, // To all that came before, over the largest.
    ForwardMean, // To what follows, over the root of how much follows.

    // Position
    LeadOfSummary, // exp(-i / 2.7k): the lead, as long as the summary is.
    Lead, // exp(-i / 3)
    LongLead, // exp(-i / 8)
    RelativePosition, // i / (n - 1)
    LogPosition, // log(1 + i) / 5
    IsFirst,
    IsSecond,
    IsLast,

    // Length
    Words, // Words / 30.
    WordsSquared, // Words squared / 900.
    LogWords, // log(1 + words) / 4
    LengthPrior, // A bell around 24 words.
    IsShort, // Fewer than seven words.
    OverLength, // Words beyond 40, / 30.
    RelativeWords, // Words over twice the document's mean.

    // Kinds of words
    ContentShare, // The share of tokens that are not stop words.
    LittleWords, // The share of "the", "of" and the like: many where something is told, few in names, lists and talk.
    Repetition, // The share of tokens that the sentence has had already.

    // Place in the paragraph, if there are several
    OpensParagraph,
    ParagraphPosition, // p / (p + 3) for place p.
    EndsParagraph,

    // How the sentence is written: see SentenceAttributes
    OpensQuotation,
    HasQuotation,
    IsQuestion,
    IsUnterminated,
    HasLabel,
    OpensAnaphoric,
    OpensConnective,
    FirstPerson,
    Numbers, // Up to four, / 4.
    Brackets, // Brackets and other technical marks, up to eight, / 8.
    Commas, // Up to six, / 6.
    Capitals, // The share of tokens with a capital first letter, except the first token.

    // How frequent its terms are
    MeanFrequency, // The mean of log(1 + sentences that have the term), over the largest such mean.
    SumFrequency, // The root of how often its terms occur elsewhere, over the largest.
    Novelty, // The share of its terms that no sentence before has.
    RecurringShare, // The share of its terms that a later sentence has.
    HapaxShare, // The share of its terms that no other sentence has.

    // Neighbours: cosines, and features of the sentences before and after
    LikePrevious,
    LikeNext,
    PreviousDegree,
    PreviousAsks,
    NextNumbers,
    NextCapitals,

    // Likeness to the beginning
    LikeFirst,
    LikeLead, // To the first three sentences.
    TitleOverlap, // The share of the title's terms that it has.

    // Section
    InAbstract,
    InIntroduction,
    InConclusion,
    InDetails, // Related work, experiments, appendix.
    OpensSection,
    SectionPosition, // p / (p + 5) for place p under the heading.
    SectionNumber, // Headings so far, up to ten, / 10. The last feature of a sentence's own.

    // The document's, the same for all its sentences. Up to DocumentFirstPerson they tell domains apart: see
    // TrainingDomains.
    DocumentLength, // log(1 + n) / 5
    Wanted, // log k / 3
    WantedShare, // k / n
    DocumentWords, // Words per sentence / 30.
    DocumentQuotation, // The share of sentences with a quotation mark.
    DocumentParagraphs, // Paragraphs per sentence.
    DocumentHeadings, // Five headings per sentence, up to 1.
    DocumentFirstPerson, // The share of sentences with I or we.
    OneParagraph,
    WantsOne,
    WantsTwo,
    FirstWords, // The first sentence's words / 30.
    FirstOpensQuotation,
    FirstDepends, // The first sentence points back or links, and what it refers to is not there.
    FirstForward,
    FirstDegree,
}
