using System.Globalization;
using Summarizer.Functions.Security;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Requests;

/// <summary>Query strings of calls other than the making of a summary. What is not known is an error.</summary>
internal static class QueryParameters
{
    /// <summary>Throws where there is a parameter other than these.</summary>
    public static void AllowOnly(HttpContext context, params ReadOnlySpan<string> names)
    {
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in context.Request.Query)
        {
            if (name == CallerCheck.KeyParameter)
                continue;
            if (!names.Contains(name))
                throw new ArticleException(
                    FailureCode.UnknownOption, NameSuggestion.For("query parameter", name, names.ToArray()),
                    CallerText.Shortened(name));
            if (values.Count > 1)
                throw new ArticleException(FailureCode.InvalidOption, $"`{name}` is given more than once.", name);
        }
    }

    /// <summary>Returns a parameter's text; null if it is missing or empty.</summary>
    public static string? Text(HttpContext context, string name, int maxLength)
    {
        string? value = context.Request.Query[name];
        if (value?.Length > maxLength)
            throw new ArticleException(
                FailureCode.InvalidOption,
                $"`{name}` must have at most {maxLength} characters, but has {value.Length}.", name);
        if (value is not null && value.Any(c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF'))
            throw new ArticleException(FailureCode.InvalidOption, $"`{name}` must not have control characters.", name);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Returns a parameter's whole number; null if it is missing.</summary>
    public static int? WholeNumber(HttpContext context, string name, int least, int most)
    {
        if (!context.Request.Query.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues text))
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= least && value <= most
            ? value
            : throw new ArticleException(
                FailureCode.InvalidOption,
                $"`{name}` must be a whole number from {least} to {most}, but was "
                + $"{CallerText.Quoted(text.ToString())}.", name);
    }

    /// <summary>Returns a parameter that has one of a few values; null if it is missing or empty.</summary>
    public static string? OneOf(HttpContext context, string name, IReadOnlyList<string> allowed)
    {
        string? value = context.Request.Query[name];
        return string.IsNullOrEmpty(value) || allowed.Contains(value)
            ? (value is "" ? null : value)
            : throw new ArticleException(
                FailureCode.InvalidOption,
                $"`{name}` must be one of {string.Join(", ", allowed)}, but was {CallerText.Quoted(value)}.", name);
    }

    /// <summary>Returns a parameter that is true or false; null if it is missing.</summary>
    public static bool? Truth(HttpContext context, string name)
    {
        if (!context.Request.Query.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues text))
            return null;
        return text.ToString() switch
        {
            "true" => true,
            "false" => false,
            _ => throw new ArticleException(
                FailureCode.InvalidOption,
                $"`{name}` must be true or false, but was {CallerText.Quoted(text.ToString())}.", name),
        };
    }
}
