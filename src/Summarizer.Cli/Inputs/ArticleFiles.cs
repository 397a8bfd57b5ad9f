using Microsoft.Extensions.FileSystemGlobbing;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;

namespace Summarizer.Cli.Inputs;

/// <summary>A reader of the files that a user names by paths, folders and patterns.</summary>
internal sealed class ArticleFiles(Terminal terminal)
{
    private const int MaxDepth = 32;

    private static readonly string Skipped = "Hidden files, links and node_modules are skipped. "
        + $"Files in a folder must end in {string.Join(", ", ArticleFormats.Endings)}.";

    private static readonly EnumerationOptions Visible = new()
    {
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Finds all files meant, each once: in the order given, by name within a folder or a pattern.</summary>
    /// <exception cref="UsageException">There is none, and there must be.</exception>
    public static FoundFiles Find(IReadOnlyList<string> given, bool mayBeEmpty = false)
    {
        var files = new List<ArticleFile>();
        var missing = new List<string>();
        var unreadable = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in given)
        {
            if (WebPage.IsAddress(path))
                Add(new ArticleFile(path, path));
            else if (path == "-")
                Add(ArticleFile.StandardInput);
            else if (File.Exists(path))
                Add(new ArticleFile(Path.GetFileName(path), path));
            else if (Directory.Exists(path))
                AddAll(path, InFolder(path, unreadable));
            else if (!path.Contains('*'))
                AddMissing(path);
            else if (!Directory.Exists(RootOf(path)))
                missing.Add($"There is no folder \"{RootOf(path)}\" to look for {path} in.");
            else
                AddAll(path, ByPattern(path, unreadable));
        }

        if (files.Count == 0 && unreadable.Count == 0 && !mayBeEmpty)
            throw new UsageException(missing[0]);
        return new FoundFiles(
            files, [.. missing, .. unreadable.Select(path => $"You have no right to read {path}.").Distinct()]);

        void AddAll(string path, IEnumerable<ArticleFile> found)
        {
            int unreadableBefore = unreadable.Count;
            ArticleFile[] inOrder = [.. found.OrderBy(f => f.Name, StringComparer.Ordinal)];
            if (inOrder.Length == 0 && unreadable.Count == unreadableBefore && !mayBeEmpty)
                missing.Add($"Nothing to read in {path}. {Skipped}");
            foreach (ArticleFile file in inOrder)
                Add(file);
        }

        void AddMissing(string path)
        {
            try
            {
                _ = File.GetAttributes(path);
            }
            catch (UnauthorizedAccessException)
            {
                // A folder above it hides whether it exists.
                unreadable.Add(path);
                return;
            }
            catch (IOException)
            {
                // There is none.
            }

            missing.Add($"There is no file or folder \"{path}\".");
        }

        void Add(ArticleFile file)
        {
            if (seen.Add(file.IsFile ? Path.GetFullPath(file.Path) : file.Path))
                files.Add(file);
        }
    }

    /// <summary>Reads a file whole, up to a size.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ArticleException">It is larger.</exception>
    public async Task<FileContent> ReadAsync(ArticleFile file, long most, CancellationToken cancellationToken)
    {
        if (file.IsWebPage)
            return await WebPage.DownloadAsync(file.Path, most, cancellationToken);
        Stream content = file.IsStandardInput
            ? terminal.Input
            : new FileStream(
                file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1,
                useAsync: false);
        try
        {
            // Reads of pipes and devices cannot be cancelled: they wait on a thread of their own.
            byte[] bytes = await Task.Run(
                () => ReadAllAsync(content, most, cancellationToken),
                CancellationToken.None).WaitAsync(cancellationToken);
            return new FileContent(bytes);
        }
        finally
        {
            if (!file.IsStandardInput)
                await content.DisposeAsync();
        }
    }

    /// <summary>Reads a stream to its end, up to a size.</summary>
    /// <exception cref="ArticleException">It is larger.</exception>
    public static async Task<byte[]> ReadAllAsync(Stream content, long most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        byte[] chunk = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (bytes.Length + read > most)
                throw new ArticleException(
                    FailureCode.TooLarge,
                    $"The article is larger than {most:#,0} bytes, the limit that Summarizer__MaxArticleBytes sets.");
            bytes.Write(chunk, 0, read);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<ArticleFile> InFolder(string folder, List<string> unreadable) =>
        from file in Below(folder, MaxDepth, unreadable)
        where ArticleFormats.Endings.Contains(Path.GetExtension(file.Path).ToLowerInvariant())
        select file;

    /// <summary>
    /// Patterns that the shell left alone: quoted ones, and all of them on Windows. <c>*</c> is the only wildcard.
    /// </summary>
    private static IEnumerable<ArticleFile> ByPattern(string pattern, List<string> unreadable)
    {
        int slash = LastSlashBeforeWildcard(pattern);
        string rest = pattern.Replace('\\', '/')[(slash + 1)..];
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(rest);
        int depth = rest.Contains("**") ? MaxDepth : rest.Count(c => c == '/');
        return from file in Below(RootOf(pattern), depth, unreadable)
               where matcher.Match(file.Name).HasMatches
               // The user's own way of writing the path, without "./" before it.
               select slash < 0 ? file with { Path = file.Name } : file;
    }

    /// <summary>Returns the files in a folder and in those below it; adds those that cannot be read.</summary>
    private static IEnumerable<ArticleFile> Below(
        string folder, int depth, List<string> unreadable, string before = "")
    {
        FileSystemInfo[] items;
        try
        {
            items = new DirectoryInfo(folder).GetFileSystemInfos("*", Visible);
        }
        catch (UnauthorizedAccessException)
        {
            unreadable.Add(folder);
            yield break;
        }
        catch (DirectoryNotFoundException)
        {
            yield break; // Deleted meanwhile.
        }

        foreach (FileSystemInfo item in items)
        {
            string name = before + item.Name, path = Path.Combine(folder, item.Name);
            if (item is FileInfo)
            {
                yield return new ArticleFile(name, path);
            }
            else if (depth > 0 && item.Name != "node_modules")
            {
                foreach (ArticleFile file in Below(path, depth - 1, unreadable, name + "/"))
                    yield return file;
            }
        }
    }

    private static string RootOf(string pattern) => LastSlashBeforeWildcard(pattern) switch
    {
        < 0 => ".",
        0 => "/",
        int slash => pattern.Replace('\\', '/')[..slash],
    };

    private static int LastSlashBeforeWildcard(string pattern)
    {
        string normal = pattern.Replace('\\', '/');
        return normal.LastIndexOf('/', normal.IndexOf('*'));
    }
}
