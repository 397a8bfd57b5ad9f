using System.Globalization;
using System.Text;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Tests.Support;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Encodings that the language of the text tells apart.</summary>
public sealed class LatinEncodingTests
{
    /// <summary>The older encodings that texts of each language have.</summary>
    private static readonly (string Languages, int[] CodePages)[] Used =
    [
        ("de fr es it nl pt da no sv fi is ga ca gl eu", [1252, 28605, 850]),
        ("en", [1252]),
        ("pl cs sk sl hr hu", [1250, 28592, 852]),
        ("ro", [1250]),
        ("tr", [1254, 857]),
        ("lt lv et", [1257]),
        ("vi", [1258]),
    ];

    private static readonly ILookup<string, string> Paragraphs = File
        .ReadLines(Path.Combine(Repository.Root, "tests/Summarizer.Tests/Languages/paragraphs.texts"))
        .Where(line => line[0] != '#').Select(line => line.Split('\t'))
        .ToLookup(cells => cells[0], cells => cells[1]);

    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    static LatinEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, int> Pairs()
    {
        var data = new TheoryData<string, int>();
        foreach ((string languages, int[] pages) in Used)
        {
            foreach (string language in languages.Split(' ').Where(Paragraphs.Contains))
            {
                foreach (int page in pages)
                    data.Add(language, page);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_text_is_read_in_the_encoding_that_fits_its_language(string language, int codePage)
    {
        foreach (string text in Paragraphs[language].Where(text => IsIn(text, codePage)))
        {
            byte[] bytes = Bytes(text, codePage);
            ReadArticle undeclared = Read(bytes);
            ReadArticle latin1 = Read(bytes, contentType: "text/plain; charset=ISO-8859-1");
            Assert.Equal(text, undeclared.Document.Text);
            Assert.Equal(text, latin1.Document.Text);
        }
    }

    [Fact]
    public void A_declared_encoding_that_fits_stays_and_one_that_does_not_is_reported()
    {
        const string text = "Köprünün güney ayağı gelecek hafta kapanıyor. İşçiler çelik kirişin altına girecek.";
        byte[] bytes = Encoding.GetEncoding(1254).GetBytes(text);

        Assert.Empty(Read(bytes, contentType: "text/plain; charset=iso-8859-9").Warnings);
        ReadArticle article = Read(bytes, contentType: "text/plain; charset=windows-1252");

        Assert.Equal(text, article.Document.Text);
        Assert.Equal(WarningCode.EncodingGuessed, Assert.Single(article.Warnings).Code);
    }


    [Theory]
    [InlineData("The delegation from Perú arrived late because of the storm over the northern hills.")]
    [InlineData("“The ferry to Malmø is late”, the woman at the counter said, and she was right about that.")]
    [InlineData("Die Ausstellung in São Paulo zeigt Bilder von fünf Malerinnen, die früher in Köln gelebt haben.")]
    public void A_foreign_letter_does_not_make_another_encoding(string text)
    {
        byte[] bytes = Encoding.GetEncoding(1252).GetBytes(text);

        Assert.Equal(text, Read(bytes).Document.Text);
        ReadArticle declared = Read(bytes, contentType: "text/plain; charset=windows-1252");

        Assert.Equal(text, declared.Document.Text);
        Assert.Empty(declared.Warnings);
    }

    [Theory]
    [InlineData("<p>Prices of the week</p><table><tr>{0}</tr></table>", "<td>\u00A0</td>", 14)]
    [InlineData("<p>Das Büro ist am Montag geschlossen.</p><table><tr>{0}</tr></table>", "<td>\u00A0</td>", 40)]
    [InlineData("<p>{0}The ferry to the island is late, and the people at the pier wait.</p>", "\u00A0", 12)]
    [InlineData("<p>The ferry is late.</p><p>{0}</p>", "\u00A0The people at the pier wait. ", 12)]
    [InlineData("<p>The angles were {0}and the wall was crooked.</p>", "10°, 20°, ", 12)]
    [InlineData("<p>The tickets cost {0}and the ferry is free.</p>", "€10, €20, ", 12)]
    [InlineData("<p>{0}</p>", "X1;€10\n", 12)]
    [InlineData("<p>{0}</p>", "§ 1 The owner of the house pays for the water. ", 12)]
    [InlineData("<p>{0}</p>", "The ferry to the island is late. © 2001 Reuters. ", 12)]
    [InlineData("<p>{0}</p>", "Well … the item is on the list … and it stays there. ", 12)]
    [InlineData("<p>{0}</p>", "Le bateau est dans le port « 2001 » et il y reste. ", 12)]
    [InlineData("<p>{0}</p>", "Le bateau est dans le port «\u00A02001\u00A0» et il y reste\u00A0: oui. ", 12)]
    [InlineData("<p>{0}</p>", "The\u00A0ferry to the island is\u00A0late. ", 12)]
    public void Signs_between_spaces_do_not_make_another_encoding(string page, string part, int times)
    {
        string text = string.Format(CultureInfo.InvariantCulture, page, string.Concat(Enumerable.Repeat(part, times)));
        string expected = Read(text, "a.html").Document.Text;
        byte[] bytes = Encoding.GetEncoding(1252).GetBytes(text);
        string[] declared = ["text/html", "text/html; charset=iso-8859-1", "text/html; charset=windows-1252"];
        Assert.All(declared, type => Assert.Equal(expected, Read(bytes, "a.html", type).Document.Text));
    }

    // DOS gives some letters the codes that dashes and dots have in windows-1252. With one or two of them, both fit.
    private static bool IsIn(string text, int codePage) =>
        text.Count(c => c > '\x7F') >= (codePage < 1000 ? 3 : 1)
        && Composition.Compose(Encoding.GetEncoding(codePage).GetString(Bytes(text, codePage))) == text;

    /// <summary>Writes a text as programs of its time did: Vietnamese with marks of their own.</summary>
    private static byte[] Bytes(string text, int codePage) =>
        Encoding.GetEncoding(codePage).GetBytes(codePage == 1258 ? Apart(text) : text);

    /// <summary>Separates the tone from its letter where windows-1258 has no character for both.</summary>
    private static string Apart(string text)
    {
        Encoding vietnamese = Encoding.GetEncoding(1258);
        string letters = string.Concat(Enumerable.Range(0x41, 0xBF)
            .Select(code => vietnamese.GetString([(byte)code])).Where(letter => char.IsLetter(letter[0])));
        Dictionary<string, string> apart = letters.SelectMany(letter => Tones.Select(tone => $"{letter}{tone}"))
            .Where(pair => Composition.Compose(pair).Length == 1).ToDictionary(Composition.Compose);
        return string.Concat(text.Select(c => letters.Contains(c) ? c.ToString()
            : apart.GetValueOrDefault(c.ToString(), c.ToString())));
    }
}
