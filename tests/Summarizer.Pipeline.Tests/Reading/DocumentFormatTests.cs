using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Mail;
using Summarizer.Pipeline.Tests.Support;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>OpenDocument, PowerPoint, EPUB, e-mail and RTF: what is read, and what hostile files can do.</summary>
public sealed class DocumentFormatTests
{
    private const string First =
        "The lamp on the pier burns oil, and its keeper climbs forty steps each evening to fill it.";
    private const string Second =
        "In winter the storms put it out, so a second keeper sleeps in the room below the lantern.";

    [Fact]
    public void OpenDocument_keeps_kinds_and_leaves_out_notes_indexes_hidden_and_deleted_text()
    {
        const string styles =
            "<style:style style:name=\"T1\"><style:text-properties text:display=\"none\"/></style:style>"
            + "<style:style style:name=\"T2\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"
            + "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>";
        string body =
            "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:table-of-content><text:p>Contents</text:p></text:table-of-content>"
            + "<text:p text:style-name=\"P1\">The lamp</text:p><text:h text:outline-level=\"2\">Oil</text:h>"
            + $"<text:p>{First}<text:note><text:p>a note</text:p></text:note><text:span "
            + "text:style-name=\"T1\">hidden</text:span></text:p>"
            + "<text:p>It<text:s text:c=\"3\"/>needs<text:tab/>10<text:span text:style-name=\"T2\">3</text:span> "
            + "litres.<text:line-break/>Each year.</text:p>"
            + "<text:section text:display=\"none\"><text:p>Unseen.</text:p></text:section>"
            + "<text:list><text:list-item><text:p>A wick</text:p></text:list-item></text:list>"
            + "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Litres</text:p></table:table-cell></table:table-row></table:table>";
        ReadArticle article =
            Read(DocumentMaker.Odt(body, styles,
                "<dc:title>Lamps of the coast</dc:title><dc:language>en-GB</dc:language>"), "a.odt");
        Assert.Equal(
            ["Heading1: The lamp", "Heading2: Oil", "Paragraph: " + First,
                "Paragraph: It needs 10³ litres.\nEach year.", "ListItem: A wick", "Table: Year | Litres"],
            article.Lines());
        Assert.Equal(("Lamps of the coast", "en"), (article.Document.Title, article.Document.Language));
        Assert.Equal("application/vnd.oasis.opendocument.text", article.ContentType);
    }

    [Fact]
    public void Slides_give_their_titles_lists_and_tables_without_dates_and_hidden_slides()
    {
        string table =
            "<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Year</a:t></a:r></a:p></a:txBody></a:tc>"
            + "<a:tc><a:txBody><a:p><a:r><a:t>Litres</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>";
        byte[] slides = DocumentMaker.Pptx(
            DocumentMaker.Shape("body", First, Second) + DocumentMaker.Shape("title", "The lamp")
                + DocumentMaker.Shape("sldNum", "1"),
            "hidden:" + DocumentMaker.Shape("title", "Backup"),
            DocumentMaker.Shape("title", "Oil") + DocumentMaker.Shape("body", Second) + table);
        ReadArticle article = Read(slides, "talk.pptx");
        Assert.Equal(
            ["Heading2: The lamp", "ListItem: " + First, "ListItem: " + Second, "Heading2: Oil", "Paragraph: " + Second,
                "Table: Year | Litres"],
            article.Lines());
        Assert.Equal("The lamp", article.Document.Title);
        string hidden = "<p:nvSpPr><p:cNvPr id=\"9\" name=\"x\" hidden=\"1\"/></p:nvSpPr>";
        string shape = DocumentMaker.Shape("body", "Unseen.");
        string unseen = shape.Replace("<p:nvSpPr>", hidden[..^"</p:nvSpPr>".Length], StringComparison.Ordinal)
            + $"<p:grpSp>{hidden.Replace("nvSpPr", "nvGrpSpPr", StringComparison.Ordinal)}{shape}</p:grpSp>";
        Assert.Equal(["Paragraph: " + First],
            Read(DocumentMaker.Pptx(unseen + DocumentMaker.Shape("body", First)), "talk.pptx").Lines());
        string footer = DocumentMaker.Shape("ftr", "Norrby Press");
        Assert.Equal(["Table: Year | Litres"], Read(DocumentMaker.Pptx(footer + table), "talk.pptx").Lines());
    }

