namespace Summarizer.Pipeline.Reading.Html;

/// <summary>The ways in which an element is hidden.</summary>
internal enum HtmlHiding
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>
    /// In a way that pages also use while they load: visibility, opacity, aria-hidden, a class that a script takes
    /// away.
    /// </summary>
    Passing,

    /// <summary>
    /// In a way meant to last: not displayed or moved out of the window. Text of no size or in the colour of its ground
    /// is hidden like this too, but piece by piece (<see cref="TextLook"/>).
    /// </summary>
    Lasting,
}
