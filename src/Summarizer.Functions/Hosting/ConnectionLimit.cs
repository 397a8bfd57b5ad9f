using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// Limits the number of open connections. A connection beyond the limit closes the one that has been idle longest, so
/// idle connections never keep new callers out. If every connection has a request in progress, the new one is closed.
/// </summary>
/// <param name="limit">The most connections.</param>
internal sealed class ConnectionLimit(int limit)
{
    private static readonly object Key = new();

    private readonly Lock _lock = new();

    // The connection that has been idle longest comes first.
    private readonly LinkedList<ConnectionContext> _idle = [];
    private int _open;

    /// <summary>Applies the limit to a server's connections.</summary>
    public void Apply(ListenOptions listen) => listen.Use(next => async connection =>
    {
        if (!TryOpen(connection))
        {
            connection.Abort(new ConnectionAbortedException("Too many connections."));
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Close(connection);
        }
    });

    /// <summary>Marks connections as busy while they have a request.</summary>
    public void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        object? found = null;
        context.Features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(Key, out found);
        if (found is not Entry entry)
        {
            await next(context);
            return;
        }

        SetBusy(entry, +1);
        // Only when the response is complete is the connection idle again.
        context.Response.OnCompleted(() =>
        {
            SetBusy(entry, -1);
            return Task.CompletedTask;
        });
        await next(context);
    });

    private bool TryOpen(ConnectionContext connection)
    {
        ConnectionContext? closed = null;
        lock (_lock)
        {
            if (_open >= limit)
            {
                if (_idle.First is not { } longest)
                    return false;
                closed = longest.Value;
                _idle.RemoveFirst();
            }

            _open++;
            connection.Items[Key] = new Entry(_idle.AddLast(connection));
        }

        closed?.Abort(new ConnectionAbortedException("Closed while idle: there are too many connections."));
        return true;
    }

    private void Close(ConnectionContext connection)
    {
        lock (_lock)
        {
            _open--;
            var entry = (Entry)connection.Items[Key]!;
            entry.Closed = true;
            Remove(entry);
        }
    }

    private void SetBusy(Entry entry, int change)
    {
        lock (_lock)
        {
            entry.Requests += change;
            Remove(entry);
            if (entry.Requests == 0 && !entry.Closed)
                _idle.AddLast(entry.Node);
        }
    }

    private void Remove(Entry entry)
    {
        if (entry.Node.List is not null)
            _idle.Remove(entry.Node);
    }

    private sealed class Entry(LinkedListNode<ConnectionContext> node)
    {
        public LinkedListNode<ConnectionContext> Node { get; } = node;

        /// <summary>The number of requests in progress: more than one with HTTP/2.</summary>
        public int Requests { get; set; }

        public bool Closed { get; set; }
    }
}