    [Fact]
    public void Speaker_notes_are_read_only_where_they_are_asked_for()
    {
        byte[] slides = DocumentMaker.WithNotes(
            DocumentMaker.Pptx(DocumentMaker.Shape("title", "The lamp"), DocumentMaker.Shape("title", "Oil")), slide: 0,
            DocumentMaker.Shape("sldNum", "1") + DocumentMaker.Shape("body", First, Second));

        Assert.Equal(["Heading2: The lamp", "Heading2: Oil"], Read(slides, "a.pptx").Lines());
        Assert.Equal(["Heading2: The lamp", "Paragraph: " + First, "Paragraph: " + Second, "Heading2: Oil"],
            ArticleReader.Read(slides, null, "a.pptx", Patient with { SpeakerNotes = true }).Lines());
    }

    [Fact]
    public void Without_placeholders_the_largest_line_is_the_title()
    {
        string title = Sized(DocumentMaker.Shape(null, "The lamp"), 4400);
        string text = Sized(DocumentMaker.Shape(null, First), 2000);
        ReadArticle article = Read(DocumentMaker.Pptx(title + text), "a.pptx");
        Assert.Equal(["Heading2: The lamp", "Paragraph: " + First], article.Lines());

        static string Sized(string shape, int size) =>
            shape.Replace("lang=", $"sz=\"{size}\" lang=", StringComparison.Ordinal);
    }

    /// <summary>A diagram of four shapes; the text of arrows and of the page is not theirs.</summary>
    private const string Diagram =
        "<d:dataModel xmlns:d=\"d\" xmlns:a=\"a\"><d:ptLst><d:pt type=\"doc\"><d:t/></d:pt>"
        + "<d:pt><d:t><a:p><a:r><a:t>Fill the </a:t></a:r><a:r><a:t>lamp</a:t></a:r></a:p></d:t></d:pt>"
        + "<d:pt type=\"parTrans\"><d:t><a:p><a:r><a:t>then</a:t></a:r></a:p></d:t></d:pt>"
        + "<d:pt type=\"node\"><d:t><a:p><a:r><a:t>Light</a:t></a:r></a:p><a:p><a:r><a:t>it</a:t></a:r></a:p></d:t>"
        + "</d:pt></d:ptLst></d:dataModel>";

    private const string ShownDiagram =
        "<d:relIds xmlns:d=\"d\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "r:dm=\"rId3\" r:lo=\"rId4\"/>";

    [Fact]
    public void Diagrams_on_slides_and_in_Word_give_the_texts_of_their_shapes()
    {
        const string Relation = "<Relationships><Relationship Id=\"rId3\" Target=\"{0}diagrams/data1.xml\"/>"
            + "</Relationships>";
        byte[] slides = DocumentMaker.With(
            DocumentMaker.Pptx(
                DocumentMaker.Shape("title", "The lamp") + $"<p:graphicFrame>{ShownDiagram}</p:graphicFrame>"),
            ("ppt/slides/_rels/slide0.xml.rels", string.Format(null, Relation, "../")),
            ("ppt/diagrams/data1.xml", Diagram));
        byte[] word = DocumentMaker.With(
            DocxMaker.Make($"<w:p><w:r><w:t>{First}</w:t></w:r><w:r><w:drawing>{ShownDiagram}</w:drawing></w:r></w:p>"
                + DocxMaker.Paragraph(Second)),
            ("word/_rels/document.xml.rels", string.Format(null, Relation, "")), ("word/diagrams/data1.xml", Diagram));

        Assert.Equal(["Heading2: The lamp", "ListItem: Fill the lamp", "ListItem: Light it"],
            Read(slides, "a.pptx").Lines());
        Assert.Equal(
            ["Paragraph: " + First, "ListItem: Fill the lamp", "ListItem: Light it", "Paragraph: " + Second],
            Read(word, "a.docx").Lines());
    }

