namespace Summarizer.Pipeline.Storage;

/// <summary>Translates the file system's exceptions into those of <see cref="IArticleStore"/>.</summary>
internal static class FolderFailures
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException("The folder cannot be used: it is missing, full, or not ours to use.",
                ex);
        }
    }
}
