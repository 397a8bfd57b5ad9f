using System.Diagnostics;
using System.Net;
using Summarizer.EndToEnd.Tests.Support;
using NodeModules = Summarizer.Pipeline.Tests.Support.NodeModules;

namespace Summarizer.EndToEnd.Tests.Documents;

/// <summary>Tests that what the app stores matches the published schema.</summary>
public sealed class StoredResultsTests
{
    [Fact]
    public async Task Every_stored_result_fits_the_schema_whether_it_succeeded_or_failed()
    {
        string folder = Directory.CreateTempSubdirectory("summarizer-schema-").FullName;
        string articles = Path.Combine(folder, "articles"), seeds = Path.Combine(Repository.Root, "seeds");
        string[] names =
            [.. Directory.GetFiles(seeds, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(seeds, file))];
        foreach (string name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(articles, name))!);
            File.Copy(Path.Combine(seeds, name), Path.Combine(articles, name));
        }

        await File.WriteAllTextAsync(Path.Combine(articles, "empty.txt"), "");
        await File.WriteAllTextAsync(Path.Combine(articles, "blank.txt"), " \n ");
        await File.WriteAllBytesAsync(Path.Combine(articles, "broken.pdf"), "%PDF-1.7\nnothing"u8.ToArray());
        string[] all = [.. names, "empty.txt", "blank.txt", "broken.pdf"];
        int port = Repository.FreePort();
        await using (RunningApp app =
            await RunningApp.StartAsync(port, ("Summarizer__Url", $"http://127.0.0.1:{port}"),
                ("ArticleStorage", $"folder:{folder}"), ("Summarizer__WatchInterval", "00:00:00.5")))
        {
            foreach (string name in all)
            {
                string path = $"/api/summaries/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
                byte[] full = await Eventually.GetAsync(async () =>
                {
                    using HttpResponseMessage answer = await app.Http.GetAsync(path + "?includeText=true&choices=5");
                    return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsByteArrayAsync() : null;
                }, name);
                await File.WriteAllBytesAsync(Path.Combine(folder, $"full-{Path.GetFileName(name)}.json"), full);
            }
        }

        await NodeModules.EnsureInstalledAsync();
        var checkedAll =
            Finished.Run(new ProcessStartInfo("node",
                [Path.Combine(Repository.Root, "scripts/validate-results.mjs"), folder]));
        Directory.Delete(folder, recursive: true);

        Assert.True(checkedAll.ExitCode == 0, checkedAll.Said);
        Assert.StartsWith($"{2 * all.Length} of {2 * all.Length} ", checkedAll.Said, StringComparison.Ordinal);
    }
}
