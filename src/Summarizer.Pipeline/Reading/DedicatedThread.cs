using System.Runtime.ExceptionServices;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// A thread for a library that cannot be interrupted, with a deep stack; it is abandoned when time is up. The caller
/// gets its answer then, and the thread ends as soon as the library returns.
/// </summary>
internal static class DedicatedThread
{
    public static T Run<T>(Func<T> work, int stackBytes, CancellationToken cancellationToken)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        // Not disposed: a thread left behind still sets it.
        var done = new ManualResetEventSlim();
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
                finally
                {
                    done.Set();
                }
            },
            stackBytes)
        {
            IsBackground = true,
            Name = "Reading",
        };
        thread.Start();
        done.Wait(cancellationToken);
        failure?.Throw();
        return result!;
    }
}
