using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>The table of <see cref="Behaviour"/>. Messages are worded as the named servers word them.</summary>
internal static class Behaviours
{
    public static IEnumerable<(string Group, string Name, Behaviour[] Rows)> All =>
    [
        ("The service refuses a part of the request", "request", Adapting),
        ("The address is not quite right", "address", Addresses),
        ("The service returns an error", "error", Errors),
        ("The answer has another form", "form", Forms),
        ("The answer is wrong, late or incomplete", "answer", Failing),
    ];

    /// <summary>Fewer than <see cref="LongArticle"/> has with its instructions, as the server counts them.</summary>
    private const int MostTokens = 4500;

    private static readonly string LongArticle = string.Join("\n\n", Enumerable.Range(0, 120).Select(i =>
        string.Create(CultureInfo.InvariantCulture,
            $"Station number {i + 5000} on the river measured a flow "
                + $"of {i + 20_000} litres in spring. The wardens of "
                + $"lock {i + 70_000} repaired the lower gate before the floods.")));

    private static Behaviour[] Adapting =>
    [
        new("`max_tokens` refused with `unsupported_parameter`",
            "sent again at once with `max_completion_tokens`; remembered",
            Refusing(r => r.Json["max_tokens"] is not null, 400, "unsupported_parameter",
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' "
                    + "instead.", "max_tokens"))
        { Requests = 2 },
        new("`max_completion_tokens` unknown (older Azure API versions)", "sent again with `max_tokens`",
            Refusing(r => r.Json["max_completion_tokens"] is not null, 400, null,
                "Unrecognized request argument supplied: max_completion_tokens", null))
        { Requests = 2, Serves = p => p.StartsWith("/openai/deployments/", StringComparison.Ordinal),
            Settings = (o, s) => (o.Endpoint, o.Model) = (s.Root + "/openai/deployments/o3-mini", null) },
        new("422 in FastAPI's form, `extra_forbidden` at the limit's name", "sent again with the other name",
            (r, _) => r.Json["max_tokens"] is null
                ? Good(r)
                : ModelReply.Raw(422,
                    """{"detail":[{"type":"extra_forbidden","loc":["body","max_tokens"],"msg":"Extra inputs are not permitted","input":600}]}"""))
        { Requests = 2 },
        new("A limit of output tokens larger than the model's", "sent again with the largest that it names",
            (r, _) => r.Limit <= 700
                ? Good(r)
                : ModelReply.Error(400, code: "invalid_value",
                    message: "max_tokens is too large: 840. This model supports at most 700 completion tokens, "
                        + "whereas you provided 840.", param: "max_tokens"))
        { Requests = 2, Settings = (o, _) => o.Length = "90",
            Article = Writers.Article + " "
                + Writers.Article.Replace("Rotterdam", "Dordrecht", StringComparison.Ordinal),
                Look = (r, _) => Assert.Equal(700, r.Limit) },
        new("`temperature` refused with `unsupported_value`", "sent again without it",
            Refusing(r => r.Json["temperature"] is not null, 400, "unsupported_value",
                "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is "
                    + "supported.", "temperature"))
        { Requests = 2, Settings = (o, _) => o.Temperature = 0.2 },
        new("`json_schema` not offered (Groq, Azure)", "sent again with `json_object` and the schema in the prompt",
            Refusing(r => Format(r) == "json_schema", 400, null,
                "This model does not support response format `json_schema`. See supported models at "
                    + "https://console.groq.com/docs/structured-outputs#supported-models", "response_format"))
        { Requests = 2,
            Look = (r, _) => Assert.Equal(("json_object", true),
                (Format(r), r.Messages[0].Contains("JSON schema", StringComparison.Ordinal))) },
        new("No `response_format` at all (DeepSeek)",
            "sent again with `json_object`, then with the schema in the prompt alone",
            Refusing(r => r.Json["response_format"] is not null, 400, "invalid_request_error",
                "This response_format type is unavailable now", null))
        { Requests = 3, Look = (r, _) => Assert.Contains("JSON schema", r.Messages[0], StringComparison.Ordinal) },
        new("A value of `reasoning_effort` refused, with a list of others", "sent again with the lowest of the list",
            (r, _) => (string?)r.Json["reasoning_effort"] == "low"
                ? Good(r)
                : ModelReply.Error(400, code: "unsupported_value",
                message: "Unsupported value: 'reasoning_effort' does not support 'none' with this model. Supported "
                    + "values are: 'low', 'medium', 'high', and 'xhigh'.", param: "reasoning_effort"))
        { Requests = 2, Settings = (o, _) => o.Model = "gpt-5.6-luna" },
        new("`reasoning_effort` unknown", "sent again without it",
            Refusing(r => r.Json["reasoning_effort"] is not null, 400, null,
                "Unrecognized request argument supplied: reasoning_effort", null))
        { Requests = 2, Settings = (o, _) => o.Model = "gpt-5.6-luna" },
        new("A model that does not think is asked to (Ollama)", "sent again without an effort",
            Refusing(r => r.Json["reasoning_effort"] is not null, 400, null,
                "\"llama3.2:3b\" does not support thinking", null))
        { Requests = 2, Settings = (o, _) => o.ReasoningEffort = "low" },
        new("No role `system` (chat templates of llama.cpp and LM Studio)",
            "sent again with the instructions before the article",
            Refusing(r => r.Roles.Contains("system"), 500, null,
                "Value is not callable: jinja template error: System role not supported", null))
        { Requests = 2, Look = (r, _) => Assert.Equal("user", Assert.Single(r.Roles)) },
        new("Only streams (DashScope)", "asked for a stream, which is read as a whole",
            (r, _) => r.Json["stream"] is null
                ? ModelReply.Error(400,
                    message: "This model only support stream mode, please enable the stream parameter to access the "
                        + "model.")
                : Stream(r, usage: true))
        { Requests = 2 },
        new("422 of Foundry's models, with `details` in the error", "sent again with the other name",
            (r, _) => r.Json["max_tokens"] is null
                ? Good(r)
                : ModelReply.Raw(422,
                    """{"error":{"code":"Invalid input","status":422,"message":"invalid input error","details":[{"type":"extra_forbidden","loc":["body","max_tokens"],"msg":"Extra inputs are not permitted","input":600}]}}"""))
        { Requests = 2 },
        new("`json_schema` in newer API versions only (Azure, Foundry's `/models`)",
            "sent again with `json_object` and the schema in the prompt",
            Refusing(r => Format(r) == "json_schema", 400, "BadRequest",
                "response_format value as json_schema is enabled only for api versions 2024-08-01-preview and later",
                null))
        { Requests = 2, Look = (r, _) => Assert.Equal("json_object", Format(r)) },
        new("A model that always thinks is asked not to (Gemini)", "sent again without an effort",
            Refusing(r => r.Json["reasoning_effort"] is not null, 400, "INVALID_ARGUMENT",
                "Budget 0 is invalid. This model only works in thinking mode.", null))
        { Requests = 2, Settings = (o, _) => o.ReasoningEffort = "none" },
        new("404 *No endpoints found that can handle the requested parameters* (OpenRouter)",
            "sent again without an effort, then with the schema in the prompt alone",
            Refusing(r => r.Json["reasoning_effort"] is not null || r.Json["response_format"] is not null, 404, null,
                "No endpoints found that can handle the requested parameters. To learn more about provider routing, "
                    + "visit: https://openrouter.ai/docs/provider-routing", null))
        { Requests = 3, Settings = (o, _) => o.ReasoningEffort = "low" },
        new("A limit of output tokens in the words of Anthropic", "sent again with that limit",
            (r, _) => r.Limit > 700
                ? ModelReply.Error(400, code: "invalid_request_error",
                    message: $"max_tokens: {r.Limit} > 700, which is the maximum allowed number of output tokens")
                : Good(r))
        { Requests = 2, Settings = (o, _) => o.ReasoningModel = true, Look = (r, _) => Assert.Equal(700, r.Limit) },
    ];

