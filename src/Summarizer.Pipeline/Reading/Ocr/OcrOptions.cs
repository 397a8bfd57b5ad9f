namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>
/// Options for text recognition (OCR) of pages without text, such as scans: section <c>Summarizer:Ocr</c>.
/// </summary>
public sealed class OcrOptions
{
    /// <summary>The configuration section.</summary>
    internal const string Section = SummarizerOptions.Section + ":Ocr";

    /// <summary>
    /// The largest <see cref="MaxPages"/>. Azure's result of that many full pages is about 75 MB; the app reads at
    /// most 128 MiB.
    /// </summary>
    private const int MostPages = 500;

    internal const string Off = "off", Tesseract = "tesseract", Azure = "azure";

    /// <summary>
    /// The engine that reads pages without text: <c>off</c>, none; <c>tesseract</c>, the commands <c>tesseract</c> and
    /// <c>pdftoppm</c> of this machine; <c>azure</c>, Azure AI Document Intelligence. Default: off.
    /// </summary>
    public string Engine { get; set; } = Off;

    /// <summary>
    /// The address of the Document Intelligence resource, such as https://NAME.cognitiveservices.azure.com. Default:
    /// none.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>
    /// The key of the Document Intelligence resource. Default: none; the managed identity (or the developer's sign-in)
    /// is used.
    /// </summary>
    public string? ApiKey { get; set => field = value?.Trim(); }

    /// <summary>
    /// The client ID of a user-assigned managed identity. Default: none, the system-assigned one. Ignored where there
    /// is a key.
    /// </summary>
    public string? ClientId { get; set => field = value?.Trim(); }

    /// <summary>
    /// The languages that tesseract reads, by the names of its data files, such as <c>eng+deu</c>. Azure detects
    /// languages itself. Default: eng.
    /// </summary>
    public string Languages { get; set; } = "eng";

    /// <summary>
    /// The most pages of one PDF that are read by OCR, 1 to 500; the others stay without text. Default: 50.
    /// </summary>
    public int MaxPages { get; set; } = 50;

    /// <summary>
    /// The most pages that Azure reads on one day (UTC) for all instances together, at least <c>MaxPages</c>; PDFs that
    /// need more wait for the next day. Empty: no limit. Default: 2,000.
    /// </summary>
    public int? MaxPagesPerDay { get; set; } = 2000;

    /// <summary>
    /// The longest time that OCR of one PDF may take, 1 second to 10 minutes. Default: 60 seconds, which is within the
    /// time of a request.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>True if pages without text are read.</summary>
    public bool IsOn => Engine != Off;

    /// <summary>Throws where a value is missing or out of its range.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public void Validate()
    {
        Require(Engine is Off or Tesseract or Azure, nameof(Engine), Engine, "off, tesseract or azure");
        // An address may contain a password, so it is not shown.
        Require(Engine != Azure || IsAddress(Endpoint), nameof(Endpoint), Endpoint is null ? null : "another value",
            "the https address of a Document Intelligence resource without a path, such as "
                + "https://NAME.cognitiveservices.azure.com");
        ServiceKey.Require($"{Section}:{nameof(ApiKey)}", ApiKey);
        // Tokens of an identity are sent by https only.
        Require(Engine != Azure || IsHttps(Endpoint!) || !string.IsNullOrWhiteSpace(ApiKey), nameof(ApiKey), null,
            $"the key of the service; without a key, {nameof(Endpoint)} must start with https:");
        Require(Languages.Length is > 0 and <= 200 && Languages.Split('+').All(IsLanguage), nameof(Languages),
            Languages, "names of tesseract's languages joined by +, such as eng+deu");
        Require(MaxPages is >= 1 and <= MostPages, nameof(MaxPages), MaxPages, $"a whole number from 1 to {MostPages}");
        Require(MaxPagesPerDay is null || MaxPagesPerDay >= MaxPages, nameof(MaxPagesPerDay), MaxPagesPerDay,
            $"at least {nameof(MaxPages)}, or empty for no limit");
        Require(Timeout >= TimeSpan.FromSeconds(1) && Timeout <= TimeSpan.FromMinutes(10), nameof(Timeout), Timeout,
            "a time from 00:00:01 to 00:10:00");
    }

    private static bool IsAddress(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) && address.UserInfo.Length == 0
            && address.AbsolutePath == "/"
            && (IsHttps(endpoint) || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static bool IsHttps(string address) => new Uri(address).Scheme == Uri.UriSchemeHttps;

    private static bool IsLanguage(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static void Require(bool holds, string setting, object? value, string allowed)
    {
        if (!holds)
            throw new InvalidSettingException($"{Section}:{setting}", value, allowed);
    }
}