    [Fact]
    public void Tables_of_sentences_are_text_in_each_format()
    {
        string odt = "<table:table><table:table-row>"
            + "<table:table-cell><text:p>Oil</text:p></table:table-cell><table:table-cell><text:p>"
            + $"{First} {Second}</text:p></table:table-cell></table:table-row></table:table>";
        string word = $"<w:tbl><w:tr><w:tc>{DocxMaker.Paragraph("Oil")}</w:tc>"
            + $"<w:tc>{DocxMaker.Paragraph(First + " " + Second)}</w:tc></w:tr></w:tbl>";
        string rtf = $@"{{\rtf1 \pard\intbl Oil\cell {First} {Second}\cell\row}}";
        string[] expected = ["Heading3: Oil", $"Paragraph: {First} {Second}"];

        Assert.Equal(expected, Read(DocumentMaker.Odt(odt), "a.odt").Lines());
        Assert.Equal(expected, Read(DocxMaker.Make(word), "a.docx").Lines());
        Assert.Equal(expected, Read(rtf, "a.rtf").Lines());
    }

    [Fact]
    public void A_document_type_is_ignored()
    {
        const string Manifest = "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" "
            + "\"Manifest.dtd\"><manifest:manifest xmlns:manifest=\"m\"/>";
        byte[] text = DocumentMaker.With(
            DocumentMaker.Odt($"<text:p>{First}</text:p>"), ("META-INF/manifest.xml", Manifest));

        Assert.Equal(["Paragraph: " + First], Read(text, "a.odt").Lines());
    }

    [Fact]
    public void Styles_of_characters_in_rtf_leave_the_levels_of_headings_alone()
    {
        const string Rtf = @"{\rtf1{\stylesheet{Normal;}{\s1\ql{\*\keycode\shift}heading 1;}"
            + @"{\*\cs10 Default Paragraph Font;}{\*\ts11 Table Normal;}}\pard\s1 Oil\par\pard The lamp burns.\par}";

        Assert.Equal(["Heading1: Oil", "Paragraph: The lamp burns."], Read(Rtf, "a.rtf").Lines());
    }

    [Fact]
    public void Each_item_of_a_list_in_rtf_is_one()
    {
        const string Rtf = @"{\rtf1 {\listtext\pard\plain 1.\tab}\pard\ls1 Oil\par {\listtext\pard\plain 2.\tab}Wick\par"
            + @"\pard The lamp burns.\par}";

        Assert.Equal(["ListItem: Oil", "ListItem: Wick", "Paragraph: The lamp burns."], Read(Rtf, "a.rtf").Lines());
    }

    [Fact]
    public void The_title_of_an_rtf_is_in_the_encoding_of_the_document()
    {
        const string Rtf = @"{\rtf1\ansi\ansicpg932\deff1{\fonttbl{\f1\fcharset0 Century;}}"
            + @"{\info{\title \'93\'94\'91\'e4\'93\'94\'91\'e4}}\pard The lamp burns.\par}";

        Assert.Equal("灯台灯台", Read(Rtf, "a.rtf").Document.Title);
    }

    [Fact]
    public void A_book_is_read_in_its_order_without_contents_and_title_page()
    {
        byte[] book = DocumentMaker.Epub(
        [
            "<section epub:type=\"titlepage\"><p>Norrby Press</p></section>",
            $"<h1>Oil</h1><p>{First}<a id=\"x\"/></p>",
            $"<nav epub:type=\"toc\"><ol><li>Oil</li></ol></nav><div/><h1>Storms</h1><p>{Second}</p>",
        ]);
        ReadArticle article = Read(book, "a.epub");
        Assert.Equal(
            ["Heading1: Oil", "Paragraph: " + First, "Heading1: Storms", "Paragraph: " + Second], article.Lines());
        Assert.Equal(("The lamp keepers", "en"), (article.Document.Title, article.Document.Language));
    }

