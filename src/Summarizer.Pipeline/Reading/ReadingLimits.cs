using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// The limits on reading one article: section <c>Summarizer:Reading</c>. The number of bytes itself is limited before
/// reading (<see cref="SummarizerOptions.MaxArticleBytes"/>).
/// </summary>
public sealed record ReadingLimits
{
    /// <summary>The limits where none are set.</summary>
    public static ReadingLimits Default { get; } = new();

    /// <summary>
    /// The longest time that reading one article may take, 1 second to 5 minutes. Default: 30 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest text that a document may give, in UTF-16 code units, 1,000 to 200,000,000. Default: 21 million, what
    /// the largest article of plain text has by default.
    /// </summary>
    public int MaxCharacters { get; set; } = 21_000_000;

    /// <summary>
    /// The most words that are read of a document, 1,000 to 20,000,000; the rest is left out with a warning. A
    /// character of a script without spaces counts as a word. Default: 1 million, for which a summary
    /// takes about 500 MB at most.
    /// </summary>
    public int MaxWords { get; set; } = 1_000_000;

    /// <summary>The longest Markdown source, in UTF-16 code units, 1,000 to 100,000,000. Default: 10 million.</summary>
    public int MaxMarkdownCharacters { get; set; } = 10_000_000;

    /// <summary>The longest HTML source, in UTF-16 code units, 1,000 to 100,000,000. Default: 10 million.</summary>
    public int MaxHtmlCharacters { get; set; } = 10_000_000;

    /// <summary>The most elements that an HTML page may have, 100 to 2,000,000. Default: 200,000.</summary>
    public int MaxHtmlElements { get; set; } = 200_000;

    /// <summary>
    /// The deepest nesting of HTML elements, 10 to 400; deeper ones are read as if they were siblings. Default: 100.
    /// </summary>
    public int MaxHtmlDepth { get; set; } = 100;

    /// <summary>
    /// The most elements that an HTML page may leave open at once, which would make it slow to read, 10 to 20,000; a
    /// page with more is refused. Default: 2,000.
    /// </summary>
    public int MaxHtmlOpenElements { get; set; } = 2_000;

    /// <summary>The most pages of a PDF, 1 to 100,000. Default: 2,000.</summary>
    public int MaxPdfPages { get; set; } = 2_000;

    /// <summary>The largest size of one unpacked stream of a PDF, in bytes, 64 KiB to 1 GiB. Default: 32 MiB.</summary>
    public int MaxPdfStreamBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// The largest size of all unpacked streams of a PDF together, in bytes, 64 KiB to 8 GiB. Default: 256 MiB.
    /// </summary>
    public long MaxPdfTotalBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>
    /// The most streams unpacked and forms drawn for one PDF, each time counted, 100 to 10,000,000. Default: 100,000.
    /// </summary>
    public int MaxPdfStreams { get; set; } = 100_000;

    /// <summary>The most filters with which one stream of a PDF may be packed, 1 to 16. Default: 4.</summary>
    public int MaxPdfFilters { get; set; } = 4;

    /// <summary>The deepest nesting of a PDF's objects and forms, 8 to 256. Default: 64.</summary>
    public int MaxPdfDepth { get; set; } = 64;

    /// <summary>The most glyphs on one page of a PDF, 100 to 2,000,000. Default: 200,000.</summary>
    public int MaxPdfLettersPerPage { get; set; } = 200_000;

    /// <summary>
    /// The memory that a process may take that reads PDFs and large documents, in bytes, 64 MiB to 8 GiB. Default: half
    /// of the memory that the instance has, and 512 MiB at most. As many run at once as fit into that half, and as
    /// there are cores.
    /// </summary>
    public long? MaxProcessBytes { get; set; }

    /// <summary>The most files inside a package (.docx, .odt, .pptx, .epub), 10 to 100,000. Default: 10,000.</summary>
    public int MaxDocxEntries { get; set; } = 10_000;

    /// <summary>
    /// The largest size of one unpacked part of a package (counted, not believed), in bytes, 64 KiB to 1 GiB. Default:
    /// 64 MiB.
    /// </summary>
    public long MaxDocxPartBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// The highest ratio of unpacked to packed size for a part of a package that exceeds 1 MiB, 10 to 10,000. Default:
    /// 200 (real ones stay under 50).
    /// </summary>
    public int MaxDocxCompressionRatio { get; set; } = 200;

    /// <summary>The deepest nesting of the XML of a package, 32 to 1,000. Default: 256.</summary>
    public int MaxDocxDepth { get; set; } = 256;

    /// <summary>True if the speaker notes of presentations are read. Default: no.</summary>
    public bool SpeakerNotes { get; set; }

    /// <summary>The memory that a reading process may take, in bytes.</summary>
    internal long ProcessBytes => MaxProcessBytes ?? InstanceMemory.Current.ReadingProcessBytes;

    /// <summary>Throws where a value is out of its range.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public void Validate()
    {
        Require(nameof(Timeout), Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Require(nameof(MaxCharacters), MaxCharacters, 1_000, 200_000_000);
        Require(nameof(MaxWords), MaxWords, 1_000, 20_000_000);
        Require(nameof(MaxMarkdownCharacters), MaxMarkdownCharacters, 1_000, 100_000_000);
        Require(nameof(MaxHtmlCharacters), MaxHtmlCharacters, 1_000, 100_000_000);
        Require(nameof(MaxHtmlElements), MaxHtmlElements, 100, 2_000_000);
        Require(nameof(MaxHtmlDepth), MaxHtmlDepth, 10, 400);
        Require(nameof(MaxHtmlOpenElements), MaxHtmlOpenElements, 10, 20_000);
        Require(nameof(MaxPdfPages), MaxPdfPages, 1, 100_000);
        Require(nameof(MaxPdfStreamBytes), MaxPdfStreamBytes, 64 * 1024, 1024 * 1024 * 1024);
        Require(nameof(MaxPdfTotalBytes), MaxPdfTotalBytes, 64 * 1024, 8L * 1024 * 1024 * 1024);
        Require(nameof(MaxPdfStreams), MaxPdfStreams, 100, 10_000_000);
        Require(nameof(MaxPdfFilters), MaxPdfFilters, 1, 16);
        Require(nameof(MaxPdfDepth), MaxPdfDepth, 8, 256);
        Require(nameof(MaxPdfLettersPerPage), MaxPdfLettersPerPage, 100, 2_000_000);
        Require(nameof(MaxProcessBytes), ProcessBytes, 64L * 1024 * 1024, 8L * 1024 * 1024 * 1024);
        Require(nameof(MaxDocxEntries), MaxDocxEntries, 10, 100_000);
        Require(nameof(MaxDocxPartBytes), MaxDocxPartBytes, 64 * 1024, 1024 * 1024 * 1024);
        Require(nameof(MaxDocxCompressionRatio), MaxDocxCompressionRatio, 10, 10_000);
        Require(nameof(MaxDocxDepth), MaxDocxDepth, 32, 1_000);
    }

    /// <summary>Throws where a text is longer than <see cref="MaxCharacters"/>.</summary>
    internal void CheckCharacters(long length)
    {
        if (length > MaxCharacters)
            throw new ArticleException(FailureCode.TooLarge,
                $"The article's text is longer than the {MaxCharacters} characters allowed.");
    }

    private static void Require<T>(string setting, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            throw new InvalidSettingException($"{SummarizerOptions.Section}:Reading:{setting}", value,
                $"between {least} and {most}");
    }
}
