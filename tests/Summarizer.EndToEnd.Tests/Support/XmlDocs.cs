using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>The doc comments of the source, as the compiler writes them beside an assembly.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members = [];

    public XmlDocs(params Assembly[] assemblies)
    {
        foreach (Assembly assembly in assemblies)
        {
            foreach (XElement member in XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
                .Descendants("member"))
                _members[member.Attribute("name")!.Value] = member;
        }
    }

    /// <summary>
    /// Returns the text of a property's comment, or of the parameter of its record that it comes from; one line.
    /// </summary>
    /// <param name="property">The property.</param>
    /// <param name="markdown">True to keep code as Markdown has it, between backticks.</param>
    public string? Of(MemberInfo property, bool markdown = false)
    {
        string type = property.DeclaringType!.FullName!.Replace('+', '.');
        XElement? text = _members.GetValueOrDefault($"P:{type}.{property.Name}")?.Element("summary")
            ?? _members.GetValueOrDefault($"T:{type}")?.Elements("param")
                .FirstOrDefault(p => p.Attribute("name")!.Value == property.Name);
        return text is null ? null : OneLine(text, markdown);
    }

    private static string OneLine(XElement element, bool markdown = false)
    {
        string text = string.Concat(element.Nodes().Select(node => node switch
        {
            // Readers of the JSON know its names, and not those of the code.
            XElement { Name.LocalName: "paramref" } field => $"`{Json(field.Attribute("name")!.Value)}`",
            XElement { Name.LocalName: "see" } see when !markdown && see.Attribute("cref")!.Value.StartsWith("P:",
                StringComparison.Ordinal) => $"`{Json(see.Attribute("cref")!.Value.Split('.')[^1])}`",
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
            XElement { Name.LocalName: "c" } code when markdown => $"`{code.Value}`",
            XElement inner => inner.Value,
            _ => node.ToString(),
        }));
        return WhiteSpace().Replace(System.Net.WebUtility.HtmlDecode(text), " ").Trim();
    }

    private static string Json(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
