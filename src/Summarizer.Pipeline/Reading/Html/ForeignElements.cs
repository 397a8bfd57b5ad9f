using System.Collections.Frozen;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// The open elements of a picture (svg) or formula (math), in which the parser takes everything that looks like a tag
/// for one (HTML standard, 13.2.6.5). They are known only while each one ends before the one around it, and none of
/// them goes back to HTML.
/// </summary>
internal sealed class ForeignElements
{
    private const int MostOpen = 100;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Roots = Names("svg math");

    /// <summary>Elements in which the parser would take tags for HTML. They hold text only.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Leaves =
        Names("title desc mi mo mn ms mtext");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Inner = Names(
        "animate animatemotion animatetransform a circle clippath defs ellipse feblend fecolormatrix "
        + "fecomponenttransfer fecomposite feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge "
        + "femergenode femorphology feoffset feturbulence filter g image line lineargradient marker mask metadata "
        + "mpath path pattern polygon polyline radialgradient rect set stop style switch symbol text textpath tspan "
        + "use view annotation maction menclose merror mfenced mfrac mmultiscripts mover mpadded mphantom mprescripts "
        + "mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtr munder munderover none semantics");

    private readonly Stack<string> _open = new();

    /// <summary>True within a picture or formula.</summary>
    public bool IsOpen => _open.Count > 0;

    /// <summary>True if an element is a picture or formula.</summary>
    public static bool IsRoot(ReadOnlySpan<char> name) => Roots.Contains(name);

    /// <summary>Goes into a picture or formula, or on to the next tag in it.</summary>
    /// <returns>False if it is not known any more which elements are open.</returns>
    public bool Visit(ReadOnlySpan<char> name, bool closes, bool isSelfClosing)
    {
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> allowed = IsOpen ? Inner : Roots;
        if (closes)
            return IsOpen && name.Equals(_open.Pop(), StringComparison.OrdinalIgnoreCase);
        bool isLeaf = IsOpen && Leaves.Contains(name);
        if ((!isLeaf && !allowed.Contains(name)) || (IsOpen && Leaves.Contains(_open.Peek())))
            return false;
        if (!isSelfClosing)
            _open.Push(name.ToString());
        return _open.Count <= MostOpen;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
