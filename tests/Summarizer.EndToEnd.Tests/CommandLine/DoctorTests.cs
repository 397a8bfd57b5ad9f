using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Summarizer.Cli.Doctor;
using Summarizer.Pipeline.Tests.Support;
using Repository = Summarizer.EndToEnd.Tests.Support.Repository;
using Server = Summarizer.Pipeline.Tests.Support.Azurite;

namespace Summarizer.EndToEnd.Tests.CommandLine;

/// <summary><c>summarizer doctor</c> where all is well, and where one thing after the other is broken.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task With_everything_well_it_says_so_and_leaves_nothing_behind()
    {
        await using Server blobs = await Server.StartAsync();
        await using Server queues = await Server.StartAsync(service: "queue");
        string storage = blobs.ConnectionString + Server.QueueEndpoint(queues.Port);

        CommandLineRun run = await CommandLineRun.OfAsync("doctor", "--no-model", "--storage", storage);

        Assert.True(run.Code == 0, run.Out);
        Assert.Equal("All is well.", run.Lines[^1]);
        foreach (string seen in (string[])["containers are there", "list articles", "write summaries",
            "conditional writes", "read and list summaries", "delete summaries", "clock", "poison queue", "OCR is off",
            "model"])
            Assert.Contains(seen, run.Out, StringComparison.Ordinal);
        var service = new BlobServiceClient(storage);
        Assert.Empty(service.GetBlobContainerClient("summaries").GetBlobs());
        Assert.Empty(service.GetBlobContainerClient("articles").GetBlobs());
        Assert.Empty(new QueueServiceClient(storage).GetQueues());
        Assert.DoesNotContain("AccountKey", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webjobs-blobtrigger-poison", null)]
    [InlineData("poison-of-ours", "SUMMARIZER_POISON_QUEUE")]
    [InlineData("poison-of-ours", "Summarizer__PoisonQueue")]
    public async Task Messages_in_the_poison_queue_are_odd_but_no_fault(string name, string? setting)
    {
        await using Server queues = await Server.StartAsync(service: "queue");
        await using Server blobs = await Server.StartAsync();
        string storage = blobs.ConnectionString + Server.QueueEndpoint(queues.Port);
        QueueClient poison = new QueueServiceClient(storage).GetQueueClient(name);
        await poison.CreateAsync();
        await poison.SendMessageAsync("x");

        (int code, string said) = await DoctorAsync(storage, setting is null ? [] : [(setting, name)]);

        Assert.Equal(0, code);
        Assert.Contains($"odd   queue     About 1 messages wait in {name}.", said, StringComparison.Ordinal);
        Assert.EndsWith("0 wrong, 1 odd.\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_storage_too()
    {
        CommandLineRun run = await CommandLineRun.OfAsync("doctor", "--storage", $"folder:{_folder.Path}");

        Assert.True(run.Code == 0, run.Out);
        Assert.Contains("conditional writes", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_does_not_exist_is_odd_and_named()
    {
        (int code, string said) = await DoctorAsync($"folder:{_folder.Path}", ("Summarizer__Sentence", "5"));

        Assert.Equal(0, code);
        Assert.Contains("odd   settings  There is no setting Summarizer:Sentence, so it has no effect. "
            + "Did you mean Summarizer:Sentences?", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named()
    {
        string file = _folder.Write("file.txt", "not a folder");

        CommandLineRun run = await CommandLineRun.OfAsync("doctor", "--storage", $"folder:{file}");

        Assert.Equal(1, run.Code);
        Assert.Contains("WRONG storage", run.Out, StringComparison.Ordinal);
        Assert.Contains("Choose a folder", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_is_not_there_is_said_to_be_with_what_to_start()
    {
        CommandLineRun run =
            await CommandLineRun.OfAsync("doctor", "--storage", Server.ConnectionStringVia(Repository.FreePort()));

        Assert.Equal(1, run.Code);
        Assert.Contains("cannot be reached", run.Out, StringComparison.Ordinal);
        Assert.Contains("→ Start Azurite", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_told_from_a_missing_storage()
    {
        await using Server blobs = await Server.StartAsync();
        string wrong = Convert.ToBase64String(new byte[64]);
        string storage =
            string.Join(';',
                blobs.ConnectionString.Split(';')
                    .Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal)
                        ? "AccountKey=" + wrong
                        : part));

        CommandLineRun run = await CommandLineRun.OfAsync("doctor", "--storage", storage);

        Assert.Equal(1, run.Code);
        Assert.Contains("refuses access", run.Out, StringComparison.Ordinal);
        Assert.Contains("Storage Blob Data Contributor", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_a_finding_like_any_other()
    {
        (int code, string said) = await DoctorAsync($"folder:{_folder.Path}", ("Summarizer__Sentences", "0"));

        Assert.Equal(1, code);
        Assert.StartsWith("WRONG settings  Setting Summarizer:Sentences must be", said, StringComparison.Ordinal);
        Assert.Contains("      → Correct it where it is set: the environment, local.settings.json, appsettings.json or "
            + Cli.Settings.UserFile, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_off_is_found_even_where_storage_refuses_everything()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = RefuseAsync(listener, DateTimeOffset.UtcNow.AddHours(1));

        CommandLineRun run =
            await CommandLineRun.OfAsync("doctor", "--storage",
                Server.ConnectionStringVia(((IPEndPoint)listener.LocalEndpoint).Port));

        listener.Stop();
        await serving;
        Assert.Equal(1, run.Code);
        Assert.Contains("WRONG clock     This machine's clock is 60 minutes behind storage's.", run.Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, FindingKind.Ok)]
    [InlineData(100, FindingKind.Ok)]
    [InlineData(-400, FindingKind.Warning)]
    [InlineData(1000, FindingKind.Fault)]
    public void A_clock_is_judged_by_what_storage_takes(int seconds, object kind)
    {
        DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

        Finding finding = ClockCheck.Compare(now, now.AddSeconds(seconds));

        Assert.Equal((FindingKind)kind, finding.Kind);
        Assert.Equal(finding.Kind == FindingKind.Ok, finding.Fix is null);
    }

    [Fact]
    public async Task The_model_is_called_once_and_a_refusal_is_said_with_what_to_check()
    {
        await using var model = new ModelServer();

        (int code, string said) = await DoctorOfModelAsync(model, ModelServer.Key);
        Assert.True(code == 0, said);
        Assert.Contains("wrote a summary", said, StringComparison.Ordinal);

        (code, said) = await DoctorOfModelAsync(model, "a-wrong-key-0123456789");
        Assert.True(code == 1, said);
        Assert.Contains("WRONG model", said, StringComparison.Ordinal);
        Assert.Contains("Summarizer__Llm__Endpoint", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_that_cannot_be_reached_is_a_fault_although_the_model_answers()
    {
        await using var model = new ModelServer();

        (int code, string said) = await DoctorAsync($"folder:{_folder.Path}",
            ("Summarizer__Llm__Endpoint", model.OpenAIEndpoint), ("Summarizer__Llm__Model", "gpt-4o-mini"),
            ("Summarizer__Llm__ApiKey", ModelServer.Key), ("Summarizer__Llm__MaxRetries", "0"),
            ("Summarizer__Llm__Fallback__Endpoint", $"http://127.0.0.1:{Repository.FreePort()}/v1"),
            ("Summarizer__Llm__Fallback__Model", "second-model"));

        Assert.True(code == 1, said);
        Assert.Contains("wrote a summary", said, StringComparison.Ordinal);
        Assert.Contains("WRONG model     second-model at ", said, StringComparison.Ordinal);
        Assert.Contains("Summarizer__Llm__Fallback__Endpoint", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OCR_that_cannot_work_is_a_fault()
    {
        (int code, string said) = await DoctorAsync($"folder:{_folder.Path}", ("Summarizer__Ocr__Engine", "azure"),
            ("Summarizer__Ocr__Endpoint", $"http://127.0.0.1:{Repository.FreePort()}"),
            ("Summarizer__Ocr__ApiKey", "no-key-of-anything"));

        Assert.True(code == 1, said);
        Assert.Contains("WRONG ocr       The OCR service cannot be reached.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("no-key-of-anything", said, StringComparison.Ordinal);
    }

    private Task<(int Code, string Said)> DoctorOfModelAsync(ModelServer model, string key) =>
        DoctorAsync($"folder:{_folder.Path}", ("Summarizer__Llm__Endpoint", model.OpenAIEndpoint),
            ("Summarizer__Llm__Model", "gpt-4o-mini"), ("Summarizer__Llm__ApiKey", key),
            ("Summarizer__Llm__MaxRetries", "0"));

    /// <summary>In a process of its own, as settings are its environment.</summary>
    private static async Task<(int Code, string Said)> DoctorAsync(
        string storage, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "summarizer.dll"), "doctor", "--storage", storage])
        { RedirectStandardOutput = true };
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private static async Task RefuseAsync(TcpListener listener, DateTimeOffset time)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                while (await reader.ReadLineAsync() is { Length: > 0 })
                    continue;
                await stream.WriteAsync(
                    Encoding.Latin1.GetBytes(
                        "HTTP/1.1 403 Forbidden\r\nx-ms-error-code: "
                            + $"AuthenticationFailed\r\nDate: {time:R}\r\nContent-Length: 0\r\nConnection: "
                            + "close\r\n\r\n"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // Stopped.
        }
    }
}
