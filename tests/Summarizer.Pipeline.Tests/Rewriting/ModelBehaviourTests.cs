using Microsoft.Extensions.Logging;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>Plays every row of the table in docs/internals/model-servers.md against the local model server.</summary>
public sealed class ModelBehaviourTests
{
    /// <summary>The rows by their names in the document, such as "errors 3".</summary>
    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach ((_, string name, Behaviour[] rows) in Behaviours.All)
            {
                for (int i = 0; i < rows.Length; i++)
                    names.Add($"{name} {i + 1}", rows[i].When);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_a_server_does_has_the_documented_outcome(string name, string when)
    {
        Behaviour row =
            Behaviours.All.Where(g => name.StartsWith(g.Name + " ", StringComparison.Ordinal)).SelectMany(g => g.Rows)
                .Single(r => r.When == when);
        int number = 0;
        ModelRequest? last = null;
        var time = new CallTimeouts(TimeSpan.FromMinutes(29));
        await using var server =
            new ModelServer(request =>
            {
                ModelReply reply = row.Answer(last = request, Interlocked.Increment(ref number));
                if (reply.Kind is ModelReplyKind.StallBefore or ModelReplyKind.StallInBody)
                    time.Lapse(0);
                return reply;
            })
            {
                Serves = row.Serves ?? (path => path == "/v1/chat/completions"),
                NotFound = row.NotFound
                ?? ModelReply.Raw(404, """{"error":{"code":"404","message":"Resource not found"}}"""),
            };
        LlmOptions options = Writers.Options(server);
        (options.CallTimeout, options.Deadline) = (TimeSpan.FromMinutes(29), TimeSpan.FromHours(1));
        options.MaxRetryDelay = CallTimeouts.LongestWait;
        row.Settings?.Invoke(options, server);
        var log = new LogLines();

        IRewriter rewriter = RewriterFactory.Create(options, time: time, logger: log)!;
        LlmPart part = await rewriter.RewriteAsync(Writers.Request(row.Article), default);

        Assert.Equal((row.Status, row.Code), (part.Status, part.Code));
        Assert.Equal(server.Requests, part.Usage!.Calls + part.Usage.Retries);
        if (row.Requests > 0)
            Assert.Equal(row.Requests, server.Requests);
        if (row.Reason is not null)
            Assert.Contains(row.Reason, part.Reason);
        if (row.Hidden is not null)
            Assert.DoesNotContain([part.Reason!, .. log.Lines],
                line => line.Contains(row.Hidden, StringComparison.Ordinal));
        if (part.Status == ResultStatus.Succeeded)
            Assert.All(part.Sentences!, s => Assert.All(s.Sources, n => Assert.True(n >= 0)));
        row.Look?.Invoke(last!, part);
    }

    [Fact]
    public void The_document_has_the_table_of_all_rows()
    {
        const string start = "<!-- generated: behaviours -->\n", end = "<!-- end of behaviours -->";
        string file = Path.Combine(Repository.Root, "docs", "internals", "model-servers.md");
        string document = File.ReadAllText(file);
        int from = document.IndexOf(start, StringComparison.Ordinal) + start.Length;
        int to = document.IndexOf(end, StringComparison.Ordinal);
        string table = string.Concat(Behaviours.All.Select(g =>
            $"\n| {g.Group} | What happens | Test |\n| --- | --- | --- |\n"
            + string.Concat(
                g.Rows.Select((row, i) => $"| {Cell(row.When)} | {Cell(row.Then)} | {g.Name} {i + 1} |\n")))) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1")
            File.WriteAllText(file, document[..from] + table + document[to..]);
        else
            Assert.True(document[from..to] == table,
                "docs/internals/model-servers.md is not current. "
                + "Run UPDATE_GENERATED=1 dotnet test tests/Summarizer.Pipeline.Tests.");
        Assert.InRange(Behaviours.All.Sum(g => g.Rows.Length), 40, 1000);
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    [Fact]
    public async Task What_a_service_refuses_is_not_sent_to_it_again()
    {
        await using var server = new ModelServer(request => request.Json["max_tokens"] is not null
            ? ModelReply.Error(400, code: "unsupported_parameter",
                message: "Unsupported parameter: 'max_tokens' is not supported with this model.", param: "max_tokens")
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

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
                Lines.Add(formatter(state, exception));
        }
    }
}
