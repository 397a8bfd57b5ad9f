using System.Xml;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Reading.Packages;

/// <summary>Walks through a part of a package once, within the limits of depth and time.</summary>
internal static class XmlWalk
{
    /// <summary>Visits each node, except elements that are left out and what is in them.</summary>
    /// <param name="xml">The part, before its first node.</param>
    /// <param name="what">The subject of the error for a part that nests too deeply: "The Word document".</param>
    /// <param name="limits">The limits of what reading may cost.</param>
    /// <param name="isLeftOut">Returns true for elements that are left out.</param>
    /// <param name="visit">Called for each other node.</param>
    /// <param name="cancellationToken">Ends a long reading.</param>
    /// <exception cref="ArticleException">It nests deeper than allowed.</exception>
    public static void Through(
        XmlReader xml, string what, ReadingLimits limits, Func<XmlReader, bool> isLeftOut, Action<XmlReader> visit,
        CancellationToken cancellationToken)
    {
        bool more = xml.Read();
        while (more)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (xml.Depth > limits.MaxDocxDepth)
            {
                throw new ArticleException(
                    FailureCode.UnreadableArticle,
                    $"{what} nests deeper than the {limits.MaxDocxDepth} levels allowed.");
            }

            if (xml.NodeType == XmlNodeType.Element && isLeftOut(xml))
            {
                xml.Skip();
                more = !xml.EOF;
                continue;
            }

            visit(xml);
            more = xml.Read();
        }
    }
}
