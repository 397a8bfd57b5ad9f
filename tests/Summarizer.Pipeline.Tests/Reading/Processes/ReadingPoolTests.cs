using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Processes;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Reading.Processes;

/// <summary>The pool with shell scripts as its processes. Null in place of a text is an article for the app.</summary>
public sealed class ReadingPoolTests : IDisposable
{
    /// <summary>Gets an article, sends the document and says that it can read another.</summary>
    private const string Reads = @"printf '\001'; head -c 1 > /dev/null; cat document; printf '\001'; ";

    private readonly string _folder = Directory.CreateTempSubdirectory("reading-pool-").FullName;
    private readonly ManualTime _time = new();
    private readonly List<string> _found = [];
    private readonly ReadingPool _pool;

    public ReadingPoolTests()
    {
        using (var writer = new BinaryWriter(File.Create(Path.Combine(_folder, "document")), Encoding.UTF8))
            ReadingMessage.Write(writer, Document.FromText("Read in a process."), [], scans: null);
        _pool = new ReadingPool(_time) { Fault = { OnFound = _found.Add } };
    }

    public void Dispose()
    {
        _pool.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void If_no_process_can_be_started_the_app_reads_articles_and_says_so_once()
    {
        _pool.Command = ["/nowhere/FunctionsNetHost", "--read-article"];
        for (int i = 0; i < 3; i++)
            Assert.Null(Read());
        Assert.Equal("/nowhere/FunctionsNetHost cannot be started to read articles.", Assert.Single(_found));
        Assert.Equal(_found[0], _pool.Fault.Reason);
    }

    [Fact]
    public void After_three_failed_starts_one_process_is_tried_a_minute()
    {
        StartProcessesThat("exit 1");
        Assert.Null(Read());
        Assert.Null(Read());
        Assert.Equal(3, Starts());
        _time.Advance(ReadingFault.Pause);
        Assert.Null(Read());
        Assert.Null(Read());
        Assert.Equal(4, Starts());
        Assert.EndsWith("ended before it could read an article.", Assert.Single(_found));
    }

    [Fact]
    public void A_process_that_starts_ends_the_fault()
    {
        StartProcessesThat("exit 1");
        Assert.Null(Read());
        StartProcessesThat(Reads);
        _time.Advance(ReadingFault.Pause);
        Assert.Equal("Read in a process.", Read());
        Assert.Null(_pool.Fault.Reason);
    }

    [Fact]
    public void If_one_start_fails_another_process_reads_the_article()
    {
        StartProcessesThat("[ $(wc -l < starts) -gt 1 ] || exit 1; " + Reads);
        Assert.Equal("Read in a process.", Read());
        Assert.Equal(2, Starts());
        Assert.Empty(_found);
    }

    [Fact]
    public void An_idle_process_reads_on_while_no_other_can_be_started()
    {
        StartProcessesThat(Reads + @"cat document; printf '\001'; exec cat > /dev/null");
        Assert.Equal("Read in a process.", Read());
        for (int i = 0; i < ReadingFault.FailedStarts; i++)
            _pool.Fault.Report("None can be started.");
        Assert.Equal("Read in a process.", Read());
        Assert.Equal(1, Starts());
        Assert.Equal("None can be started.", _pool.Fault.Reason);
    }

    /// <summary>It may be what ended the process, and must not end the app.</summary>
    [Fact]
    public void An_article_whose_process_ended_is_not_read_in_the_app()
    {
        StartProcessesThat("[ $(wc -l < starts) -eq 1 ] || exit 1; " + Reads);
        Assert.Equal("Read in a process.", Read());
        Assert.Throws<ProcessEndedException>(Read);
        Assert.Equal(1 + ReadingFault.FailedStarts, Starts());
        // The next article was in no process.
        Assert.Null(Read());
    }

    private void StartProcessesThat(string script) => _pool.Command =
        ["/bin/sh", "-c", $"cd \"$0\" && echo start >> starts; {script}", _folder];

    private int Starts() => File.ReadAllLines(Path.Combine(_folder, "starts")).Length;

    private string? Read() => _pool.TryRead(
        ArticleFormat.Html, Encoding.UTF8.GetBytes("<p>An article"), "text/html", [], scans: null,
        ReadingLimits.Default, CancellationToken.None)?.Text;
}
