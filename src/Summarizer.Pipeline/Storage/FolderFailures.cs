using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Storage;

/// <summary>The translation of the file system's exceptions into those of <see cref="IArticleStore"/>.</summary>
/// <param name="root">The folder of the storage.</param>
internal sealed class FolderFailures(string root)
{
    public async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception ex) when (FileSystemFailure.Is(ex))
        {
            throw new StorageUnavailableException(FileSystemFailure.OfFolder(ex, root), ex);
        }
    }
}
