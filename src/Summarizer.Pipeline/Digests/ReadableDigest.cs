using System.Globalization;
using System.Text;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Digests;

/// <summary>
/// A digest for people: as lines, as plain text, as Markdown. Free of control characters, even if the articles have
/// some.
/// </summary>
public static class ReadableDigest
{
    /// <summary>
    /// The sentences, a line each, with their sources: <c>The bridge closes in March. [a.txt; also b.txt]</c>.
    /// </summary>
    public static IEnumerable<string> Lines(DigestResult digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return digest.Digest.Sentences.Select(s => $"{PlainLine.Of(s.Text)} [{Sources(s)}]");
    }

    /// <summary>The sentences, a line each with its sources, and a blank line and the figures.</summary>
    public static string PlainText(DigestResult digest) =>
        string.Concat(Lines(digest).Select(l => l + "\n")) + "\n" + Figures(digest) + "\n";

    /// <summary>
    /// A list of the sentences with their sources, key phrases and figures. What the articles hold is escaped.
    /// </summary>
    public static string Markdown(DigestResult digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var text = new StringBuilder();
        text.Append("## Digest\n\n");
        foreach (SourcedSentence sentence in digest.Digest.Sentences)
            text.Append("- ").Append(ReadableResult.Escaped(sentence.Text)).Append(" *(")
                .Append(ReadableResult.Escaped(Sources(sentence))).Append(")*\n");
        if (digest.Digest.KeyPhrases.Count > 0)
            text.Append("\nKey phrases: ").AppendJoin(", ", digest.Digest.KeyPhrases.Select(ReadableResult.Escaped))
                .Append('\n');
        return text.Append('\n').Append(Figures(digest)).Append('\n').ToString();
    }

    /// <summary>Returns the size of the digest and of its sources: <c>5 of 61 sentences · 1,204 words in 3
    /// articles</c>.</summary>
    public static string Figures(DigestResult digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return string.Create(CultureInfo.InvariantCulture,
            $"{digest.Digest.Sentences.Count:#,0} of {digest.Sources.Sum(s => (long)s.Sentences):#,0} sentences "
                + $"· {digest.Sources.Sum(s => (long)s.Words):#,0} words "
                + $"in {(digest.Sources.Count == 1 ? "1 article" : $"{digest.Sources.Count} articles")}");
    }

    /// <summary>The source of a sentence, and those that say the same: <c>a.txt; also b.txt, c.txt</c>.</summary>
    public static string Sources(SourcedSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        string also = string.Join(", ", sentence.AlsoIn.Select(e => PlainLine.Of(e.Source)));
        return PlainLine.Of(sentence.Source) + (also.Length == 0 ? "" : "; also " + also);
    }
}
