namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>
/// The running app on a temporary folder for storage, shared by the tests of a class; it asks for a key.
/// </summary>
public sealed class FolderApp : IAsyncLifetime
{
    public const string Key = "a-key-for-tests-0123456789";

    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-folder-app-").FullName;

    internal RunningApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        int port = Repository.FreePort();
        App = await RunningApp.StartAsync(port, ("Summarizer__Url", $"http://127.0.0.1:{port}"),
            ("ArticleStorage", $"folder:{_folder}"),
            ("Summarizer__WatchInterval", "00:00:00.2"), ("Summarizer__ApiKeys__0", Key));
        App.Http.DefaultRequestHeaders.Add("x-functions-key", Key);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Stores an article and waits for its summary.</summary>
    internal async Task StoreAsync(string name, string text)
    {
        using HttpResponseMessage stored =
            await App.Http.PutAsync($"/api/articles/{name}",
                new StringContent(text, System.Text.Encoding.UTF8, "text/plain"));
        stored.EnsureSuccessStatusCode();
        await Eventually.GetAsync(async () =>
        {
            using HttpResponseMessage answer = await App.Http.GetAsync($"/api/summaries/{name}");
            return answer.StatusCode == System.Net.HttpStatusCode.OK ? "yes" : null;
        }, $"a summary of {name}");
    }
}
