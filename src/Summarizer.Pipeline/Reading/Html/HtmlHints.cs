namespace Summarizer.Pipeline.Reading.Html;

/// <summary>The hints of an element's name, class, id and role. The text may refute each of them.</summary>
[Flags]
internal enum HtmlHints
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// It belongs to the site rather than to the article: navigation, sharing, related articles, notices.
    /// </summary>
    Site = 1,

    /// <summary>It holds readers' comments.</summary>
    Comments = 2,

    /// <summary>
    /// It says something about the article: who wrote it, when, under which tags. Only short text is believed to be
    /// that.
    /// </summary>
    About = 4,

    /// <summary>It holds what is said of a picture or table.</summary>
    Caption = 8,

    /// <summary>It is marked as the article's text.</summary>
    Body = 16,

    /// <summary>It is marked as the article, with its headline and the like.</summary>
    Article = 32,

    /// <summary>It is marked as the page's main part.</summary>
    Main = 64,

    /// <summary>It never holds the article, even if it has much text: a form's fields, navigation.</summary>
    Never = 128,
}
