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

    /// <summary>Finds all files meant, each once: in the order given, by name within a folder or a pattern.</summary>
    /// <exception cref="UsageException">There is none, and there must be.</exception>
    public static FoundFiles Find(IReadOnlyList<string> given, bool mayBeEmpty = false)
    {
        var files = new List<ArticleFile>();
        var missing = new List<string>();
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
                AddAll(path, InFolder(path));
            else if (!path.Contains('*'))
                missing.Add($"There is no file or folder \"{path}\".");
            else if (!Directory.Exists(RootOf(path)))
                missing.Add($"There is no folder \"{RootOf(path)}\" to look for {path} in.");
            else
                AddAll(path, ByPattern(path));
        }

        if (files.Count == 0 && !mayBeEmpty)
            throw new UsageException(missing[0]);
        return new FoundFiles(files, missing);

        void AddAll(string path, IEnumerable<ArticleFile> found)
        {
            ArticleFile[] inOrder = [.. found.OrderBy(f => f.Name, StringComparer.Ordinal)];
            if (inOrder.Length == 0 && !mayBeEmpty)
                missing.Add($"Nothing to read in {path}. {Skipped}");
            foreach (ArticleFile file in inOrder)
                Add(file);
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

    private static IEnumerable<ArticleFile> InFolder(string folder) =>
        from file in Below(folder, MaxDepth)
        where ArticleFormats.Endings.Contains(Path.GetExtension(file.Path).ToLowerInvariant())
        select file;

    /// <summary>
    /// Patterns that the shell left alone: quoted ones, and all of them on Windows. <c>*</c> is the only wildcard.
    /// </summary>
    private static IEnumerable<ArticleFile> ByPattern(string pattern)
    {
        int slash = LastSlashBeforeWildcard(pattern);
        string rest = pattern.Replace('\\', '/')[(slash + 1)..];
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(rest);
        return from file in Below(RootOf(pattern), rest.Contains("**") ? MaxDepth : rest.Count(c => c == '/'))
               where matcher.Match(file.Name).HasMatches
               // The user's own way of writing the path, without "./" before it.
               select slash < 0 ? file with { Path = file.Name } : file;
    }

    private static IEnumerable<ArticleFile> Below(string folder, int depth)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            MaxRecursionDepth = depth,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        return from path in Directory.EnumerateFiles(folder, "*", options)
               let name = Path.GetRelativePath(folder, path).Replace('\\', '/')
               where !name.Contains("node_modules/", StringComparison.Ordinal)
               select new ArticleFile(name, path);
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