    private static Behaviour[] Addresses =>
    [
        new("An Azure resource without the v1 API: 404, *Resource not found*",
            "asked at `/openai/deployments/…` instead; the log names the setting to change", (r, _) => Good(r))
        { Requests = 2, Serves = p => p.StartsWith("/openai/deployments/", StringComparison.Ordinal),
            Settings = (o, s) => (o.Endpoint, o.Deployment) = (s.Root + "/openai/v1", "luna") },
        new("A gateway without `/openai/deployments`", "asked at `/openai/v1` instead", (r, _) => Good(r))
        { Requests = 2, Serves = p => p == "/openai/v1/chat/completions",
            Settings = (o, s) => (o.Endpoint, o.Deployment) = (s.Root, "luna") },
        new("A base without its `/v1`: plain *404 page not found*", "asked below `/v1` of the same path",
            (r, _) => Good(r))
        { Requests = 2, Serves = p => p == "/llm/v1/chat/completions",
            NotFound = ModelReply.Raw(404, "404 page not found", "text/plain"),
            Settings = (o, s) => o.Endpoint = s.Root + "/llm" },
        new("A service without `/v1` (Perplexity)", "asked at its root", (r, _) => Good(r))
        { Requests = 2, Serves = p => p == "/chat/completions", Settings = (o, s) => o.Endpoint = s.Root },
        new("A whole address without its `/v1`", "asked as it is, then below `/v1`", (r, _) => Good(r))
        { Requests = 2, Settings = (o, s) => o.Endpoint = s.Root + "/chat/completions" },
        new("200 with *Unexpected endpoint or method* (LM Studio)", "asked at the usual paths", (r, _) => Good(r))
        { Requests = 3, Settings = (o, s) => o.Endpoint = s.Root + "/api/v0",
            NotFound = ModelReply.Raw(200,
                """{"error":"Unexpected endpoint or method. (POST /api/v0/chat/completions)"}""") },
        new("404 at every address that it may have", "deferred; the reason names the setting", (r, _) => Good(r))
        { Requests = 0, Status = ResultStatus.Deferred, Code = "wrong-address", Reason = "Summarizer:Llm:Endpoint",
            Serves = _ => false, NotFound = ModelReply.Raw(404, """{"detail":"Not Found"}""") },
        new("200 with a web page, as of a portal or a sign-in", "deferred; the reason says so",
            (_, _) => ModelReply.Raw(200, "<!doctype html><title>Sign in</title>", "text/html"))
        { Requests = 0, Status = ResultStatus.Deferred, Code = "wrong-address", Reason = "web page" },
    ];

