namespace Summarizer.Pipeline.Reading.RichText;

/// <summary>The control words of RTF for characters and destinations.</summary>
internal static class RtfWords
{
    /// <summary>The character set of fonts whose characters are pictures.</summary>
    public const int SymbolCharset = 2;

    private static readonly string[] HeadingNames =
        ["heading", "Überschrift", "titre", "título", "titolo", "kop", "rubrik", "overskrift", "otsikko", "nagłówek",
            "nadpis", "заголовок"];

    /// <summary>Returns the part that a destination is. Null if the word is not a destination.</summary>
    public static RtfPart? PartOf(string word) => word switch
    {
        "fonttbl" => RtfPart.Fonts,
        "stylesheet" => RtfPart.Styles,
        "title" => RtfPart.Title,
        "colortbl" or "pict" or "object" or "header" or "headerl" or "headerr" or "headerf" or "footer" or "footerl"
            or "footerr" or "footerf" or "footnote" or "annotation" or "fldinst" or "xe" or "tc" or "tcn" or "listtable"
            or "listoverridetable" or "rsidtbl" or "generator" or "author" or "operator" or "subject" or "keywords"
            or "doccomm" or "comment" or "creatim" or "revtim" or "printim" or "company" or "manager" or "category"
            or "hlinkbase" or "pntext" or "listtext" or "bkmkstart" or "bkmkend" or "themedata" or "datastore"
            or "latentstyles" or "colorschememapping" or "xmlnstbl" or "nonshppict" or "atnid" or "atnauthor"
            or "revtbl" or "filetbl" or "private" or "template" or "buptim" or "ftnsep" or "ftnsepc" or "ftncn"
            or "aftnsep" or "sp" or "shprslt" => RtfPart.Skipped,
        _ => null,
    };

    /// <summary>True for a destination after "\*" whose text is shown.</summary>
    public static bool IsTextDespiteStar(string word) =>
        word is "shpinst" or "shptxt" or "ud" or "upr" or "cs" or "ts" or "nesttableprops";

    /// <summary>Returns the character of a control word; null if it has none.</summary>
    public static string? CharacterOf(string word) => word switch
    {
        "tab" => "\t",
        "line" or "lbr" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "emspace" or "enspace" or "qmspace" => " ",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        _ => null,
    };

    /// <summary>Returns the code page of a font's character set; 0 for the document's own.</summary>
    public static int CodePageOf(int charset) => charset switch
    {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => 0,
    };

    /// <summary>True if a style's name without its number is that of headings, in some language.</summary>
    public static bool IsHeading(string name) => HeadingNames.Contains(name, StringComparer.OrdinalIgnoreCase);
}
