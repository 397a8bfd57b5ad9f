using System.Text;
using System.Xml;
using Summarizer.Pipeline.Reading.Html;

namespace Summarizer.Pipeline.Reading.Word;

/// <summary>
/// Equations (Office MathML) as a line of text: powers and indices as such, fractions with a stroke. Brackets, sums and
/// roots are not text in the document but properties (ECMA-376, part 1, 22.1.2).
/// </summary>
internal sealed class WordEquations
{
    /// <summary>The longest text that is raised or lowered.</summary>
    private const int LongestScript = 12;

    /// <summary>The starts of the raised, lowered or divided parts around the place.</summary>
    private readonly Stack<int> _parts = new();

    private readonly Stack<Frame> _frames = new();

    /// <summary>Reads an element, except a text, at its start or its end.</summary>
    public void Visit(XmlReader xml, StringBuilder text)
    {
        bool begins = xml.NodeType == XmlNodeType.Element;
        if (begins)
            Begin(xml, text);
        if (!begins || xml.IsEmptyElement)
            End(xml.LocalName, text);
    }

    /// <summary>Writes the last part of a text as raised or lowered figures, where it is figures.</summary>
    public static void Shift(StringBuilder text, int from, bool raised)
    {
        if (from > text.Length || text.Length - from > LongestScript)
            return;
        string part = text.ToString(from, text.Length - from);
        text.Length = from;
        HtmlText.AppendShifted(text, part, raised);
    }

    private void Begin(XmlReader xml, StringBuilder text)
    {
        string value = xml.GetAttribute("val", xml.NamespaceURI) ?? "";
        bool hasFrame = _frames.TryPeek(out Frame? frame);
        bool isProperty = hasFrame && xml.Depth == frame!.Depth + 2;
        switch (xml.LocalName)
        {
            case "d":
                _frames.Push(new Frame(xml.Depth) { Start = "(", Separator = "|", End = ")" });
                break;
            case "nary":
                _frames.Push(new Frame(xml.Depth) { Start = "∫" });
                break;
            case "rad":
                _frames.Push(new Frame(xml.Depth) { Start = "√" });
                break;
            case "begChr" or "chr" when isProperty:
                frame!.Start = value;
                break;
            case "sepChr" when isProperty:
                frame!.Separator = value;
                break;
            case "endChr" when isProperty:
                frame!.End = value;
                break;
            case "e" or "sub" or "sup" when hasFrame && xml.Depth == frame!.Depth + 1:
                text.Append(frame.Next());
                break;
        }

        if (xml.LocalName is "sup" or "sub" or "num" or "den" or "deg")
            _parts.Push(text.Length);
    }

    private void End(string name, StringBuilder text)
    {
        switch (name)
        {
            case "sup" or "sub" when _parts.TryPop(out int from):
                Shift(text, from, raised: name == "sup");
                break;
            case "deg" when _parts.TryPop(out int at) && at <= text.Length:
                string degree = text.ToString(at, text.Length - at);
                text.Length = at;
                text.Append(HtmlText.Shifted(degree, raised: true) ?? degree);
                break;
            case "num" or "den" when _parts.TryPop(out int start):
                if (text.Length - start > 1)
                    text.Insert(Math.Min(start, text.Length), '(').Append(')');
                text.Append(name == "num" ? "/" : "");
                break;
            case "d" or "nary" or "rad" when _frames.TryPop(out Frame? frame):
                text.Append(frame.IsStarted ? frame.End : "");
                break;
        }
    }

    /// <summary>An expression in brackets, or after the sign of a sum or a root, at a depth of the document.</summary>
    private sealed class Frame(int depth)
    {
        public int Depth => depth;

        public string Start { get; set; } = "";

        public string Separator { get; set; } = "";

        public string End { get; set; } = "";

        public bool IsStarted { get; private set; }

        /// <summary>Returns what is before the next expression.</summary>
        public string Next()
        {
            string before = IsStarted ? Separator : Start;
            IsStarted = true;
            return before;
        }
    }
}
