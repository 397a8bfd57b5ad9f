using System.Runtime.ExceptionServices;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Runs a library that cannot be interrupted on a thread of its own, with a deep stack, and leaves it behind when time
/// is up: the caller gets its answer, and the thread ends as soon as the library comes back to us.
/// </summary>
internal static class OwnThread
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
