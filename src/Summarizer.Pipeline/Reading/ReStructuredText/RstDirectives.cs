using System.Collections.Frozen;

namespace Summarizer.Pipeline.Reading.ReStructuredText;

/// <summary>The parts of a directive that are shown.</summary>
internal enum RstDirective
{
    /// <summary>Its content; an argument of several words is the start of it.</summary>
    Text,

    /// <summary>Its content; the argument is a condition or a name.</summary>
    Container,

    /// <summary>Nothing, or what is not in the text.</summary>
    Hidden,

    /// <summary>Its content as code.</summary>
    Code,

    /// <summary>Its argument as code, and its content.</summary>
    Object,

    /// <summary>A caption, and further content.</summary>
    Figure,

    /// <summary>A table with a caption.</summary>
    Table,

    /// <summary>A table as values with commas between them.</summary>
    Csv,

    /// <summary>A title, and its content.</summary>
    Titled,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A version, and what changed in it.</summary>
    Version,
}

/// <summary>The directives of docutils and Sphinx, by what they show.</summary>
internal static class RstDirectives
{
    private static readonly FrozenDictionary<string, RstDirective> Kinds = new (RstDirective Kind, string Names)[]
    {
        (RstDirective.Container, "class container compound cond cssclass grid grid-item highlights hlist ifconfig only "
            + "sphinx-tabs tab-set table-wrapper tabs"),
        (RstDirective.Hidden, "automethod bibliography blockdiag button-link button-ref codeauthor contents "
            + "currentmodule date default-domain default-role digraph footbibliography glossary-index graph graphviz "
            + "highlight highlightlang image include index inheritance-diagram label literalinclude math mermaid meta "
            + "module moduleauthor plot program py-currentmodule raw replace role sectionauthor sectnum seqdiag "
            + "tabularcolumns target-notes testsetup testcleanup title toctree unicode uml"),
        (RstDirective.Code, "code code-block doctest ipython ipython3 jupyter-execute literal-block parsed-literal "
            + "productionlist prompt sourcecode testcode testoutput"),
        (RstDirective.Object, "alias attribute class-method classmethod cmdoption concept confval data decorator "
            + "decoratormethod describe directive enum enumerator envvar exception function macro member method "
            + "object opcode option property pybuiltin pyobject rst-directive setting staticmethod struct type union "
            + "var"),
        (RstDirective.Figure, "figure"),
        (RstDirective.Table, "list-table table"),
        (RstDirective.Csv, "csv-table"),
        (RstDirective.Titled, "admonition card dropdown grid-item-card sidebar tab tab-item topic"),
        (RstDirective.Heading, "rubric"),
        (RstDirective.Version, "deprecated deprecated-removed versionadded versionchanged versionremoved"),
    }.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Kind)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Kind, StringComparer.Ordinal);

    /// <summary>Returns what a directive shows. The content of an unknown one is text.</summary>
    public static RstDirective KindOf(string name) =>
        Kinds.TryGetValue(name, out RstDirective kind) ? kind
            : name.StartsWith("auto", StringComparison.Ordinal) ? RstDirective.Hidden : RstDirective.Text;

    /// <summary>Returns the words before a version, as Sphinx writes them.</summary>
    public static string Label(string name) => name switch
    {
        "versionadded" => "Added in version",
        "versionchanged" => "Changed in version",
        "versionremoved" => "Removed in version",
        _ => "Deprecated since version",
    };
}
