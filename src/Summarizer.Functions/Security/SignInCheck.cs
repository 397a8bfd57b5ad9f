using Summarizer.Functions.Problems;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Security;

/// <summary>
/// The rules on who may call under a Functions host that needs no key: callers whom Azure's sign-in has named in a
/// header, which it removes from requests of others. Without such a sign-in, no one may call.
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
            throw new RequestException(
                StatusCodes.Status403Forbidden, FailureCode.Unauthorized,
                "This deployment expects sign-in with Entra ID, but sign-in is not set up. Deploy with --sign-in.",
                PrincipalHeader);
        if (string.IsNullOrEmpty(context.Request.Headers[PrincipalHeader]))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"summarizer\"";
            throw new ArticleException(
                FailureCode.Unauthorized,
                "The caller is not signed in. Send a token of the app's Entra ID application.", "Authorization");
        }

        CallerCheck.RefuseOtherSites(context);
        return next(context);
    });
}
