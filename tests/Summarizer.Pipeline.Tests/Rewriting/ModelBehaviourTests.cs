using Microsoft.Extensions.Logging;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>Plays every row of the table in docs/llm.md against the local model server.</summary>
public sealed class ModelBehaviourTests
{
    public static TheoryData<string> Names => [.. Behaviours.All.SelectMany(g => g.Rows).Select(r => r.When)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_a_server_does_has_the_documented_outcome(string when)
    {
        Behaviour row = Behaviours.All.SelectMany(g => g.Rows).Single(r => r.When == when);
        int number = 0;
        ModelRequest? last = null;
        await using var server = new ModelServer(request => row.Answer(last = request, Interlocked.Increment(ref number)))
        {
            Serves = row.Serves ?? (path => path == "/v1/chat/completions"),
            NotFound = row.NotFound ?? ModelReply.Raw(404, """{"error":{"code":"404","message":"Resource not found"}}"""),
        };
        LlmOptions options = Writers.Options(server);
        row.Settings?.Invoke(options, server);
        var log = new LogLines();

        LlmPart part = await RewriterFactory.Create(options, logger: log)!.RewriteAsync(Writers.Request(row.Article), default);

        Assert.Equal((row.Status, row.Code), (part.Status, part.Code));
        Assert.Equal(server.Requests, part.Usage!.Calls + part.Usage.Retries);
        if (row.Requests > 0)
            Assert.Equal(row.Requests, server.Requests);
        if (row.Reason is not null)
            Assert.Contains(row.Reason, part.Reason);
        if (row.Hidden is not null)
            Assert.DoesNotContain([part.Reason!, .. log.Lines], line => line.Contains(row.Hidden, StringComparison.Ordinal));
        if (part.Status == ResultStatus.Succeeded)
            Assert.All(part.Sentences!, s => Assert.All(s.Sources, n => Assert.True(n >= 0)));
        row.Look?.Invoke(last!, part);
    }

    [Fact]
    public async Task What_a_service_refuses_is_not_sent_to_it_again()
    {
        await using var server = new ModelServer(request => request.Json["max_tokens"] is not null
            ? ModelReply.Error(400, code: "unsupported_parameter", message: "Unsupported parameter: 'max_tokens' is not supported with this model.", param: "max_tokens")
            : ModelReply.Text(request.Summary()));
        IRewriter rewriter = RewriterFactory.Create(Writers.Options(server))!;
        for (int i = 0; i < 5; i++)
            await rewriter.RewriteAsync(Writers.Request(), default);
        Assert.Equal(6, server.Requests);
    }

    private sealed class LogLines : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
                Lines.Add(formatter(state, exception));
        }
    }
}
