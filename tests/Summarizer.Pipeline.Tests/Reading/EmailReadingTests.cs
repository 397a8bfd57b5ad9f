using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Tests of what an e-mail says: the sender's own text, or the message that it forwards.</summary>
public sealed class EmailReadingTests
{
    private const string Own = "The ferry is back on Monday, and the old timetable holds until the end of June.";
    private const string Old = "When does the ferry run again, and which timetable will it have in the summer?";

    [Theory]
    [InlineData("From", "Sent", "To", "Subject")]
    [InlineData("Von", "Gesendet", "An", "Betreff")]
    [InlineData("De la", "Trimis", "Către", "Subiect")]
    [InlineData("Από", "Στάλθηκε", "Προς", "Θέμα")]
    public void An_answer_from_Outlook_ends_where_the_answered_message_starts(
        string from, string sent, string to, string subject)
    {
        string fields = OutlookFields(from, sent, to, subject);
        string html = $"<div class=WordSection1><p class=MsoNormal>{Own}</p><p class=MsoNormal>&nbsp;</p>{fields}"
            + $"<p class=MsoNormal>{Old}</p>{fields}<p class=MsoNormal>An older one.</p></div>";
        string plain = $"{Own}\n\n{from}: Ida Berg <ida@example.org>\n{sent}: Monday\n{to}: Jorn Holm; Eva Lund;\n"
            + $"Per Dahl\n{subject}: RE: Ferry\n\n{Old}\n";

        Assert.Equal(Own, Read(Mail("Re: Ferry", html, "html"), "a.eml").Document.Text);
        Assert.Equal(Own, Read(Mail("Re: Ferry", plain), "a.eml").Document.Text);
    }

    [Theory]
    [InlineData("Re: Ferry", Own)]
    [InlineData("Fw: Ferry", Own + "\n\n> " + Old + "\n> Ida")]
    public void An_answer_from_Hotmail_ends_where_the_quoted_lines_start(string subject, string text)
    {
        string html = $"<div>{Own}<br><br><div>&gt; {Old}<br>&gt; Ida</div></div>";

        Assert.Equal(text, Read(Mail(subject, html, "html"), "a.eml").Document.Text);
    }

    [Theory]
    [InlineData("Ferry", "<p>News</p><p>&gt; 90 % of ferries were late.</p>", "News\n\n> 90 % of ferries were late.")]
    [InlineData("Ferry", "<p>Run</p><p>&gt; npm install<br>&gt; npm test</p>", "Run\n\n> npm install\n> npm test")]
    [InlineData("Re: Ferry", "<p>News</p><p>&gt; It sails.</p>", "News\n\n> It sails.")]
    [InlineData("Re: Ferry", "<p>News</p><p>&gt; It sails</p><p>&gt; at noon.</p><p>Yes.</p>", "News\n\nYes.")]
    [InlineData("Ferry", "<p>On 4 May 2026, Ida Berg wrote:</p><p>&gt; It sails<br>&gt; at noon.</p><p>" + Own + "</p>",
        Own)]
    public void Lines_with_a_sign_are_quoted_in_an_answer_or_below_their_introduction(
        string subject, string html, string text) =>
        Assert.Equal(text, Read(Mail(subject, html, "html"), "a.eml").Document.Text);

    [Fact]
    public void An_answer_from_Outlook_in_any_language_ends_where_its_header_fields_start()
    {
        string html = $"<div>{Own}</div><hr><div id=divRplyFwdMsg><font><b>Šalje:</b> Ida Berg<br><b>Poslano:</b> 4. svibnja"
            + $"</font></div><div>{Old}</div>";

        Assert.Equal(Own, Read(Mail("Re: Ferry", html, "html"), "a.eml").Document.Text);
    }

    [Fact]
    public void A_message_forwarded_by_Outlook_is_read_without_the_older_ones()
    {
        string fields = OutlookFields("From", "Sent", "To", "Subject");
        string html = $"<p>FYI</p>{fields}<p>{Own}</p>{fields}<p>{Old}</p>";

        Assert.Equal(["FYI", Own], Read(Mail("Fw: Ferry", html, "html"), "a.eml").Of(BlockKind.Paragraph));
    }

    [Fact]
    public void A_title_between_dashes_ends_an_answer_in_html()
    {
        string html = $"<div>{Own}</div><div>-------- Original message --------</div><div>From: Ida Berg</div>"
            + $"<div>Date: 4 May 2026</div><div>{Old}</div>";

        Assert.Equal(Own, Read(Mail("Re: Ferry", html, "html"), "a.eml").Document.Text);
    }