    private static Behaviour[] Errors =>
    [
        new("429 once, with or without `Retry-After`", "asked again after that time",
            (r, n) => n == 1 ? ModelReply.Error(429, "40") : Good(r)) { Requests = 2 },
        new("429 that says *try again in 12ms* in words", "asked again after that time",
            (r, n) => n == 1
                ? ModelReply.Error(429, code: "rate_limit_exceeded",
                    message: "Rate limit reached on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000. "
                        + "Please try again in 12ms.")
                : Good(r)) { Requests = 2 },
        new("429 again and again", "deferred after `MaxRetries`", (_, _) => ModelReply.Error(429)) { Requests = 4,
            Status = ResultStatus.Deferred, Code = "throttled", Reason = "429" },
        new("429 of Azure API Management: `{\"statusCode\":429,\"message\":…}`", "as any 429",
            (r, n) => n == 1
                ? ModelReply.Raw(429,
                    """{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 1 seconds." }""")
                : Good(r))
        { Requests = 2 },
        new("429 that says when to try again and names a page on billing (Groq)", "as any 429",
            (r, n) => n == 1
                ? ModelReply.Error(429, code: "rate_limit_exceeded",
                    message: "Rate limit reached for model `llama` on tokens per minute (TPM): Limit 6000, Used 5000, "
                        + "Requested 1200. Please try again in 1.98s. Need more tokens? Upgrade to Dev Tier today at "
                        + "https://console.groq.com/settings/billing")
                : Good(r)) { Requests = 2 },
        new("429 that asks for a payment method (OpenAI's free tier)", "as any 429",
            (r, n) => n == 1
                ? ModelReply.Error(429, code: "rate_limit_exceeded",
                    message: "Rate limit reached on requests per min. Limit: 3 / min. Please add a payment method. "
                        + "Visit https://platform.openai.com/account/billing to add a payment method.")
                : Good(r)) { Requests = 2 },
        new("429 that speaks of quota and billing, and says when to try again (Gemini)", "as any 429",
            (r, n) => n == 1
                ? ModelReply.Error(429, code: "RESOURCE_EXHAUSTED",
                    message: "You exceeded your current quota, please check your plan and billing details. Please "
                        + "retry in 12.5s.")
                : Good(r)) { Requests = 2 },
        new("429 of Azure that asks for a day's wait: the call is larger than the deployment's tokens per minute",
            "deferred for a day, not asked again at once; the reason names the capacity",
            (_, _) => ModelReply.Error(429, "86400", "429",
                "Requests have exceeded the token rate limit of your pricing tier. Please retry after 86400 seconds."))
        { Status = ResultStatus.Deferred, Code = "no-capacity", Reason = "MaxInputTokens",
            Look = (_, part) => Assert.InRange(part.NotBefore!.Value, DateTimeOffset.UtcNow.AddHours(23),
                DateTimeOffset.UtcNow.AddHours(25)) },
        new("429 `billing_hard_limit_reached`", "deferred for an hour",
            (_, _) => ModelReply.Error(429, code: "billing_hard_limit_reached",
                message: "Billing hard limit has been reached"))
        { Status = ResultStatus.Deferred, Code = "quota" },
        new("429 `insufficient_quota`", "deferred for an hour, not asked again at once",
            (_, _) => ModelReply.Error(429, code: "insufficient_quota",
                message: "You exceeded your current quota, please check your plan and billing details."))
        { Status = ResultStatus.Deferred, Code = "quota",
            Reason = "insufficient_quota: You exceeded your current quota",
            Look = (_, part) => Assert.InRange(part.NotBefore!.Value, DateTimeOffset.UtcNow.AddMinutes(50),
                DateTimeOffset.UtcNow.AddMinutes(70)) },
        new("402", "deferred for an hour",
            (_, _) => ModelReply.Error(402,
                message: "Insufficient credits. Add more using https://openrouter.ai/credits")) { Status =
                    ResultStatus.Deferred, Code = "payment-required", Reason = "Insufficient credits" },
        new("401, a wrong key", "deferred until settings change; the key is in no message",
            (_, _) => ModelReply.Error(401, code: "invalid_api_key",
                message: $"Incorrect API key provided: {ModelServer.Key}."))
        { Status = ResultStatus.Deferred, Code = "no-access", Reason = "invalid_api_key", Hidden = ModelServer.Key },
        new("401 of Azure, a token for another audience", "deferred; the reason names the endpoint",
            (_, _) => ModelReply.Raw(401,
                """{"error":{"code":"Unauthorized","message":"Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired."}}"""))
        { Status = ResultStatus.Deferred, Code = "wrong-audience" },
        new("401 of Azure, an identity without its role", "deferred; the reason names the role",
            (_, _) => ModelReply.Raw(401,
                """{"error":{"code":"PermissionDenied","message":"The principal lacks the required data action Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action to perform POST operation."}}"""))
        { Status = ResultStatus.Deferred, Code = "missing-role", Reason = "Cognitive Services OpenAI User" },
        new("403, the resource's firewall", "deferred; the reason names the network rules",
            (_, _) => ModelReply.Error(403, code: "AccessDenied",
                message: "Access denied due to Virtual Network/Firewall rules."))
        { Status = ResultStatus.Deferred, Code = "network-denied" },
        new("404 `DeploymentNotFound`", "deferred until settings change",
            (_, _) => ModelReply.Error(404, code: "DeploymentNotFound",
                message: "The API deployment for this resource does not exist."))
        { Status = ResultStatus.Deferred, Code = "no-such-model", Reason = "Deployment" },
        new("404 of Ollama, a model that is not pulled", "likewise",
            (_, _) => ModelReply.Raw(404,
                """{"error":{"message":"model \"llama9\" not found, try pulling it first","type":"api_error"}}"""))
        { Status = ResultStatus.Deferred, Code = "no-such-model", Reason = "try pulling it first" },
        new("410, or 404 in words: the model is retired", "deferred; the reason says to deploy a current model",
            (_, _) => ModelReply.Error(410, code: "ModelDeprecated",
                message: "The model gpt-4o version 2024-05-13 has been retired."))
        { Status = ResultStatus.Deferred, Code = "model-retired", Reason = "current model" },
        new("400 `model_decommissioned` (Groq)", "likewise",
            (_, _) => ModelReply.Error(400, code: "model_decommissioned",
                message: "The model `llama3-8b` has been decommissioned and is no longer supported."))
        { Status = ResultStatus.Deferred, Code = "model-retired" },
        new("A model with the Responses API only", "deferred; the reason says to choose another",
            (_, _) => ModelReply.Error(400, code: "OperationNotSupported",
                message: "The chatCompletion operation does not work with the specified model, gpt-5.4-pro."))
        { Status = ResultStatus.Deferred, Code = "no-chat" },
        new("413 *tokens per minute* (Groq)", "split smaller",
            (r, _) => r.Tokens < MostTokens
                ? Good(r)
                : ModelReply.Error(413, code: "rate_limit_exceeded",
                    message: "Request too large for model `llama` on tokens per minute (TPM): Limit 4000, Requested "
                        + "6100, please reduce your message size and try again."))
        { Article = LongArticle, Requests = 0, Look = IsSplit },
        Overflow("OpenAI, vLLM", 400, "context_length_exceeded",
            "This model's maximum context length is 4000 tokens. However, your messages resulted in 6100 tokens."),
        Overflow("llama.cpp", 400, "exceed_context_size_error",
            "the request exceeds the available context size (4000 tokens), try increasing it"),
        Overflow("LM Studio", 400, null,
            "The number of tokens to keep from the initial prompt is greater than the context length. Try to load the "
                + "model with a larger context length, or provide a shorter input"),
        Overflow("Ollama", 400, null, "input length exceeds maximum context length"),
        Overflow("OpenAI's newer models", 400, null,
            "Your input exceeds the context window of this model. Please adjust your input and try again."),
        new("A reasoning model whose context window has no room for the limit of output tokens (vLLM)",
            "sent again with a lower limit; remembered",
            (r, _) => r.Tokens + r.Limit <= 8192
                ? Good(r)
                : ModelReply.Error(400, code: "BadRequestError",
                    message: $"'max_tokens' or 'max_completion_tokens' is too large: {r.Limit}. This model's maximum "
                        + $"context length is 8192 tokens and your request has {r.Tokens} input tokens."))
        { Requests = 2, Settings = (o, _) => o.ReasoningModel = true },
        new("400 `content_filter`", "failed; not asked again",
            (_, _) => ModelReply.Raw(400,
                """{"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}"""))
        { Status = ResultStatus.Failed, Code = "content-filter" },
        new("400 `content_filter` of a model with a price", "the input counts at its price; Azure may bill it",
            (_, _) => ModelReply.Error(400, code: "content_filter"))
        { Status = ResultStatus.Failed, Code = "content-filter",
            Settings = (o, _) => o.Prices["test-model"] = new() { Input = 1, Output = 1000 },
            Look = (_, part) => Assert.InRange(part.Usage!.UnconfirmedCostUsd!.Value, 0.0005, 0.002) },
        new("504, then 408", "after 504, the input counts at its price: the model may have read it; 408 costs nothing",
            (r, n) => n == 1 ? ModelReply.Error(504) : n == 2 ? ModelReply.Error(408) : Good(r)) { Requests = 3,
                Settings = (o, _) => (o.Prices["test-model"], o.MaxUsdPerArticle) =
                    (new() { Input = 1, Output = 1000 }, 10),
                Look = (_, part) => Assert.InRange(part.Usage!.UnconfirmedCostUsd!.Value, 0.0003, 0.001) },
        new("An error in a stream that has started", "charged at its most",
            (r, n) => n == 1
                ? ModelReply.Raw(200,
                    "data: {\"choices\":[{\"delta\":{\"content\":\"{\"}}]}\n\n"
                        + "data: {\"error\":{\"code\":503,\"message\":\"Provider overloaded\"}}\n\n",
                    "text/event-stream")
                : Good(r)) { Requests = 2,
                    Settings = (o, _) => o.Prices["test-model"] = new() { Input = 1, Output = 1000 },
                    Look = (_, part) => Assert.InRange(part.Usage!.UnconfirmedCostUsd!.Value, 0.5, 0.8) },
        new("400 for a reason of its own", "deferred; its code and message are in the reason",
            (_, _) => ModelReply.Error(400, code: "strange_thing", message: "The moon is in the wrong house."))
        { Status = ResultStatus.Deferred, Code = "rejected", Reason = "strange_thing: The moon is in the wrong house" },
        new("An error that quotes the article", "the quotation is left out of reason and log",
            (r, _) => ModelReply.Error(400, message: "Cannot process: " + r.Lines[0].Text))
        { Status = ResultStatus.Deferred, Code = "rejected", Reason = "Cannot process",
            Hidden = "storm barrier on 12 March" },
        new("An error in plain text", "its first 240 characters are in the reason",
            (_, _) => ModelReply.Raw(400, "upstream says no", "text/plain")) { Status = ResultStatus.Deferred,
                Code = "rejected", Reason = "upstream says no" },
        new("500, 502, 503, 504, 408", "asked again up to `MaxRetries`, then deferred",
            (_, n) => ModelReply.Error(n switch { 1 => 500, 2 => 502, 3 => 504, _ => 408 })) { Requests = 4,
                Status = ResultStatus.Deferred, Code = "unavailable" },
        new("503 while the model is loaded", "asked again",
            (r, n) => n == 1 ? ModelReply.Error(503, "0", message: "Loading model") : Good(r)) { Requests = 2 },
        new("529, overloaded", "asked again",
            (r, n) => n == 1
                ? ModelReply.Error(529, code: "overloaded_error", message: "Overloaded")
                : Good(r)) { Requests = 2 },
        new("200 with an error inside (OpenRouter)", "treated as the error that it is",
            (r, n) => n == 1
                ? ModelReply.Raw(200, """{"error":{"code":429,"message":"Provider returned error"}}""")
                : Good(r)) { Requests = 2 },
        new("An error in an array (Gemini)", "read like any other",
            (_, _) => ModelReply.Raw(400, """
                [{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]
                """))
        { Status = ResultStatus.Deferred, Code = "no-access", Reason = "API key not valid" },
        new("The provider's own error within a gateway's (OpenRouter)", "its words decide",
            (_, _) => ModelReply.Raw(400, """
                {"error":{"code":400,"message":"Provider returned error","metadata":{"raw":"{\"error\":\"Content Exists Risk\"}"}}}
                """))
        { Status = ResultStatus.Failed, Code = "content-filter" },
        new("A content filter in DeepSeek's words, or OpenAI's *safety reasons*", "failed: content filter",
            (_, _) => ModelReply.Error(400, code: "invalid_prompt",
                message: "We've limited access to this content for safety reasons."))
        { Status = ResultStatus.Failed, Code = "content-filter" },
        new("403, *blocked by* a network's policy", "deferred; no content filter",
            (_, _) => ModelReply.Error(403, message: "Request blocked by policy of the gateway."))
        { Status = ResultStatus.Deferred, Code = "no-access" },
        new("The service could not keep to the form (Groq's `json_validate_failed`)", "asked once more",
            (r, n) => n == 1
                ? ModelReply.Error(400, code: "json_validate_failed",
                    message: "Failed to generate JSON. Please adjust your prompt. See 'failed_generation'.")
                : Good(r)) { Requests = 2 },
        new("A limit of output tokens in the words of Groq or DashScope", "sent again with that limit",
            (r, _) => r.Limit > 700
                ? ModelReply.Error(400, code: "invalid_request_error", message: r.Limit > 900
                    ? "`max_tokens` must be less than or equal to `900`, the maximum value for this model."
                    : "Range of max_tokens should be [1, 700]")
                : Good(r))
        { Requests = 3, Settings = (o, _) => o.ReasoningModel = true },
        new("429 or 503 with a `Retry-After` longer than `MaxRetryDelay` or than what is left of `Deadline`",
            "deferred until then (a day at most), but never for less than the usual wait, 5 minutes at first",
            (_, _) => ModelReply.Error(429, "7200")) { Status = ResultStatus.Deferred, Code = "throttled",
                Look = (_, part) => Assert.InRange(part.NotBefore!.Value, DateTimeOffset.UtcNow.AddMinutes(115),
                    DateTimeOffset.UtcNow.AddMinutes(121)) },
        Overflow("newer versions of vLLM", 400, "BadRequestError",
            "You passed 6100 input tokens and requested 600 output tokens. However, the model's context length is only "
                + "4000 tokens, resulting in a maximum input length of 3400 tokens."),
        Overflow("xAI", 400, "Client specified an invalid argument",
            "This model's maximum prompt length is 4000 but the request contains 6100 tokens."),
        new("403 without credits (xAI)", "deferred for an hour",
            (_, _) => ModelReply.Raw(403,
                """{"code":"The caller does not have permission","error":"Your newly created team doesn't have any credits or licenses yet."}"""))
        { Status = ResultStatus.Deferred, Code = "quota" },
        new("403 for content against its usage guidelines (xAI)", "failed: content filter",
            (_, _) => ModelReply.Raw(403,
                """{"code":"The caller does not have permission","error":"Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_BIO"}"""))
        { Status = ResultStatus.Failed, Code = "content-filter" },
        new("400 for a wrong key (xAI)", "deferred until settings change; the key is in no message",
            (_, _) => ModelReply.Raw(400,
                $$"""{"code":"Client specified an invalid argument","error":"Incorrect API key provided: {{ModelServer.Key}}."}"""))
        { Status = ResultStatus.Deferred, Code = "no-access", Hidden = ModelServer.Key },
        new("400 `budget_exceeded` of a gateway (LiteLLM)", "deferred for an hour",
            (_, _) => ModelReply.Error(400, code: "budget_exceeded",
                message: "Budget has been exceeded! Current cost: 0.02, Max budget: 0.01"))
        { Status = ResultStatus.Deferred, Code = "quota" },
        new("429 `free-models-per-day` (OpenRouter)", "deferred for an hour, not asked again at once",
            (_, _) => ModelReply.Raw(429, """
                {"error":{"message":"Rate limit exceeded: free-models-per-day.","code":429}}
                """))
        { Status = ResultStatus.Deferred, Code = "quota" },
        new("404 *No endpoints found matching your data policy* (OpenRouter)",
            "deferred until settings change; the reason names the privacy settings",
            (_, _) => ModelReply.Raw(404,
                """{"error":{"message":"No endpoints found matching your data policy.","code":404}}"""))
        { Status = ResultStatus.Deferred, Code = "data-policy", Reason = "privacy settings" },
        new("400 *LLM Provider NOT provided* (LiteLLM)",
            "deferred until settings change; the reason says to put the provider before the model",
            (_, _) => ModelReply.Error(400, code: "400",
                message: "litellm.BadRequestError: LLM Provider NOT provided. You passed model=foo"))
        { Status = ResultStatus.Deferred, Code = "no-such-model", Reason = "LiteLLM" },
        new("424, a model behind Foundry that failed", "asked again",
            (r, n) => n == 1 ? ModelReply.Error(424, code: "FailedDependency") : Good(r)) { Requests = 2 },
    ];

