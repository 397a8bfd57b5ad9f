namespace Summarizer.Pipeline.Failures;

/// <summary>
/// The stable codes of everything that can go wrong for a user. A stored result carries them in <c>error.code</c>,
/// HTTP as the problem type <c>urn:summarizer:problem:{code}</c>.
/// </summary>
public static class FailureCode
{
    /// <summary>The article has no bytes, or no words.</summary>
    public const string EmptyArticle = "empty-article";

    /// <summary>The bytes are no text in any encoding that is known, or a damaged file.</summary>
    public const string UnreadableArticle = "unreadable-article";

    /// <summary>The format is not one that is read.</summary>
    public const string UnsupportedType = "unsupported-type";

    /// <summary>The article is in the archive tier and must be moved to another one before it can be read.</summary>
    public const string ArchivedArticle = "archived-article";

    /// <summary>The article is encrypted with a key that only its client has.</summary>
    public const string EncryptedArticle = "encrypted-article";

    /// <summary>Storage has the article and does not give its content; tried again by the sweep.</summary>
    public const string StorageUnreadable = "storage-unreadable";

    /// <summary>Text recognition (OCR) of a scan is unavailable; tried again by the sweep.</summary>
    public const string OcrUnavailable = "ocr-unavailable";

    /// <summary>A lease, a legal hold, an immutability policy or the like forbids the change.</summary>
    public const string Locked = "locked";

    /// <summary>The article is larger than allowed.</summary>
    public const string TooLarge = "too-large";

    /// <summary>An option has a value that it cannot have.</summary>
    public const string InvalidOption = "invalid-option";

    /// <summary>An option that does not exist.</summary>
    public const string UnknownOption = "unknown-option";

    /// <summary>A request that is not of the form it should have.</summary>
    public const string InvalidRequest = "invalid-request";

    /// <summary>A url that this app may not fetch.</summary>
    public const string UrlNotAllowed = "url-not-allowed";

    /// <summary>A url whose site cannot be reached or does not give an article.</summary>
    public const string UrlUnreachable = "url-unreachable";

    /// <summary>A name that an article cannot have.</summary>
    public const string InvalidName = "invalid-name";

    /// <summary>No such article or summary.</summary>
    public const string NotFound = "not-found";

    /// <summary>Somebody else changed it at the same time.</summary>
    public const string Conflict = "conflict";

    /// <summary>No key, or a wrong one.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>More requests than this instance takes at once.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>Storage cannot be reached; trying again later helps.</summary>
    public const string StorageUnavailable = "storage-unavailable";

    /// <summary>It took longer than allowed; trying again later may help.</summary>
    public const string TimedOut = "timed-out";

    /// <summary>The app's settings are wrong; the message says which.</summary>
    public const string Misconfigured = "misconfigured";

    /// <summary>Every delivery of the article's event failed; see the log.</summary>
    public const string Poisoned = "processing-failed";

    /// <summary>A bug in this program.</summary>
    public const string Internal = "internal-error";
}
