using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;

namespace Summarizer.Cli.Inputs;

/// <summary>A reader of the files that a user names by paths, folders and patterns.</summary>
internal sealed class ArticleFiles(Terminal terminal)
{
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
            else if (path == "-" || File.Exists(path))
                Add(new ArticleFile(path == "-" ? "-" : Path.GetFileName(path), path));
            else if (Directory.Exists(path))
                AddAll(InFolder(path));
            else if (!path.Contains('*'))
                missing.Add($"There is no file or folder \"{path}\".");
            else if (!Directory.Exists(RootOf(path)))
                missing.Add($"There is no folder \"{RootOf(path)}\" to look for {path} in.");
            else
                AddAll(ByPattern(path));
        }

        if (files.Count == 0 && !mayBeEmpty)
            throw new UsageException(missing.FirstOrDefault()
                ?? $"Nothing to read in {string.Join(", ", given)}. Hidden files, links and node_modules are skipped. "
                + $"Files must end in {string.Join(", ", ArticleFormats.Endings)}.");
        return new FoundFiles(files, missing);

        void AddAll(IEnumerable<ArticleFile> found)
        {
            foreach (ArticleFile file in found.OrderBy(f => f.Name, StringComparer.Ordinal))
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

    private static IEnumerable<ArticleFile> InFolder(string folder)
    {
        var everywhere = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            MaxRecursionDepth = 32,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        foreach (string path in Directory.EnumerateFiles(folder, "*", everywhere))
        {
            string below = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (ArticleFormats.Endings.Contains(Path.GetExtension(path).ToLowerInvariant())
                && !below.Contains("node_modules/", StringComparison.Ordinal))
                yield return new ArticleFile(below, path);
        }
    }

    /// <summary>
    /// Patterns that the shell left alone: quoted ones, and all of them on Windows. <c>*</c> is the only wildcard.
    /// </summary>
    private static IEnumerable<ArticleFile> ByPattern(string pattern)
    {
        string root = RootOf(pattern);
        int slash = LastSlashBeforeWildcard(pattern);
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern.Replace('\\', '/')[(slash + 1)..]);
        foreach (FilePatternMatch match in matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(root))).Files)
        {
            // The user's own way of writing the path, without "./" before it.
            yield return new ArticleFile(match.Path, slash < 0 ? match.Path : Path.Combine(root, match.Path));
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
