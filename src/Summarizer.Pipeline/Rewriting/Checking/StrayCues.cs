namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>The cues that set a line apart from the reporting of its article.</summary>
[Flags]
internal enum StrayCues
{
    None = 0,

    /// <summary>It speaks to someone: "you", "please".</summary>
    SecondPerson = 1,

    /// <summary>Its author speaks: "I", "we".</summary>
    FirstPerson = 2,

    /// <summary>It starts with an order.</summary>
    Order = 4,

    /// <summary>It asks something.</summary>
    Question = 8,

    /// <summary>It speaks about the text that it is in, about a summary or about readers.</summary>
    AboutText = 16,

    /// <summary>It has a label before what it states.</summary>
    Label = 32,

    /// <summary>It starts or is written like something else than prose: a table, a log, a caption.</summary>
    NotProse = 64,

    /// <summary>It has a telephone number, an address or an account.</summary>
    Contact = 128,

    /// <summary>It shares hardly a word with the rest.</summary>
    OffTopic = 256,
}