    [Fact]
    public void A_book_with_copy_protection_is_refused_with_the_reason()
    {
        const string lockedChapter =
            "<encryption><EncryptedData><CipherData><CipherReference URI=\"OPS/text/chapter "
                + "0.xhtml\"/></CipherData></EncryptedData></encryption>";
        byte[] book = DocumentMaker.Epub([$"<p>{First}</p>"], ("META-INF/encryption.xml", lockedChapter));
        Assert.Contains("protected", Refusal(book, "a.epub").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_email_is_read_without_history_and_signature_and_names_its_attachments()
    {
        string mail = $"""
            From: =?utf-8?q?J=C3=B8rn?= <jorn@example.org>
            Subject: =?utf-8?B?UmU6IEFXOiBMYW1wZW7DtmwgZsO8ciBkZW4gUGllcg==?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="m"

            --m
            Content-Type: multipart/alternative; boundary="a"

            --a
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            {First}=20
            The caf=E9 pays for it.

            On Monday, 4 May 2026 at 10:12, Ida Berg <ida@example.org> wrote:
            > Who pays for the oil?

            --=20
            Jorn, keeper
            --a
            Content-Type: text/html; charset=utf-8

            <p>{First}</p>
            --a--
            --m
            Content-Type: application/pdf; name="bill.pdf"
            Content-Disposition: attachment; filename="bill.pdf"
            Content-Transfer-Encoding: base64

            JVBERg==
            --m--
            """;
        ReadArticle article = Read(mail.ReplaceLineEndings("\r\n"), "a.eml");
        Assert.Equal("Lampenöl für den Pier", article.Document.Title);
        Assert.Contains("The café pays for it.", article.Document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Who pays", article.Document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("keeper\n", article.Document.Text + "\n", StringComparison.Ordinal);
        Assert.Contains(article.Warnings,
            warning => warning.Code == WarningCode.AttachmentsNotRead
                && warning.Message.Contains("bill.pdf", StringComparison.Ordinal));
        Assert.Equal("message/rfc822", article.ContentType);
    }

    [Fact]
    public void An_email_in_html_is_read_without_the_message_that_it_answers()
    {
        string mail =
            "Subject: Oil\r\nContent-Type: text/html; "
                + $"charset=utf-8\r\n\r\n<p>{First}</p><p>{Second}</p><div class=\"gmail_quote\"><p>Who pays for the "
                + "oil on the pier?</p></div>";
        Assert.Equal([First, Second], Read(mail, "a.eml").Of(BlockKind.Paragraph));
    }

    private const string Fields = "From: Ida Berg <ida@example.org>\nDate: 4 May 2026\nTo: Jorn\n";

    [Theory]
    [InlineData("Fwd: Oil", "FYI\n\n---------- Forwarded message ---------\n" + Fields + "\n{0}\n")]
    [InlineData("Oil", "FYI\n\n---------- Forwarded message ---------\n" + Fields + "\n{0}\n")]
    [InlineData("WG: Oil", "FYI\n\n________________________________\nVon: Ida Berg\nGesendet: heute\n\n{0}\n")]
    [InlineData("Fw: Oil", "FYI\n-- \nJorn\n\n-----Original Message-----\n" + Fields + "\n{0}\n")]
    [InlineData("Fwd: Oil", "FYI\n\nBegin forwarded message:\n\n> From: Ida\n> Date: today\n>\n> {0}\n")]
    [InlineData("Fwd: Re: Oil",
        "FYI\n\n-------- Forwarded Message --------\n" + Fields + "\n{0}\n\nOn Monday, 4 May 2026 at 10:12, Ida Berg <ida@example.org> "
        + "wrote:\n> An older one.\n")]
    public void A_message_that_is_forwarded_is_read_without_its_header_fields(string subject, string text)
    {
        string mail = $"Subject: {subject}\n\n" + text.Replace("{0}", First, StringComparison.Ordinal);
        ReadArticle article = Read(mail.ReplaceLineEndings("\r\n"), "a.eml");
        Assert.Equal("Oil", article.Document.Title);
        Assert.Equal(["FYI", First], article.Lines()
            .Where(line => !line.StartsWith("Boilerplate", StringComparison.Ordinal))
            .Select(line => line.Split(": ", 2)[1]));
    }

    [Theory]
    [InlineData("Oil", "<p>FYI</p><div class='gmail_quote'><div class='gmail_attr'>---------- Forwarded message "
        + "---------<br>From: Ida Berg<br>Date: today</div><br>{0}</div>")]
    [InlineData("Fwd: Oil", "<p>FYI</p><div class='gmail_quote'>---------- Forwarded message ----------<br>From: <b>Ida"
        + "</b><br>Date: today<br><br>{0}<blockquote class='gmail_quote'><p>An older one of Ida's.</p></blockquote></div>")]
    [InlineData("WG: Oil", "<p>FYI</p><div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><b>Von:</b> Ida Berg<br>"
        + "<b>Gesendet:</b> heute<br><b>An:</b> Jorn<br><b>Betreff:</b> Oil</div><div>{0}</div>")]
    [InlineData("Fwd: Oil", "<p>FYI</p><blockquote type='cite'><div>Begin forwarded message:</div><br><div><b>From: "
        + "</b>Ida Berg</div><div><b>Subject: </b>Oil</div><br>{0}</blockquote>")]
    public void A_message_that_is_forwarded_in_html_is_read_without_its_header_fields(string subject, string html)
    {
        string mail = $"Subject: {subject}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            + html.Replace("{0}", $"<p>{First}</p><p>{Second}</p>", StringComparison.Ordinal);
        Assert.Equal(["FYI", First, Second], Read(mail, "a.eml").Of(BlockKind.Paragraph));
    }

    [Theory]
    [InlineData("text/html", "<p>---------- Forwarded message ---------<br>From: Ida<br>Date: today</p>"
        + "<p>{0}</p><p>{1}</p>")]
    [InlineData("text/plain", "---------- Forwarded message ---------\r\n\r\n{0}\r\n\r\n{1}\r\n")]
    public void A_paragraph_with_a_colon_is_not_a_header_field(string type, string body)
    {
        const string Reminder = "Reminder: the office closes on Friday, and nobody is there on Monday.";
        string mail = $"Subject: Oil\r\nContent-Type: {type}; charset=utf-8\r\n\r\n"
            + body.Replace("{0}", Reminder, StringComparison.Ordinal).Replace("{1}", First, StringComparison.Ordinal);
        Assert.Equal([Reminder, First], Read(mail, "a.eml").Of(BlockKind.Paragraph));
    }

    [Fact]
    public void Rules_in_a_newsletter_do_not_end_it()
    {
        string sections = string.Concat(Enumerable.Repeat($"\n\n--\n\n{First} {Second}", 6));
        string mail = $"Subject: Oil\n\nThe news.\n\n____________________________\n\n{First}{sections}\n\n--\nJorn\nNorrby\n";
        string text = Read(mail.ReplaceLineEndings("\r\n"), "a.eml").Document.Text;
        Assert.Equal(7, text.Split(First).Length - 1);
        Assert.DoesNotContain("Jorn", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_above_a_sender_starts_the_message_that_is_answered()
    {
        string mail = $"Subject: Oil\r\n\r\n{First}\r\n\r\n________________________________\r\nFrom: Ida Berg\r\n"
            + "Sent: today\r\n\r\nWho pays for it?\r\n";
        Assert.Equal(First, Read(mail, "a.eml").Document.Text);
    }

    [Theory]
    [InlineData("RE: AW: [list] Oil", "[list] Oil", false)]
    [InlineData("Fwd[2]: Re: Oil", "Oil", true)]
    [InlineData("Re: Fwd: Oil", "Oil", false)]
    [InlineData("RE100: companies and oil", "RE100: companies and oil", false)]
    [InlineData("VS: Oil", "Oil", false)]
    [InlineData("R: I: Oil", "Oil", false)]
    [InlineData("İLT: Oil", "Oil", true)]
    [InlineData("转发：油", "油", true)]
    public void Prefixes_of_a_subject_tell_answers_from_forwarded_messages(string subject, string title, bool forwards)
    {
        Assert.Equal(title, MailSubject.WithoutPrefixes(subject));
        Assert.Equal(forwards, MailSubject.IsForward(subject));
    }

    [Fact]
    public void A_digest_of_a_mailing_list_is_read_whole()
    {
        static string Message(int number, string text) =>
            $"Message: {number}\nDate: Mon, 2 Mar 2026 08:00:00 +0100\nFrom: Ida Berg <ida@example.org>\n"
                + $"To: lamps@example.org\nSubject: Oil {number}\n\n{text}\n\n";
        string between = new string('-', 30) + "\n\n";
        string mail = "Subject: Lamps Digest, Vol 3\n\nToday's Topics:\n\n   1. Oil\n\n" + new string('-', 70) + "\n\n"
            + Message(1, $"{First}\n-- \nIda") + between
            + Message(2, $"{Second}\n\n-----Original Message-----\nFrom: Jo\nTo: Ida\nSubject: Oil\n\nOld words.")
            + between
            + Message(3, "> Old words.\nThe wick is new.");

        string text = Read(mail.ReplaceLineEndings("\r\n"), "a.eml").Document.Text;

        Assert.All([First, Second, "The wick is new."], own => Assert.Contains(own, text, StringComparison.Ordinal));
        Assert.All(
            ["Old words", "Ida", "Message: 2"], left => Assert.DoesNotContain(left, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("signed-data", "signature")]
    [InlineData("enveloped-data", "encrypted")]
    public void An_email_that_is_packed_is_refused_with_the_reason(string type, string reason)
    {
        string mail = $"Subject: Oil\r\nContent-Type: application/pkcs7-mime; smime-type={type}\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\nTGFtcA==\r\n";
        Assert.Contains(reason, Refusal(Encoding.ASCII.GetBytes(mail), "a.eml").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_of_the_font_Symbol_in_rtf_are_Greek()
    {
        const string rtf = """
            {\rtf1\ansi{\fonttbl{\f0 Times;}{\f3\froman\fcharset2 Symbol;}{\f4\fcharset2 Wingdings;}}
            {\f4 \'fc}Take 5 {\f3 m}g, or {\f3\'b3} 2 {\f3\u-3999?} of it.\par}
            """;
        Assert.Equal("Take 5 μg, or ≥ 2 α of it.", Read(rtf, "a.rtf").Document.Text);
    }

    [Fact]
    public void Rtf_goes_back_to_its_default_font_and_a_second_name_does_not_change_a_font()
    {
        const string rtf = """
            {\rtf1\ansi\deff1{\fonttbl{\f0\fcharset2 Symbol{\*\falt Times};}{\f1 Times;}}
            A lamp of {\f0 a\plain  lamps}.\par}
            """;
        Assert.Equal("A lamp of α lamps.", Read(rtf, "a.rtf").Document.Text);
    }

    [Fact]
    public void Rtf_is_read_with_its_encodings_styles_and_tables()
    {
        const string rtf = """
            {\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}{\f1\fcharset204 Times Cyr;}}{\stylesheet{\s1 heading 1;}{\s2 Normal;}}{\info{\title The lamp keepers}{\author Ida}}
            {\header Page 1}\pard\s1 Oil\par\pard\s2 The caf\'e9 pays \u8364?5 for 10{\super 3} litres.{\footnote A note.}{\v hidden}{\*\generator Word;}\par
            {\f1 \'cb\'e0\'ec\'ef\'e0}{\pict\bin4 {}{}}{\shp{\*\shpinst{\sp{\sn fFlipH}{\sv 0}}}{\shprslt Old.}} burns.\line Each night.\par
            \pard\intbl Year\cell Litres\cell\row\pard{\field{\*\fldinst HYPERLINK x}{\fldrslt The link}} stays.\par}
            """;
        ReadArticle article = Read(rtf, "a.rtf");
        Assert.Equal(
            ["Heading1: Oil", "Paragraph: The café pays €5 for 10³ litres.", "Paragraph: Лампа burns.\nEach night.",
                "Table: Year | Litres", "Paragraph: The link stays."],
            article.Lines());
        Assert.Equal("The lamp keepers", article.Document.Title);
    }

    [Theory]
    [InlineData("odt")]
    [InlineData("pptx")]
    [InlineData("epub")]
    public void Bombs_entities_and_damage_are_refused(string format)
    {
        string spaces = new(' ', 100_000_000);
        byte[] bomb = format switch
        {
            "odt" => DocumentMaker.Odt($"<text:p>{spaces}</text:p>"),
            "pptx" => DocumentMaker.Pptx(DocumentMaker.Shape("body", spaces)),
            _ => DocumentMaker.Epub([$"<p>{spaces}</p>"]),
        };
        Assert.Equal(FailureCode.TooLarge, Refusal(bomb, "a." + format).Code);
        const string entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>";
        byte[] expanding = format switch
        {
            "odt" => DocxMaker.Zip(("mimetype", "application/vnd.oasis.opendocument.text"),
                ("content.xml", entities + "<x>&a;</x>")),
            "pptx" => DocxMaker.Zip(("ppt/presentation.xml", entities + "<x>&a;</x>")),
            _ => DocxMaker.Zip(("META-INF/container.xml", entities + "<x>&a;</x>")),
        };
        if (format == "odt")
            Assert.Equal(ArticleFormat.OpenDocument, FormatDetector.Detect(expanding, null, "a.odt", out _));
        Assert.Equal(FailureCode.UnreadableArticle, Refusal(expanding, "a." + format).Code);
        byte[] whole = format == "odt" ? DocumentMaker.Odt($"<text:p>{First}</text:p>")
            : format == "pptx"
                ? DocumentMaker.Pptx(DocumentMaker.Shape("body", First))
                : DocumentMaker.Epub([$"<p>{First}</p>"]);
        Assert.Equal(FailureCode.UnreadableArticle, Refusal(whole[..(whole.Length / 2)], "a." + format).Code);
    }

    [Fact]
    public void Parts_that_are_small_alone_are_too_large_together()
    {
        byte[] book =
            DocumentMaker.Epub([.. Enumerable.Range(0, 40)
                .Select(i => $"<p>{string.Concat(Enumerable.Range(i, 2_000).Select(n => n * 7919L % 1000003 + " "))}</p>")]);
        Assert.Equal(
            FailureCode.TooLarge,
            Assert.Throws<ArticleException>(() =>
                ArticleReader.Read(book, null, "a.epub", Patient with { MaxDocxPartBytes = 65_536 })).Code);
    }

    [Fact]
    public void Absurd_nesting_is_refused_or_read_in_bounded_time()
    {
        Assert.Equal(FailureCode.UnreadableArticle,
            Refusal(DocumentMaker.Odt(string.Concat(Enumerable.Repeat("<text:list>", 20_000)))).Code);
        Assert.Equal(FailureCode.UnreadableArticle,
            Refusal(DocumentMaker.Pptx(string.Concat(Enumerable.Repeat("<p:grpSp>", 20_000)))).Code);
        Assert.Equal(FailureCode.UnreadableArticle,
            Refusal(Encoding.ASCII.GetBytes(@"{\rtf1 " + new string('{', 100_000)), "a.rtf").Code);
        var parts = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int i = 0; i < 5_000; i++)
            parts.Append($"--b{i}\r\nContent-Type: multipart/mixed; boundary=b{i + 1}\r\n\r\n");
        Assert.Equal(FailureCode.EmptyArticle, Refusal(Encoding.ASCII.GetBytes(parts.ToString()), "a.eml").Code);
    }

    [Theory]
    [InlineData("--b\n\n")]
    [InlineData("a:\n")]
    public void An_email_of_very_many_parts_or_fields_is_too_large(string line)
    {
        string mail = "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat(line, 200_000));
        Assert.Equal(FailureCode.TooLarge, Refusal(Encoding.ASCII.GetBytes(mail), "a.eml").Code);
    }

    [Fact]
    public void An_email_of_Outlook_ends_where_the_message_that_it_answers_starts()
    {
        string mail = "Subject: Oil\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            + $"<div><p>{First}</p><p>{Second}</p><div id=\"divRplyFwdMsg\">From: Jorn<br>Sent: today<br>"
            + "Subject: Oil</div><p>Who pays for the oil on the pier?</p></div>";
        Assert.Equal([First, Second], Read(mail, "a.eml").Of(BlockKind.Paragraph));
    }

    [Theory]
    [InlineData("%PDF-1.7 is no signature here", "a.docx", "PDF")]
    [InlineData("<!DOCTYPE html><html><body><p>The page was not found on this server.</p></body></html>",
        "a.pdf", "HTML")]
    [InlineData("An error message instead of the file, in plain words.", "a.epub", "plain text")]
    [InlineData(@"{\rtf1 The lamp burns.}", "a.md", "RTF")]
    public void Content_of_another_format_than_declared_is_named_in_a_warning(
        string content, string name, string format)
    {
        if (format == "PDF")
        {
            Assert.Equal(FailureCode.UnreadableArticle, Refusal(Encoding.UTF8.GetBytes(content), name).Code);
            return;
        }

        Assert.Contains(Read(content, name).Warnings, warning =>
            warning.Code == WarningCode.TypeMismatch && warning.Message.Contains(format, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.pdf", "PDF")]
    [InlineData("a.docx", "Word")]
    [InlineData("a.odt", "OpenDocument")]
    public void A_file_of_one_byte_is_refused_with_what_it_was_declared_as(string name, string format)
    {
        ArticleException refusal = Refusal("x"u8.ToArray(), name);
        Assert.Equal(FailureCode.UnreadableArticle, refusal.Code);
        Assert.Contains(format, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_ending_and_media_type_is_of_one_format()
    {
        Assert.Equal(ArticleFormats.Endings.Count, ArticleFormats.Endings.Distinct().Count());
        Assert.Equal("application/epub+zip", ArticleFormats.MediaTypeOfName("Books/The Lamp.EPUB"));
        Assert.Null(ArticleFormats.MediaTypeOfName("a.xlsx"));
        Assert.Equal("application/epub+zip", ArticleFormats.MediaTypeOf("lamp", DocumentMaker.Epub([First])));
    }
}