    [Theory]
    [InlineData("plain", "{0}\n\nFrom: Norrby\nTo: Sandvik\nDate: 4 May 2026\n\n{1}")]
    [InlineData("html", "<p>{0}</p><p>From: Norrby<br>To: Sandvik<br>Date: 4 May 2026</p><p>{1}</p>")]
    public void A_journey_is_not_a_header(string type, string body)
    {
        string mail = Mail("Ferry", string.Format(null, body, Own, Old), type);

        Assert.EndsWith(Old, Read(mail, "a.eml").Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_is_forwarded_as_an_attachment_is_read_below_the_note()
    {
        ReadArticle read = Read(WithAttached("FYI", Mail("Re: Ferry", Own)), "a.eml");

        Assert.Equal("Ferry", read.Document.Title);
        Assert.Equal(["FYI", Own], read.Of(BlockKind.Paragraph));
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void Of_several_attached_messages_none_is_read()
    {
        string[] attached = [Mail("Ferry", Own), Mail("Bus", Old)];

        ArticleException refusal = Refusal(Bytes(WithAttached("", attached)), "a.eml");
        ReadArticle read = Read(WithAttached(Own, attached), "a.eml");

        Assert.Equal(FailureCode.EmptyArticle, refusal.Code);
        Assert.Contains("message/rfc822, message/rfc822", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Own, read.Document.Text);
        Assert.Equal([WarningCode.AttachmentsNotRead], read.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void Spaces_that_only_mark_a_flowed_line_are_removed()
    {
        string mail = "Subject: 船\r\nContent-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n"
            + "月曜日から船がまた \r\n動きます。\r\n";

        Assert.Equal("月曜日から船がまた動きます。", Read(mail, "a.eml").Document.Text);
    }

    [Theory]
    [InlineData("Best regards,\n\nIda Berg\n\nHead of Ferries\nThe Norrby Line")]
    [InlineData("Ida\n\nIDA BERG\nHead of Ferries | The Norrby Line\n+45 12 34 56 78")]
    [InlineData("*Ida Berg*\nThe Norrby Line Inc.")]
    public void The_lines_from_the_name_of_the_sender_on_are_a_signature(string signature)
    {
        string[] lines =
            Read("From: \"Berg, Ida\" <ida@example.org>\r\n" + Mail("Ferry", $"{Own}\n\n{signature}"), "a.eml").Lines();
        Assert.Equal($"Paragraph: {Own}", lines[0]);
        Assert.All(lines[1..], line => Assert.StartsWith("Boilerplate: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_above_text_is_no_signature()
    {
        string body = $"{Own}\n\nIda Berg\n\n{Old} {Own}";
        string[] lines = Read("From: Ida Berg <ida@example.org>\r\n" + Mail("Ferry", body), "a.eml").Lines();
        Assert.DoesNotContain(lines, line => line.StartsWith("Boilerplate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ben\n\n- write the report\n\nIda\n\n- prepare the slides\n- cancel the contract by 1 June\n\nClara\n\n- pay the invoice")]
    [InlineData("Ida\n\nFerry line sold\n\nPier rebuilt in stone\n\nHarbour open again\n\nMail boat retired")]
    public void A_name_that_heads_a_part_of_the_text_is_no_signature(string part)
    {
        string[] lines =
            Read("From: Ida Berg <ida@example.org>\r\n" + Mail("Ferry", $"{Own}\n\n{part}"), "a.eml").Lines();
        Assert.DoesNotContain(lines, line => line.StartsWith("Boilerplate", StringComparison.Ordinal));
    }

    private static string Mail(string subject, string body, string type = "plain") =>
        $"Subject: {subject}\nContent-Type: text/{type}; charset=utf-8\n\n{body}\n".ReplaceLineEndings("\r\n");

    private static string WithAttached(string note, params string[] messages) =>
        ("Subject: Fw: two\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n"
            + $"Content-Type: text/plain; charset=utf-8\n\n{note}\n"
            + string.Concat(messages.Select(message =>
                $"--m\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n{message}\n"))
            + "--m--\n").ReplaceLineEndings("\r\n");

    private static byte[] Bytes(string mail) => System.Text.Encoding.UTF8.GetBytes(mail);

    /// <summary>Returns the lines that Outlook for Windows writes above the message that is answered.</summary>
    private static string OutlookFields(string from, string sent, string to, string subject) =>
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>"
        + $"<b>{from}:</b> Ida Berg &lt;ida@example.org&gt; <br><b>{sent}:</b> Montag, 4. Mai 2026 10:12<br>"
        + $"<b>{to}:</b> Jorn Holm<br><b>{subject}:</b> RE: Ferry</p></div>";
}
