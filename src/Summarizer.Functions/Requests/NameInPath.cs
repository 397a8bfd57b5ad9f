using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Requests;

/// <summary>
/// The article's name at the end of a path. It is taken from the request line as it came and percent-decoded once, as a
/// whole: <c>%2F</c> is a slash like any other, <c>%252F</c> a name with <c>%2F</c> in it. The server's own decoding
/// would do neither. The query parameter <c>name</c> takes the place of the path's end, for names that do not survive
/// the way (see <see cref="OriginalPath"/>).
/// </summary>
internal static class NameInPath
{
    /// <summary>The query parameter that may carry the name instead.</summary>
    public const string Parameter = "name";

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the name after a prefix such as <c>/api/summaries/</c>.</summary>
    /// <exception cref="ArticleException">An article cannot have this name.</exception>
    public static string Read(HttpContext context, string prefix)
    {
        string path = PathOf(context);
        if (context.Request.Query.TryGetValue(Parameter, out Microsoft.Extensions.Primitives.StringValues given))
        {
            return path.TrimEnd('/').Equals(prefix.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
                ? ArticleName.Validate(given)
                : throw new ArticleException(
                    FailureCode.InvalidRequest, $"Give the name either in the path or as ?{Parameter}=, not both.",
                    Parameter);
        }

        if (!path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            throw new ArticleException(FailureCode.InvalidName, $"The name must follow {prefix}.", "name");
        return ArticleName.Validate(Decode(path[prefix.Length..]));
    }

    /// <summary>Returns a name as a path has it: slashes kept, other characters encoded if necessary.</summary>
    public static string Encode(string name) =>
        Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal);

    /// <summary>
    /// Refuses paths with a folder "." or "..", encoded or not: the server takes them out before routing, so that the
    /// request would be answered for another name than the one written.
    /// </summary>
    public static void UseWholePaths(this WebApplication app) => app.Use((context, next) =>
    {
        string path = PathOf(context);
        if (path.Contains('.', StringComparison.Ordinal) || path.Contains("%2e", StringComparison.OrdinalIgnoreCase))
        {
            if (Decode(path).Split('/').Any(segment => segment is "." or ".."))
                throw new ArticleException(
                    FailureCode.InvalidName, "A path cannot have a folder \".\" or \"..\".", "name");
        }

        return next(context);
    });

    private static string PathOf(HttpContext context)
    {
        string path = WithoutQuery(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        return context.RequestServices.GetRequiredService<AppSettings>().Mode == HostingMode.StandingAlone
            ? path : OriginalPath.Of(path, context.Request.Headers[OriginalPath.Header].FirstOrDefault());
    }

    private static string WithoutQuery(string target) => target.Split('?', 2)[0];

    private static string Decode(string encoded)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(encoded);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte b = bytes[i];
            if (b == '%')
            {
                if (i + 2 >= bytes.Length || !byte.TryParse(
                    bytes.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out b))
                    throw new ArticleException(
                        FailureCode.InvalidName,
                        "The path has a % without two hexadecimal digits. Write a percent sign as %25.", "name");
                i += 2;
            }

            bytes[length++] = b;
        }

        try
        {
            return StrictUtf8.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            throw new ArticleException(FailureCode.InvalidName, "The percent-decoded path must be UTF-8.", "name");
        }
    }
}
