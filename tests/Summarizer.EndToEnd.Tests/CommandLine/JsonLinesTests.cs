using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Summarizer.Cli.JsonLines;

namespace Summarizer.EndToEnd.Tests.CommandLine;

public sealed class JsonLinesTests
{
    private const string Text =
        "The gate opened on Monday. It keeps water out of the old town. Building it took four years. Engineers tested "
            + "it twice.";

    [Fact]
    public async Task Every_line_is_answered_in_order_however_many_work_at_once()
    {
        var input = new StringBuilder();
        for (int i = 0; i < 500; i++)
            input.Append(
                $$"""{"id":{{i}},"text":"{{string.Concat(Enumerable.Repeat(Text + " ", 1 + (i * 7919 % 40)))}}"}""")
                .Append('\n');
        CommandLineRun run =
            await CommandLineRun.WithInputAsync(input.ToString(), "summarize", "--jsonl", "--parallel", "8");

        Assert.Equal(0, run.Code);
        Assert.Equal(Enumerable.Range(0, 500), run.Lines.Select(l => Json(l).GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task An_answer_holds_the_summary_one_sentence_per_line_and_the_sentences_with_their_spans()
    {
        JsonElement answer = await AnswerAsync($$"""{"id":"a","sentences":3,"text":"{{Text}}"}""");

        JsonElement[] sentences = [.. answer.GetProperty("sentences").EnumerateArray()];
        Assert.Equal(3, sentences.Length);
        Assert.Equal(answer.GetProperty("summary").GetString(),
            string.Join('\n', sentences.Select(s => s.GetProperty("text").GetString())));
        Assert.All(sentences, s => Assert.Equal(
            s.GetProperty("text").GetString(),
            Text.Substring(s.GetProperty("offset").GetInt32(), s.GetProperty("length").GetInt32())));
    }

    [Theory]
    [InlineData("\"sentences\":2", 2)]
    [InlineData("\"n\":1", 1)]
    [InlineData("\"n\":1,\"sentences\":2", 2)]
    [InlineData("\"ratio\":1.0", 4)]
    [InlineData("\"words\":5", 1)]
    [InlineData("\"sentences\":null,\"summary\":\"not ours\",\"deep\":{\"a\":[1,{}]}", 1)]
    public async Task A_line_has_options_of_its_own(string options, int expected)
    {
        JsonElement answer = await AnswerAsync($$"""{"id":1,{{options}},"text":"{{Text}}"}""");

        Assert.Equal(expected, answer.GetProperty("sentences").GetArrayLength());
    }

    [Theory]
    [InlineData("nonsense", "null", "invalid-request")]
    [InlineData("[]", "null", "invalid-request")]
    [InlineData("{\"id\":7}", "7", "invalid-request")]
    [InlineData("{\"id\":7,\"text\":5}", "7", "invalid-request")]
    [InlineData("{\"id\":\"a\\\"b\",\"text\":\"x\"", "\"a\\\"b\"", "invalid-request")]
    [InlineData("{\"id\":[1],\"text\":\"x\"}", "null", "invalid-request")]
    [InlineData("{\"id\":7,\"text\":\"\"}", "7", "empty-article")]
    [InlineData("{\"id\":7,\"text\":\"\\ud800\"}", "7", "invalid-request")]
    [InlineData("{\"id\":7,\"text\":\"a. b.\"}{}", "7", "invalid-request")]
    [InlineData("{\"id\":7,\"sentences\":0,\"text\":\"A b c.\"}", "7", "invalid-option")]
    [InlineData("{\"id\":7,\"sentences\":\"two\",\"text\":\"A b c.\"}", "7", "invalid-option")]
    [InlineData("{\"id\":7,\"n\":\"2\",\"text\":\"A b c.\"}", "7", "invalid-option")]
    [InlineData("{\"id\":7,\"sentences\":1e99,\"text\":\"A b c.\"}", "7", "invalid-option")]
    [InlineData("{\"id\":7,\"sortBy\":\"best\",\"text\":\"A b c.\"}", "7", "invalid-option")]
    public async Task A_bad_line_is_answered_with_its_id_and_an_error_and_the_next_one_as_ever(string line, string id,
        string code)
    {
        CommandLineRun run =
            await CommandLineRun.WithInputAsync($"{line}\n{{\"id\":\"good\",\"text\":\"{Text}\"}}\n",
                "summarize", "--jsonl");

        Assert.Equal(1, run.Code);
        Assert.Equal(2, run.Lines.Length);
        Assert.Equal(id, Json(run.Lines[0]).GetProperty("id").GetRawText());
        Assert.Equal(code, Json(run.Lines[0]).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("good", Json(run.Lines[1]).GetProperty("id").GetString());
        Assert.True(Json(run.Lines[1]).TryGetProperty("summary", out _));
    }

    [Fact]
    public async Task Blank_lines_a_byte_order_mark_carriage_returns_and_a_missing_last_break_do_not_matter()
    {
        CommandLineRun run =
            await CommandLineRun.WithInputAsync(
                $$"""{{"\uFEFF"}}{"id":1,"text":"{{Text}}"}{{"\r\n\n  \n"}}{"id":2,"text":"{{Text}}"}""",
                "summarize", "--jsonl");

        Assert.Equal(0, run.Code);
        Assert.Equal([1, 2], run.Lines.Select(l => Json(l).GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData("summarize --jsonl", false)]
    [InlineData("ground --jsonl", true)]
    public async Task Lines_in_UTF_16_are_refused_with_the_encoding_that_they_must_have(string command, bool bigEndian)
    {
        var utf16 = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        using var input = new MemoryStream([.. utf16.GetPreamble(), .. utf16.GetBytes("{\"id\":1}\n{\"id\":2}\n")]);

        CommandLineRun run = await CommandLineRun.WithInputAsync(input, CancellationToken.None, command.Split(' '));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith("summarizer: Standard input must be in UTF-8, but is in UTF-16.", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_longer_than_allowed_is_skipped_without_being_held_in_memory()
    {
        byte[] input = [.. Enumerable.Repeat((byte)'x', 300_000), .. "\nshort\n"u8];
        var reader = new LineReader(new MemoryStream(input), maxLength: 1000);

        Line first = (await reader.ReadAsync(CancellationToken.None))!.Value;
        Line second = (await reader.ReadAsync(CancellationToken.None))!.Value;

        Assert.Null(first.Bytes);
        Assert.Equal("short"u8, second.Bytes!);
        Assert.Null(await reader.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Reading_stays_a_bounded_number_of_lines_ahead_of_a_slow_reader()
    {
        var input = new EndlessLines();
        await using var output = new BlockedStream();
        using var stop = new CancellationTokenSource();
        Task running =
            LinesInOrder.AnswerAsync(input, output, _ => new Answer("{}\n"u8.ToArray(), Failed: false),
                maxLineLength: 64 * 1024, parallel: 2, stop.Token);
        await output.FirstWrite;
        long before = -1;
        while (before != input.BytesRead)
        {
            before = input.BytesRead;
            await Task.Delay(200);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.InRange(before, 1, 512 * 1024);
    }

    [Fact]
    public async Task Who_sends_line_by_line_gets_each_answer_before_sending_the_next()
    {
        var input = new Pipe();
        var output = new Pipe();
        Task running = LinesInOrder.AnswerAsync(
            input.Reader.AsStream(), output.Writer.AsStream(),
            line => new Answer([.. line.Bytes!, (byte)'\n'], Failed: false), maxLineLength: 1000, parallel: 2,
            CancellationToken.None);
        using var answers = new StreamReader(output.Reader.AsStream());
        foreach (string line in new[] { "one", "two", "three" })
        {
            await input.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
            Assert.Equal(line, await answers.ReadLineAsync());
        }

        await input.Writer.CompleteAsync();
        await running;
    }

    private static async Task<JsonElement> AnswerAsync(string line)
    {
        CommandLineRun run = await CommandLineRun.WithInputAsync(line, "summarize", "--jsonl");
        return Json(Assert.Single(run.Lines));
    }

    private static JsonElement Json(string line) => JsonDocument.Parse(line).RootElement;

    private sealed class EndlessLines : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'\n');
            for (int i = offset; i < offset + count; i += 2)
                buffer[i] = (byte)'x';
            BytesRead += count;
            return count;
        }
    }

    private sealed class BlockedStream : MemoryStream
    {
        private readonly TaskCompletionSource _first = new();

        public Task FirstWrite => _first.Task;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default)
        {
            _first.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
