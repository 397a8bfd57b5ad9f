using System.Text;
using MimeKit;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Html;
using Summarizer.Pipeline.Results;
using Document = Summarizer.Documents.Document;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>
/// E-mail (.eml) to a document: the subject as title, and the body without quoted messages and signature. A message
/// that is forwarded as an attachment is read, too. Other attachments are named in a warning (RFC 5322, RFC 2045,
/// RFC 3676).
/// </summary>
internal static class EmailReader
{
    /// <summary>The deepest nesting of parts; deeper ones are read as attachments.</summary>
    private const int MaxDepth = 20;

    /// <summary>The most parts that are looked at.</summary>
    private const int MostParts = 1_000;

    /// <summary>The most attachments that a warning names, and the longest name.</summary>
    private const int MostNames = 10, LongestName = 80;

    /// <summary>The longest text of an e-mail that is only a note on the message that it forwards.</summary>
    private const int LongestNote = 200;

    public static Document Read(ReadOnlyMemory<byte> content, List<Warning> warnings, ReadingLimits limits,
        CancellationToken cancellationToken)
    {
        using MimeMessage message = Parse(content, cancellationToken);
        List<MimeEntity> parts = [.. message.BodyParts.Take(MostParts)];
        Document note = BodyOf(message, parts, warnings, limits, cancellationToken);
        MessagePart[] attached = [.. parts.OfType<MessagePart>()];
        if (note.Text.Length > LongestNote || attached is not [{ Message: { } forwarded }])
            return WithAttachments(note, parts, warnings);
        List<MimeEntity> inner = [.. forwarded.BodyParts.Take(MostParts)];
        Document body = BodyOf(forwarded, inner, warnings, limits, cancellationToken);
        var both = new DocumentBuilder(limits);
        both.Add(note);
        both.Add(body);
        Document document = both.Build(body.Title ?? note.Title, null);
        return WithAttachments(document, [.. parts.Where(part => part != attached[0]), .. inner], warnings);
    }

    private static Document BodyOf(
        MimeMessage message, List<MimeEntity> parts, List<Warning> warnings, ReadingLimits limits,
        CancellationToken cancellationToken)
    {
        string plain = TextOf(parts, "plain", warnings, limits, cancellationToken);
        string html = TextOf(parts, "html", warnings, limits, cancellationToken);
        MimeEntity? locked = plain.Length + html.Length > 0 ? null : parts.Find(part =>
            part.ContentType.MimeType is "application/pkcs7-mime" or "application/pgp-encrypted");
        if (locked is not null)
            throw new ArticleException(FailureCode.UnreadableArticle,
                locked.ContentType.Parameters["smime-type"] is "signed-data"
                    ? "The e-mail's text is packed in its signature. Send or save it with a clear-text signature."
                    : "The e-mail is encrypted. Save it from a mail program that can decrypt it.");
        Document body = BodyOf(plain, html, message.Subject, limits, cancellationToken);
        return MailSignature.Demote(body, message.From);
    }

    private static Document BodyOf(
        string plain, string html, string? subject, ReadingLimits limits, CancellationToken cancellationToken)
    {
        string? title = MailSubject.WithoutPrefixes(subject);
        bool isForward = MailSubject.IsForward(subject);
        var builder = new DocumentBuilder(limits);
        if (html.Length > 0)
            HtmlReader.AddMail(html, isForward, MailSubject.IsAnswer(subject), builder, limits, cancellationToken);
        string own = MailText.WithoutHistory(plain, isForward);
        // Some plain versions say no more than "this message is in HTML"; most are free of layout.
        if (own.Length == 0 || own.Length * 2 < builder.Length)
            return builder.Build(title, null);
        var text = new DocumentBuilder(limits);
        text.Add(Document.FromText(own));
        return text.Build(title, null);
    }

    private static MimeMessage Parse(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        MailCost.Refuse(content.Span);
        ParserOptions options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = MaxDepth;
        try
        {
            var stream = new MemoryStream(content.ToArray(), writable: false);
            return new MimeParser(options, stream, MimeFormat.Entity, persistent: true).ParseMessage(cancellationToken);
        }
        catch (FormatException exception)
        {
            throw new ArticleException(
                FailureCode.UnreadableArticle,
                "The e-mail cannot be read: it has no header lines. Save it again as .eml.", inner: exception);
        }
    }

    private static string TextOf(
        List<MimeEntity> parts, string subtype, List<Warning> warnings, ReadingLimits limits,
        CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (TextPart part in parts.OfType<TextPart>())
        {
            if (part.IsAttachment || !part.ContentType.MediaSubtype.Equals(subtype, StringComparison.OrdinalIgnoreCase)
                || part.Content is null)
                continue;
            using var bytes = new MemoryStream();
            part.Content.DecodeTo(bytes, cancellationToken);
            if (bytes.Length == 0)
                continue;
            string one = TextDecoder.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), part.ContentType.Charset,
                warnings, cancellationToken);
            text.Append(text.Length > 0 ? "\n\n" : "").Append(
                part.IsFlowed ? MailText.Unflowed(one, DeletesSpaces(part.ContentType)) : one);
            if (text.Length > limits.MaxCharacters)
                throw new ArticleException(FailureCode.TooLarge,
                    $"The e-mail's text is longer than the {limits.MaxCharacters} characters allowed.");
        }

        return text.ToString();
    }

    private static bool DeletesSpaces(ContentType type) =>
        string.Equals(type.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase);

    /// <summary>Warns of the attachments of an e-mail, or refuses it if it has nothing else.</summary>
    private static Document WithAttachments(Document document, List<MimeEntity> parts, List<Warning> warnings)
    {
        string[] names = [.. parts.Where(part => part.IsAttachment || part is MessagePart).Select(NameOf)];
        if (names.Length == 0)
            return document;
        string more = names.Length > MostNames ? $" and {names.Length - MostNames} more" : "";
        string message =
            $"Attachments are not read: {string.Join(", ", names.Take(MostNames))}{more}. Upload them as articles.";
        if (document.Text.Length == 0)
            throw new ArticleException(FailureCode.EmptyArticle, $"The e-mail has no text of its own. {message}");
        warnings.Add(new Warning(WarningCode.AttachmentsNotRead, message));
        return document;
    }

    private static string NameOf(MimeEntity part)
    {
        string name =
            PlainLine.Of(part.ContentDisposition?.FileName ?? part.ContentType.Name ?? part.ContentType.MimeType);
        return name.Length <= LongestName ? name : name[..LongestName] + "…";
    }
}
