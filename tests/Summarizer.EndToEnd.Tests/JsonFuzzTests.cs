using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.CommandLine;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Triggers;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Failures;

namespace Summarizer.EndToEnd.Tests;

/// <summary>
/// Damages JSON that comes from outside — bodies, calls of the Functions host, poison messages — at random and reads
/// it: every input is read or refused as it should be. Like the fuzzing of articles, for longer:
/// SUMMARIZER_FUZZ_SECONDS (per kind) and SUMMARIZER_FUZZ_SEED.
/// </summary>
public sealed class JsonFuzzTests
{
    private static readonly double Seconds = Setting("SUMMARIZER_FUZZ_SECONDS", 1);
    private static readonly int Seed = (int)Setting("SUMMARIZER_FUZZ_SEED", 20261123);

    private static readonly string[] Bodies =
    [
        """{"text":"The bridge closes in March. Inspectors found cracks.","sentences":2,"query":"bridge","title":"Bridge","language":"en","sortBy":"rank","llm":false,"includeText":true}""",
        """{"text":"Köln \ud83d\ude00 “quoted” \u0000 end.","ratio":0.5}""",
        """{"url":"https://www.example.org/a?b=c#d","words":60}""",
        """{"documents":[{"id":"a","text":"A text."},{"id":"b"}],"x":[[[[{}]]]]}""",
    ];

    private static readonly string[] Calls =
    [
        """{"Data":{"article":"QUJDREVGR0g=\"{}[],:","other":{"deep":["x\\",{"y":"z"}]}},"Metadata":{"name":"\"sub/a \\u00fc \\\"q\\\".txt\"","Uri":"\"http://127.0.0.1/a\"","Data":"\"kept\"","n":7}}""",
        """{"Metadata":{"name":"\"a.txt\"","sys":{"MethodName":"SummarizeArticle"}},"Data":{"article":"AAAA"}}""",
        """{"Data":{"message":"{\"Type\":\"BlobTrigger\",\"ContainerName\":\"articles\",\"BlobName\":\"a.txt\",\"ETag\":\"\\\"0x1\\\"\"}"},"Metadata":{"DequeueCount":"1"}}""",
    ];

    [Fact]
    public void Damaged_bodies_are_read_or_refused() => Run(Bodies, body =>
    {
        SummarizeHttpRequest call = SummarizeHttpRequest.FromJson(body);
        Assert.True(call.Url is not null || !call.Content.IsEmpty || call.ContentType is not null);
        return Task.CompletedTask;
    });

    [Fact]
    public void Damaged_calls_of_the_host_are_read_or_refused() => Run(Calls, async body =>
    {
        foreach (bool skipData in (bool[])[true, false])
        {
            using Invocation invocation =
                await InvocationReader.ReadAsync(PipeReader.Create(new MemoryStream(body)), skipData,
                    CancellationToken.None);
            _ = invocation.Metadata("name");
            _ = PoisonMessage.TryParse(invocation.Data("message"));
        }
    });

    [Fact]
    public void Damaged_poison_messages_are_read_or_passed_over() => Run(
        ["""{"Type":"BlobTrigger","FunctionId":"f","BlobType":"BlockBlob","ContainerName":"articles","BlobName":"news/a.txt","ETag":"\"0x8D\""}"""],
        body =>
        {
            _ = PoisonMessage.TryParse(Encoding.Latin1.GetString(body));
            _ = PoisonMessage.TryParse(Convert.ToBase64String(body));
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData("""{"\ud800":1,"text":"A."}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"A.","query":"\udc00"}""")]
    [InlineData("""{"text":"A.","text":"B."}""")]
    [InlineData("""{"text":{"$ref":"#"}}""")]
    [InlineData("""{"text":"A.","sentences":1e400}""")]
    [InlineData("""{"text":"A.","sentences":99999999999999999999}""")]
    [InlineData("""{"url":"\ud800"}""")]
    public void Odd_bodies_are_refused_in_words(string body) =>
        Assert.False(
            string.IsNullOrWhiteSpace(
                Assert.ThrowsAny<Exception>(() => SummarizeHttpRequest.FromJson(Encoding.UTF8.GetBytes(body))) switch
                {
                    ArticleException e => e.Message,
                    InvalidOptionException e => e.Message,
                    var other => throw new InvalidOperationException("An unforeseen kind of exception.", other),
                }));

    [Fact]
    public void A_body_nested_a_million_deep_is_refused() =>
        Assert.Equal(FailureCode.InvalidRequest,
            Assert.Throws<ArticleException>(() =>
                SummarizeHttpRequest.FromJson(Encoding.UTF8.GetBytes("{\"text\":" + new string('[', 1_000_000)))).Code);

    [Fact]
    public async Task Odd_lines_of_a_pipe_are_each_answered()
    {
        string deep = new('[', 100_000);

        CommandLineRun run = await CommandLineRun.WithInputAsync(
            $$"""{"id":"a","\ud800":1,"text":"A."}""" + "\n" + """{"id":"\ud800","text":"B."}""" + "\n"
                + $$"""{"id":"c","x":{{deep}}""" + "\n" + """{"id":"d","text":"The pier opened."}""" + "\n",
            "summarize", "--jsonl");

        Assert.Equal(4, run.Lines.Length);
        Assert.Contains("The pier opened.", run.Lines[3], StringComparison.Ordinal);
        Assert.All(run.Lines, line => JsonDocument.Parse(line).Dispose());
    }

    private static void Run(string[] samples, Func<byte[], Task> read)
    {
        var random = new Random(Seed);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        int runs = 0;
        for (; clock.Elapsed.TotalSeconds < Seconds || runs < 50; runs++)
        {
            byte[] damaged = Damage(Encoding.UTF8.GetBytes(samples[random.Next(samples.Length)]), random);
            try
            {
                read(damaged).GetAwaiter().GetResult();
            }
            catch (Exception e) when (e is ArticleException or InvalidOptionException)
            {
                Assert.False(string.IsNullOrWhiteSpace(e.Message));
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{e.GetType().Name}, seed {Seed}, run {runs}: {Convert.ToBase64String(damaged)}\n{e}");
            }
        }

        Assert.True(runs >= 50);
    }

    private static byte[] Damage(byte[] content, Random random)
    {
        for (int times = random.Next(1, 6); times > 0; times--)
        {
            int at = random.Next(content.Length + 1), length = Math.Min(random.Next(1, 20), content.Length - at);
            string[] odd = ["\\ud800", "\\", "\"", "{", "}", "[", "null", ",", ":", "1e999", "-", "\\u0000", "\u00ff",
                "true", "\"text\":", "\"name\":", "\"Data\":"];
            content = random.Next(6) switch
            {
                0 => [.. content[..at], .. content[(at + length)..]],
                1 => [.. content[..at], .. content.AsSpan(at, length), .. content[at..]],
                2 => [.. content[..at], (byte)random.Next(256), .. content[at..]],
                3 => [.. content[..at],
                    .. Encoding.UTF8.GetBytes(
                        string.Concat(Enumerable.Repeat(odd[random.Next(odd.Length)], random.Next(1, 60)))),
                        .. content[at..]],
                4 => [.. content[..at], .. Encoding.Latin1.GetBytes(odd[random.Next(odd.Length)]),
                    .. content[Math.Min(content.Length, at + length)..]],
                _ => content[..at],
            };
            if (content.Length == 0)
                content = "{}"u8.ToArray();
        }

        return content;
    }

    private static double Setting(string name, double standard) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out double value)
            ? value
            : standard;
}
