namespace Summarizer.Languages;

// The names of the sections of a language's file.
internal static class Section
{
    // Detection
    public const string DetectionWords = "detection words";
    public const string DetectionLetters = "detection letters";
    public const string DetectionEndings = "detection endings";
    public const string LanguageCodes = "language codes";

    // Splitting sentences
    public const string Abbreviations = "abbreviations";
    public const string AbbreviationsBeforeNumber = "abbreviations before a number";
    public const string AbbreviationsAtEnd = "abbreviations at the end";
    public const string AbbreviationsThatCloseList = "abbreviations that close a list";
    public const string AbbreviationsThatAreWords = "abbreviations that are words";
    public const string SentenceOpeners = "sentence openers";
    public const string LetterEnumeratedNouns = "letter-enumerated nouns";
    public const string SuspenseLeadIns = "suspense lead-ins";
    public const string LowercaseOpeners = "lowercase openers";
    public const string ClauseOpeners = "clause openers";
    public const string CompanyForms = "company forms";
    public const string ExclaimingNames = "names with an exclamation mark";
    public const string SpeechVerbs = "speech verbs";
    public const string QuotationParticles = "quotation particles";

    // Comparing sentences
    public const string StopWords = "stop words";
    public const string Acronyms = "acronyms that are stop words";
    public const string NounParticles = "noun particles";
    public const string NounParticlesBeforeOthers = "noun particles before others";
    public const string Negations = "negations";
    public const string Months = "months";
    public const string Weekdays = "weekdays";

    // Sentences that depend on others
    public const string AnaphoricOpeners = "anaphoric openers";
    public const string AnaphoricPairs = "anaphoric pairs";
    public const string PronounsThatAreArticles = "pronouns that are articles";
    public const string ConnectiveOpeners = "connective openers";
    public const string ConnectivesAnywhere = "connectives anywhere";
    public const string ConnectivesWithComplement = "connectives with a complement";
    public const string ConnectivePairs = "connective pairs";
    public const string ConnectivePhrases = "connective phrases";
    public const string ConnectiveComplements = "connective complements";
    public const string SelfContainedOpeners = "self-contained openers";
    public const string SelfContainedPairs = "self-contained pairs";
    public const string CorrelativePairs = "correlative pairs";
    public const string AnnouncingPairs = "announcing pairs";
    public const string AnnouncedClauses = "announced clauses";

    public const string PersonalPronouns = "personal pronouns";
    public const string PersonNouns = "person nouns";
    public const string Determiners = "determiners";
    public const string ReferringNouns = "referring nouns";
    public const string BackPointingEndings = "back-pointing endings";
    public const string BackPointingPhrases = "back-pointing phrases";

    // Kinds of text
    public const string HowTo = "how-to";
    public const string Meetings = "meetings";

    // Other features of sentences
    public const string SummaryHeadings = "summary headings";
    public const string VerdictHeadings = "verdict headings";
    public const string FirstPerson = "first person";
    public const string Pleasantries = "pleasantries";
    public const string QuestionVerbEndings = "question verb endings";
    public const string PhotoCaptionVerbs = "photo caption verbs";
    public const string PhotoCaptionComplements = "photo caption complements";
    public const string Sections = "sections";

    // Key phrases
    public const string KeyPhraseStopWords = "key phrase stop words";
    public const string KeyPhraseStopEndings = "key phrase stop endings";
    public const string NounPhrases = "noun phrases";
    public const string GerundEndings = "gerund endings";
    public const string NameParticles = "name particles";
    public const string NameArticles = "name articles";
    public const string FragmentOpeners = "fragment openers";
    public const string FragmentEndings = "fragment endings";
    public const string CountingCharacters = "counting characters";
    public const string Okurigana = "okurigana";

    // Boilerplate
    public const string BoilerplateLines = "boilerplate lines";
    public const string BoilerplateBeginnings = "boilerplate beginnings";
    public const string BoilerplateParticiples = "boilerplate participles";
    public const string BoilerplateLabels = "boilerplate labels";
    public const string BoilerplateBeforeName = "boilerplate before a name";
    public const string BoilerplateInBrackets = "boilerplate in brackets";
    public const string BoilerplateEndings = "boilerplate endings";
    public const string BackMatterHeadings = "back matter headings";
    public const string ChapterHeadings = "back matter or chapter headings";
    public const string WidgetHeadings = "widget headings";
    public const string SectionNames = "section names";
    public const string SelfDescriptionHeadings = "self-description headings";
    public const string UiLabels = "ui labels";
    public const string CallsToAction = "calls to action";
    public const string SocialNetworks = "social networks";
    public const string Bylines = "bylines";
    public const string Captions = "captions";
    public const string PictureAgencies = "picture agencies";
    public const string CitationMarks = "citation marks";
    public const string Datelines = "datelines";

    // Titles and mail
    public const string Kickers = "kickers";
    public const string PartLabels = "part labels";
    public const string Salutations = "salutations";
    public const string MailHeader = "mail header";
}
