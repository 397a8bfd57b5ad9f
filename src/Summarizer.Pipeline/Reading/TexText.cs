using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Reading.Html;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Formulas in TeX as text in one line: commands as their signs, powers and indices as such, fractions with a stroke.
/// </summary>
internal static partial class TexText
{
    /// <summary>The depth of groups from which they are read as if they had no brackets.</summary>
    private const int Deepest = 20;

    /// <summary>The commands that stand for a sign.</summary>
    private static readonly FrozenDictionary<string, string> Signs = (
        "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta θ iota ι kappa κ lambda λ "
        + "mu μ nu ν xi ξ pi π varpi π rho ρ varrho ρ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ "
        + "omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
        + "times × cdot · div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ° bullet • leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ "
        + "approx ≈ sim ~ simeq ≃ cong ≅ equiv ≡ propto ∝ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ oint ∮ "
        + "to → rightarrow → leftarrow ← Rightarrow ⇒ Leftarrow ⇐ leftrightarrow ↔ Leftrightarrow ⇔ mapsto ↦ iff ⇔ "
        + "implies ⇒ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ "
        + "varnothing ∅ forall ∀ exists ∃ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕ otimes ⊗ perp ⊥ parallel ∥ "
        + "mid | vert | Vert ‖ angle ∠ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ dots … ldots … cdots … degree ° prime ′ "
        + "langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } backslash \\")
        .Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The commands that change only the look.</summary>
    private static readonly FrozenSet<string> Looks = (
        "left right big Big bigg Bigg bigl bigr Bigl Bigr middle displaystyle textstyle scriptstyle limits "
        + "nolimits rm bf it cal text textbf textit textrm texttt textsf textsc textup textnormal emph mbox "
        + "hbox fbox boxed mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr mathnormal mathop "
        + "mathbin mathrel mathord operatorname bm boldsymbol pmb hat widehat bar vec overline underline tilde "
        + "widetilde dot ddot check breve acute grave mathring overrightarrow overleftarrow overbrace "
        + "underbrace overset underset stackrel substack cancel ce pu")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// True if a text between two signs for formulas may be one. It has a command, a power or an operator, or is a name
    /// or a number. It has no words of a sentence.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="isBracketed">
    /// True if the signs are brackets after a backslash. In Markdown, these are also brackets of the text, which often
    /// have a letter, a number or a date.
    /// </param>
    public static bool IsFormula(string text, bool isBracketed) =>
        (isBracketed ? Operation().IsMatch(text) : Shape().IsMatch(text) || Name().IsMatch(text))
            && !Words().IsMatch(WordsWithin().Replace(text, ""));

    /// <summary>True if a text starts with a command for a sign, or with one whose operand is in braces.</summary>
    public static bool StartsWithCommand(ReadOnlySpan<char> text)
    {
        if (text is not ['\\', .. var rest])
            return false;
        int end = 0;
        while (end < rest.Length && char.IsAsciiLetter(rest[end]))
            end++;
        string name = rest[..end].ToString();
        bool hasOperand = end < rest.Length && rest[end] == '{';
        return Signs.ContainsKey(name)
            || (hasOperand && (Looks.Contains(name) || name is "frac" or "dfrac" or "tfrac" or "sqrt"));
    }