    private static Behaviour[] Forms =>
    [
        Form("Reasoning in `<think>` before the JSON",
            s => $"<think>The user wants {{a summary}} with [sources].</think>\n{s}"),
        Form("An end of reasoning without its start", s => $"First I read it.\n</think>\n\n{s}"),
        Form("Channels of the harmony format",
            s => $"<|channel|>analysis<|message|>Let me see {{}}<|end|><|start|>assistant<|channel|>final<|message|>{s}<|return|>"),
        Form("A fence in one line", s => $"```json {s} ```"),
        Form("A fence with a sentence before and after",
            s => $"Here is [the summary]:\n\n```json\n{s}\n```\n\nLet me know if you need more!"),
        Form("A wrapper: `{\"summary\":{\"sentences\":…}}`", s => $"{{\"summary\":{s}}}"),
        Form("JSON within a string", s => JsonSerializer.Serialize(s)),
        Form("A bare array of sentences", s => JsonNode.Parse(s)!["sentences"]!.ToJsonString()),
        Form("Keys with capitals, and other names for them",
            s => s.Replace("\"sentences\"", "\"Sentences\"", StringComparison.Ordinal)
                .Replace("\"text\"", "\"Sentence\"", StringComparison.Ordinal)
                .Replace("\"sources\"", "\"Sources\"", StringComparison.Ordinal)),
        Form("A trailing comma", s => s.Replace("],\"addressed\":[]}", ",],}", StringComparison.Ordinal)),
        Form("Sources as strings: `[\"0\"]`, `[\"[0]\"]`",
            s => s.Replace("[0]", "[\"0\"]", StringComparison.Ordinal)
                .Replace("[1]", "[\"[1]\"]", StringComparison.Ordinal)),
        Form("One source without a list: `0`", s => s.Replace("[0]", "0", StringComparison.Ordinal)),
        Form("Sources as `[0.0]`", s => s.Replace("[0]", "[0.0]", StringComparison.Ordinal)),
        Form("An object with numbers as keys instead of a list",
            s => new JsonObject { ["sentences"] = new JsonObject(JsonNode.Parse(s)!["sentences"]!.AsArray()
                .Select((sentence, i) => KeyValuePair.Create($"{i + 1}", sentence?.DeepClone()))) }.ToJsonString()),
        Form("A sentence a line, each an object of its own",
            s => string.Join('\n', JsonNode.Parse(s)!["sentences"]!.AsArray().Select(n => n!.ToJsonString()))),
        Form("Sixty lines of the article, with their numbers in brackets, before the JSON",
            s => string.Concat(Enumerable.Range(0, 60).Select(i => $"- [{i}] said [again], {{like}} [{i}, {i + 1}]\n"))
                + s),
        Form("A draft of one sentence after the list",
            s => s + "\n\nThe first one is " + JsonNode.Parse(s)!["sentences"]![1]!.ToJsonString()),
        Form("A lone surrogate, as from an emoji cut in half",
            s => s.Replace("storm barrier", @"storm\ud83d barrier", StringComparison.Ordinal)),
        Form("HTML entities in sentences", s => s
            .Replace("storm barrier", "storm&nbsp;barrier", StringComparison.Ordinal)
            .Replace("Rotterdam", "&#82;otterdam", StringComparison.Ordinal)),
        Form("All points in one text", s => new JsonObject { ["sentences"] = new JsonArray(new JsonObject
        {
            ["sources"] = new JsonArray(0, 1, 2),
            ["text"] = string.Join('\n', JsonNode.Parse(s)!["sentences"]!.AsArray().Select(n => "- " + n!["text"])),
        }) }.ToJsonString()),
        Form("Line ends inside strings", s => s.Replace("storm barrier", "storm\nbarrier", StringComparison.Ordinal)),
        Message("The arguments of a tool call",
            s => new JsonObject { ["content"] = null,
                ["tool_calls"] = new JsonArray(new JsonObject { ["type"] = "function",
                    ["function"] = new JsonObject { ["name"] = "summary", ["arguments"] = s } }) }),
        Message("The arguments of a `function_call`",
            s => new JsonObject { ["content"] = "",
                ["function_call"] = new JsonObject { ["name"] = "summary", ["arguments"] = s } }),
        Message("A tool call beside a text that announces it",
            s => new JsonObject { ["content"] = "Let me write the summary.",
                ["tool_calls"] =
                    new JsonArray(new JsonObject { ["function"] = new JsonObject { ["arguments"] = s } }) }),
        Message("Two tool calls, of which the second is the answer",
            s => new JsonObject { ["tool_calls"] = new JsonArray([.. new[] { "{\"plan\":\"read\"}", s }.Select(a =>
                new JsonObject { ["function"] = new JsonObject { ["arguments"] = a } })]) }),
        Body("Two choices, and the first is no answer",
            s => new JsonObject { ["choices"] = new JsonArray([.. new[] { "Let me read it.", s }.Select(text =>
                new JsonObject
                {
                    ["message"] = new JsonObject { ["content"] = text },
                    ["finish_reason"] = "stop"
                })]) }),
        new("A stream of two choices", "the first is read",
            (r, _) => ModelReply.Raw(200, string.Concat(r.Summary().Chunk(40)
                .SelectMany(piece => new[] { 0, 1 }.Select(i => new JsonObject
                {
                    ["choices"] = new JsonArray(new JsonObject
                    {
                        ["index"] = i,
                        ["delta"] = new JsonObject { ["content"] = new string(piece) }
                    })
                })).Select(part => $"data: {part.ToJsonString()}\n\n")) + "data: [DONE]\n\n", "text/event-stream"))
        { Look = HasAll },
        Message("`reasoning_content`, with no content",
            s => new JsonObject { ["content"] = "", ["reasoning_content"] = s }),
        Message("Content as an array of parts",
            s => new JsonObject { ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = s }) }),
        Message("Content as an object", s => new JsonObject { ["content"] = JsonNode.Parse(s) }),
        Body("`text` instead of a message (the older protocol)",
            s => new JsonObject { ["choices"] =
                new JsonArray(new JsonObject { ["text"] = s, ["finish_reason"] = "stop" }) }),
        Body("`message` at the top (Ollama's own protocol)",
            s => new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = s },
                ["done"] = true, ["prompt_eval_count"] = 500, ["eval_count"] = 100 }),
        Body("`output` (the Responses API)",
            s => new JsonObject { ["output"] =
                new JsonArray(new JsonObject { ["type"] = "message",
                    ["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["text"] = s }) }),
                    ["usage"] = new JsonObject { ["input_tokens"] = 500, ["output_tokens"] = 100 } }),
        new("A stream of events that no one asked for", "read as a whole", (r, _) => Stream(r, usage: true)),
        new("A stream without usage", "read; tokens are counted here",
            (r, _) => Stream(r, usage: false)) { Look =
                (_, part) => Assert.True(part.Usage!.InputTokens > 100 && part.Usage.OutputTokens > 20) },
        new("One JSON object a line", "read as a whole",
            (r, _) => ModelReply.Raw(200,
                $$"""{"message":{"role":"assistant","content":{{JsonSerializer.Serialize(r.Summary()[..20])}}},"done":false}""" + "\n" + $$"""{"message":{"role":"assistant","content":{{JsonSerializer.Serialize(r.Summary()[20..])}}},"done":true,"prompt_eval_count":500,"eval_count":90}""" + "\n", "application/x-ndjson")),
        new("A byte order mark before the JSON", "read",
            (r, _) => ModelReply.Raw(200,
                "\uFEFF" + Completion(new JsonObject { ["content"] = r.Summary() }).ToJsonString())),
        new("No usage", "tokens are counted here",
            (r, _) => ModelReply.Raw(200,
                new JsonObject { ["choices"] =
                    new JsonArray(new JsonObject { ["message"] = new JsonObject { ["content"] = r.Summary() } }) }
                    .ToJsonString())),
        new("A usage of zero tokens", "tokens are counted here",
            (r, _) => ModelReply.Raw(200, Completion(new JsonObject { ["content"] = r.Summary() },
                new JsonObject { ["prompt_tokens"] = 0, ["completion_tokens"] = 0 }).ToJsonString()))
        { Look = (_, part) => Assert.True(part.Usage!.InputTokens > 100 && part.Usage.OutputTokens > 20) },
        new("`finish_reason` that only this server knows", "an answer like any other",
            (r, _) => Good(r) with { Finish = "eos" }),
        new("Cached input tokens", "counted at their price",
            (r, _) => ModelReply.Raw(200,
                Completion(new JsonObject { ["content"] = r.Summary() },
                    new JsonObject { ["prompt_tokens"] = 1000, ["completion_tokens"] = 100,
                        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = 800 } }).ToJsonString()))
        {
            Settings = (o, _) => o.Prices["test-model"] = new() { Input = 1, CachedInput = 0.1, Output = 10 },
            Look = (_, part) => Assert.Equal((800L, 0.00128),
                (part.Usage!.CachedInputTokens, part.Usage.EstimatedCostUsd)),
        },
        new("Cache writes", "counted at their price",
            (r, _) => ModelReply.Raw(200,
                Completion(new JsonObject { ["content"] = r.Summary() },
                    new JsonObject { ["prompt_tokens"] = 2000, ["completion_tokens"] = 100,
                        ["prompt_tokens_details"] =
                            new JsonObject { ["cached_tokens"] = 200, ["cache_write_tokens"] = 1000 } })
                    .ToJsonString()))
        {
            Settings = (o, _) => o.Prices["test-model"] = new() { Input = 1, CachedInput = 0.1, CacheWrite = 1.25,
                Output = 10 },
            Look = (_, part) => Assert.Equal(0.00307, part.Usage!.EstimatedCostUsd),
        },
        new("Cache writes that the service does not report", "from 1,024 tokens on, all input counts as written",
            (r, _) => ModelReply.Raw(200,
                Completion(new JsonObject { ["content"] = r.Summary() },
                    new JsonObject { ["prompt_tokens"] = 2000, ["completion_tokens"] = 100 }).ToJsonString()))
        {
            Settings = (o, _) => o.Prices["test-model"] = new() { Input = 1, CacheWrite = 1.25, Output = 10 },
            Look = (_, part) => Assert.Equal(0.0035, part.Usage!.EstimatedCostUsd),
        },
    ];

    private static Behaviour[] Failing =>
    [
        new("Cut by `length`", "asked once more with three times the limit",
            (r, n) => n == 1 ? ModelReply.Text(r.Summary()[..60], "length") : Good(r)) { Requests = 2,
                Look = (r, _) => Assert.InRange(r.Limit, 1500, 2500) },
        new("Cut by `length` again", "failed: it ran out of tokens",
            (r, _) => ModelReply.Text(r.Summary()[..60], "length")) { Requests = 2, Status = ResultStatus.Failed,
                Code = "ran-out", Reason = "ran out of tokens" },
        new("All of the limit spent on thinking", "asked once more with room for it; remembered",
            (r, n) => n == 1 ? ModelReply.Text("", "length") : Good(r)) { Requests = 2,
                Look = (r, _) => Assert.True(r.Limit > 8000) },
        new("JSON that breaks off, without `length`", "one repair",
            (r, n) => n == 1 ? ModelReply.Text(r.Summary()[..60]) : Good(r)) { Requests = 2 },
        new("Another form than asked for", "one repair, then failed",
            (_, _) => ModelReply.Text("{\"title\":\"A storm barrier\"}")) { Requests = 2, Status = ResultStatus.Failed,
                Code = "no-answer" },
        Malformed("An entry that has no text", sentence =>
        {
            sentence["text"] = null;
            return sentence;
        }),
        Malformed("An entry that is something else", _ => new JsonObject { ["note"] = "end" }),
        Malformed("A bare string among the sentences", _ => "That is all."),
        Malformed("An entry that is not JSON, in words with quotation marks",
            _ => new JsonObject { ["sources"] = new JsonArray(2), ["text"] = "He said NO." })
        with { Answer = (r, _) => ModelReply.Text(Damaged(r.Summary(4))) },
        new("An entry without sources", "the sentence is checked against the whole article",
            (r, _) => ModelReply.Text(new Regex("\"sources\":\\[[0-9]+\\],").Replace(r.Summary(4), "", 1)))
        { Look = (_, part) => Assert.Equal(4, part.Sentences!.Count) },
        new("`</think>` in a sentence", "read like any other text",
            (r, _) => ModelReply.Of([.. r.FirstSentences(3), (r.Lines[3].Text + " </think>", [3])]))
        { Requests = 0, Look = (_, part) => Assert.True(part.Sentences!.Count >= 3) },
        new("A number, date, name or quotation that the article does not have",
            "one repair with the finding in words; what stays wrong is dropped",
            (r, _) => ModelReply.Of([.. r.FirstSentences(2), ("The barrier cost 9,731 million euros.", [1])]))
        { Requests = 2,
            Look = (r, part) => Assert.True(r.Messages[^1].Contains("9,731", StringComparison.Ordinal)
                && !part.Text!.Contains("9,731", StringComparison.Ordinal)), Reason = "1 of 3" },
        new("A reworded sentence with new words", "stands; no repair is paid for",
            (r, _) => ModelReply.Of([.. r.FirstSentences(2),
                ("Observers in Brussels cautioned that upkeep might turn costly.", [6])])) { Requests = 1 },
        new("Sources that do not exist", "the sentence is partial",
            (r, _) => ModelReply.Of([.. r.FirstSentences(2), (r.Lines[2].Text, [2, 4711])])) { Look =
                (_, part) => Assert.Equal("partial", part.Sentences![2].Grounding) },
        new("A summary far too long", "cut at one and a half times the length",
            (r, _) => ModelReply.Of(r.FirstSentences(1000))) { Look =
                (_, part) => Assert.True(part.Text!.Split(' ').Length <= 90), Reason = "too long" },
        new("A refusal", "failed",
            (_, _) => new ModelReply(ModelReplyKind.Answer) { Refusal = "I cannot help with that." }) { Status =
                ResultStatus.Failed, Code = "refusal" },
        new("`finish_reason` `content_filter`", "failed; its tokens count",
            (_, _) => ModelReply.Text("", "content_filter")) { Status = ResultStatus.Failed, Code = "content-filter",
                Look = (_, part) => Assert.True(part.Usage!.InputTokens > 0) },
        new("`finish_reason` in Gemini's words (`PROHIBITED_CONTENT`, `content_filter: RECITATION`)",
            "failed: content filter", (_, _) => ModelReply.Text("", "content_filter: RECITATION"))
        { Status = ResultStatus.Failed, Code = "content-filter" },
        new("A refusal in the Responses API's form", "failed",
            (_, _) => ModelReply.Raw(200, """
                {"output":[{"type":"message","content":[{"type":"refusal","refusal":"I cannot help with that."}]}],
                "usage":{"input_tokens":900,"output_tokens":9}}
                """)) { Status = ResultStatus.Failed, Code = "refusal" },
        new("No choices, or nothing in them", "asked once more, then failed",
            (_, n) => n % 2 == 0 ? ModelReply.Text("") : new ModelReply(ModelReplyKind.EmptyChoices)) { Requests = 2,
                Status = ResultStatus.Failed, Code = "no-answer" },
        new("A body that is cut off or damaged", "asked again; charged to the budgets at its most",
            (r, n) => n == 1 ? new ModelReply(ModelReplyKind.DamagedBody) : Good(r)) { Requests = 2,
                Look = (_, part) => Assert.NotNull(part.Usage!.UnconfirmedCostUsd),
                Settings = (o, _) => o.Prices["test-model"] = new() { Input = 1, Output = 1 } },
        new("A stream that breaks off", "asked again",
            (r, n) => n == 1
                ? ModelReply.Raw(200, "data: {\"choices\":[{\"delta\":{\"content\":\"{\"}}]}\n\n", "text/event-stream")
                : Good(r)) { Requests = 2 },
        new("No answer within `CallTimeout`", "asked again; charged at its most",
            (r, n) => n == 1 ? new ModelReply(ModelReplyKind.StallInBody) : Good(r)) { Requests = 2,
                Settings = (o, _) => o.Prices["test-model"] = new() { Input = 1, Output = 1 },
                    Look = (_, part) => Assert.NotNull(part.Usage!.UnconfirmedCostUsd) },
        new("A connection that breaks", "asked again",
            (r, n) => n == 1 ? new ModelReply(ModelReplyKind.Cut) : Good(r)) { Requests = 2 },
        new("More than 4 MiB", "failed",
            (_, _) => ModelReply.Raw(200, new string(' ', (4 * 1024 * 1024) + 1))) { Status = ResultStatus.Failed,
                Code = "too-large" },
        new("Input cut without a word (a local server with a small context window)",
            "a warning `model-input-cut` in the result; the articles that follow are split to fit",
            (r, _) => ModelReply.Raw(200,
                Completion(new JsonObject { ["content"] = r.Summary() },
                    new JsonObject { ["prompt_tokens"] = 800, ["completion_tokens"] = 100 }).ToJsonString()))
        { Article = LongArticle,
            Look = (_, part) => Assert.Contains(part.Warnings!, w => w.Code == "model-input-cut") },
        new("All of the limit spent on thinking that quotes the form asked for (DeepSeek, Qwen)",
            "not read as an answer; asked once more with room for it",
            (r, n) => n == 1
                ? ModelReply.Raw(200, Completion(new JsonObject { ["content"] = "",
                    ["reasoning_content"] = """I answer as {"sentences":[{"sources":[0],"text":"A draft of mine."}]}""" },
                    finish: "length").ToJsonString())
                : Good(r)) { Requests = 2,
                    Look = (r, part) => Assert.True(r.Limit > 8000
                        && !part.Text!.Contains("draft", StringComparison.Ordinal)) },
        new("`<think>` without its end", "not read as an answer; asked once more",
            (r, n) => n == 1
                ? ModelReply.Text("""<think>{"sentences":[{"sources":[0],"text":"A draft of mine."}]} or""", "length")
                : Good(r)) { Requests = 2,
                    Look = (_, part) => Assert.DoesNotContain("draft", part.Text, StringComparison.Ordinal) },
        new("A draft before the answer", "the last answer counts",
            (r, _) => ModelReply.Text(
                """I will use {"sentences":[{"sources":[0],"text":"A draft of mine."}]}: """ + r.Summary()))
        { Look = (_, part) => Assert.DoesNotContain("draft", part.Text, StringComparison.Ordinal) },
        new("Reasoning that only the total has (xAI, gateways)", "counted as output",
            (r, _) => ModelReply.Raw(200, Completion(new JsonObject { ["content"] = r.Summary() },
                new JsonObject { ["prompt_tokens"] = 500, ["completion_tokens"] = 90, ["total_tokens"] = 1090 })
                .ToJsonString()))
        { Look = (_, part) => Assert.Equal(590, part.Usage!.OutputTokens) },
        new("A provider that breaks off behind a gateway (`choices[0].error`)", "asked again",
            (r, n) => n == 1
                ? ModelReply.Raw(200, """
                    {"choices":[{"message":{"content":"{"},"finish_reason":"error","error":{"code":502,"message":"Lost"}}]}
                    """)
                : Good(r)) { Requests = 2 },
        new("A refusal in words, alone or as the only sentence", "failed",
            (_, _) => ModelReply.Of([("I'm sorry, but I can't help with that request.", [0])])) { Status =
                ResultStatus.Failed, Code = "refusal" },
        new("A summary in another language than asked for", "one repair; if it stays so, a warning `model-language`",
            (_, _) => ModelReply.Of([("Rotterdam hat nach neun Jahren Arbeit ein neues Sperrwerk gegen Sturmfluten "
                + "eröffnet.", [0]), ("Fünf Pumpwerke fördern das Wasser aus dem Hafen zurück in den Fluss.", [1])]))
        { Requests = 2, Settings = (o, _) => o.Language = "fr",
            Look = (r, part) => Assert.True(r.Messages[^1].Contains("is in German. Write it in French.",
                StringComparison.Ordinal) && part.Warnings!.Any(w => w.Code == "model-language")) },
    ];

    /// <summary>The third sentence with quotation marks that are not escaped.</summary>
    private static string Damaged(string summary)
    {
        int third = summary.IndexOf("\"text\":\"", summary.IndexOf("[2]", StringComparison.Ordinal),
            StringComparison.Ordinal) + 8;
        return summary.Insert(third, "The \"port\" said: ");
    }

    private static ModelReply Good(ModelRequest request) => ModelReply.Text(request.Summary());

    private static string? Format(ModelRequest request) => (string?)request.Json["response_format"]?["type"];

    private static Func<ModelRequest, int, ModelReply> Refusing(Func<ModelRequest, bool> refuses, int status,
        string? code, string message, string? param) =>
        (request, _) => refuses(request)
            ? ModelReply.Error(status, code: code, message: message, param: param)
            : Good(request);

    private static Behaviour Overflow(string who, int status, string? code, string message) =>
        new($"A request longer than the context window, in the words of {who}",
            "split smaller, also for the articles that follow",
            (r, _) => r.Tokens < MostTokens ? Good(r) : ModelReply.Error(status, code: code, message: message))
        { Article = LongArticle, Requests = 0, Look = IsSplit };

    private static void IsSplit(ModelRequest last, LlmPart part) =>
        Assert.True(part.Usage!.Calls > 1 && last.Tokens < MostTokens, $"{part.Usage.Calls} calls were made.");

    private static Behaviour Form(string when, Func<string, string> wrap) =>
        new(when, "read", (r, _) => ModelReply.Text(wrap(r.Summary()))) { Look = HasAll };

    private static void HasAll(ModelRequest last, LlmPart part) =>
        Assert.Equal(last.FirstSentences(3).Select(s => s.Text), part.Sentences!.Select(s => s.Text));

    /// <summary>A list of four entries, one of which is not a sentence.</summary>
    private static Behaviour Malformed(string when, Func<JsonObject, JsonNode?> change) =>
        new(when, "one repair; if the entry stays as it is, the other sentences are kept", (r, _) =>
        {
            JsonNode answer = JsonNode.Parse(r.Summary(4))!;
            JsonArray sentences = answer["sentences"]!.AsArray();
            JsonObject third = sentences[2]!.AsObject();
            sentences[2] = change(third.DeepClone().AsObject());
            return ModelReply.Text(answer.ToJsonString());
        })
        {
            Requests = 2,
            Reason = "1 of 4 sentences were left out",
            Look = (_, part) => Assert.Equal(3, part.Sentences!.Count)
        };

    private static Behaviour Message(string when, Func<string, JsonObject> message) =>
        new(when, "read", (r, _) => ModelReply.Raw(200, Completion(message(r.Summary())).ToJsonString()))
        { Look = HasAll };

    private static Behaviour Body(string when, Func<string, JsonObject> body) =>
        new(when, "read", (r, _) => ModelReply.Raw(200, body(r.Summary()).ToJsonString())) { Look = HasAll };

    private static JsonObject Completion(
        JsonObject message, JsonObject? usage = null, string finish = "stop") => new()
        {
            ["model"] = "test-model-2026",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["finish_reason"] = finish,
                ["message"] = message
            }),
            ["usage"] = usage ?? new JsonObject { ["prompt_tokens"] = 900, ["completion_tokens"] = 100 },
        };

    private static ModelReply Stream(ModelRequest request, bool usage)
    {
        string summary = request.Summary();
        var events = new List<string>();
        for (int i = 0; i < summary.Length; i += 40)
            events.Add(new JsonObject
            {
                ["model"] = "test-model-2026",
                ["choices"] = new JsonArray(
                    new JsonObject
                    {
                        ["delta"] =
                        new JsonObject { ["content"] = summary[i..Math.Min(summary.Length, i + 40)] }
                    })
            }
                        .ToJsonString());
        events.Add("""{"choices":[{"delta":{},"finish_reason":"stop"}]}""");
        if (usage)
            events.Add("""{"choices":[],"usage":{"prompt_tokens":900,"completion_tokens":100}}""");
        return ModelReply.Raw(200, string.Concat(events.Select(e => $"data: {e}\n\n")) + "data: [DONE]\n\n",
            "text/event-stream");
    }
}
