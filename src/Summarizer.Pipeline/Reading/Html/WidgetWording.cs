namespace Summarizer.Pipeline.Reading.Html;

/// <summary>The kinds of wordings that sites put above and below their links.</summary>
internal enum WidgetWording
{
    /// <summary>No such wording.</summary>
    None,

    /// <summary>Articles have headings that start like this too: "Back to school".</summary>
    Shared,

    /// <summary>A label that is a line of its own: "Search". Articles have such headings and list items.</summary>
    Label,

    /// <summary>Only sites use it alone. In a heading with more words it may be the article's: "Read more".</summary>
    Opening,

    /// <summary>Only sites use it: "Related stories".</summary>
    Own,
}