    /// <summary>Returns a formula as text.</summary>
    public static string Of(string tex)
    {
        int at = 0;
        var text = new StringBuilder();
        while (at < tex.Length)
            AppendOne(tex, ref at, text, 0);
        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    /// <summary>Appends a character, a command with its operands, or a group, and moves after it.</summary>
    private static void AppendOne(string tex, ref int at, StringBuilder text, int depth)
    {
        char c = tex[at++];
        switch (c)
        {
            case '\\' when at < tex.Length:
                AppendCommand(tex, ref at, text, depth);
                break;
            case '{' when depth < Deepest:
                while (at < tex.Length && tex[at] != '}')
                    AppendOne(tex, ref at, text, depth + 1);
                at++;
                break;
            case '^' or '_':
                string part = Operand(tex, ref at, depth);
                if (part is "°" or "′")
                    text.Append(part);
                else
                    text.Append(HtmlText.Shifted(part, raised: c == '^') ?? c + HtmlText.Grouped(part));
                break;
            case '{' or '}' or '\\' or '&':
                break;
            case '~':
                text.Append(' ');
                break;
            default:
                text.Append(c);
                break;
        }
    }

    private static void AppendCommand(string tex, ref int at, StringBuilder text, int depth)
    {
        int start = at;
        while (at < tex.Length && char.IsAsciiLetter(tex[at]))
            at++;
        if (at == start)
        {
            // A sign that is written as such, or a space.
            char sign = tex[at++];
            text.Append(sign switch { ',' or ';' or ':' or '\\' or ' ' => ' ', '!' => '\0', _ => sign });
            return;
        }

        string name = tex[start..at];
        if (name is "frac" or "dfrac" or "tfrac" or "binom")
        {
            string above = Grouped(Operand(tex, ref at, depth)), below = Grouped(Operand(tex, ref at, depth));
            text.Append(name == "binom" ? $"({above} {below})" : $"{above}/{below}");
        }
        else if (name == "sqrt")
        {
            if (at < tex.Length && tex[at] == '[' && tex.IndexOf(']', at) is >= 0 and var end)
            {
                string index = Of(tex[(at + 1)..end]);
                text.Append(HtmlText.Shifted(index, raised: true) ?? $"[{index}]");
                at = end + 1;
            }

            text.Append('√').Append(Grouped(Operand(tex, ref at, depth)));
        }
        else if (name is "begin" or "end" or "label" or "tag" or "color")
        {
            Operand(tex, ref at, depth);
            text.Append(' ');
        }
        else if (name is "quad" or "qquad")
        {
            text.Append(' ');
        }
        else if (Signs.TryGetValue(name, out string? known))
        {
            text.Append(known);
        }
        else if (Looks.Contains(name))
        {
            if (name == "operatorname" && at < tex.Length && tex[at] == '*')
                at++;
            while (at < tex.Length && tex[at] == ' ')
                at++;
        }
        else
        {
            // The name of a function, whose operand may be in braces.
            text.Append(name).Append(at < tex.Length && tex[at] == '{' ? " " : "");
        }
    }

    /// <summary>Returns the next group or character as text, and moves after it.</summary>
    private static string Operand(string tex, ref int at, int depth)
    {
        while (at < tex.Length && tex[at] == ' ')
            at++;
        var text = new StringBuilder();
        if (at < tex.Length && depth < Deepest)
            AppendOne(tex, ref at, text, depth + 1);
        return text.ToString().Trim();
    }

    /// <summary>Puts a part of several pieces in brackets, so that it stays one operand.</summary>
    private static string Grouped(string part) => part.All(char.IsLetterOrDigit) ? part : $"({part})";

    [GeneratedRegex(@"\\[a-zA-Z]|[\^_=<>+]|\d\s*[-*/]\s*\w", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[a-zA-Z]{1,2}\d?'*$|^[a-zA-Z]\([\w, ]{1,9}\)$|^[-+]?\d[\d.,]*$|^\d*[a-zA-Z]$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    /// <summary>A command, a power, an index or an operator between two operands.</summary>
    [GeneratedRegex(@"\\[a-zA-Z]|[\^=]|(?<!\w\w)\w_[\w{\\]|[\w)}'|]\s*[<>+]\s*[\w\\({|-]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    /// <summary>Words within a formula.</summary>
    [GeneratedRegex(@"\\[a-zA-Z]+\s*(?:\{[^{}\\]*\})?", RegexOptions.CultureInvariant)]
    private static partial Regex WordsWithin();

    /// <summary>Two words of a sentence, or an address, which no formula has.</summary>
    [GeneratedRegex(@"\p{L}{3,}[,;]?\s+\p{L}{2,}|\p{L}{2,}[,;]?\s+\p{L}{3,}|://|\]\(", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"[\s\0]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
