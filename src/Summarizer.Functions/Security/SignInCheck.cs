using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Security;

/// <summary>
/// Who may call under a Functions host that asks for no key: whom Azure's sign-in before the app has named, in a header
/// that it takes off whatever strangers send. Where there is no such sign-in, nobody.
/// </summary>
internal static class SignInCheck
{
    /// <summary>The header in which the sign-in names the caller.</summary>
    public const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL-ID";

    /// <summary>Puts the check before everything under /api but health and the API's description.</summary>
    public static void UseSignInCheck(this WebApplication app, AppOptions options) => app.Use((context, next) =>
    {
        if (!CallerCheck.NeedsPermission(context.Request.Path))
            return next(context);
        if (options.Callers == AppOptions.Nobody)
            throw new ArticleException(FailureCode.Unauthorized,
                "This package asks for no function keys, and no sign-in is set before it.", PrincipalHeader);
        if (string.IsNullOrEmpty(context.Request.Headers[PrincipalHeader]))
            throw new ArticleException(FailureCode.Unauthorized,
                "Nobody is signed in; send a token of the app's Entra ID application.", "Authorization");
        CallerCheck.RefuseOtherSites(context);
        return next(context);
    });
}
