namespace Summarizer.Pipeline.Delivery;

/// <summary>A collector of names of due articles into messages.</summary>
internal sealed class DueBatch(string generation)
{
    private List<string> _names = [];
    private int _bytes;

    /// <summary>Adds a name.</summary>
    /// <returns>The message that was full without it. Null if there was room.</returns>
    public DueMessage? Add(string name)
    {
        DueMessage? full = DueMessage.HasRoom(_names.Count, _bytes, name) ? null : Take();
        _names.Add(name);
        _bytes += DueMessage.SizeOf(name);
        return full;
    }

    /// <summary>Takes what was collected since the last message. Null if nothing was.</summary>
    public DueMessage? Take()
    {
        if (_names.Count == 0)
            return null;
        var message = new DueMessage(generation, _names);
        (_names, _bytes) = ([], 0);
        return message;
    }
}
