namespace Summarizer.KeyPhrases;

/// <summary>What a word may be in a phrase.</summary>
[Flags]
internal enum Role
{
    None = 0,

    /// <summary>Written as a name.</summary>
    Name = 1,

    /// <summary>A phrase may start with it.</summary>
    Starts = 2,

    /// <summary>A phrase may end with it.</summary>
    Ends = 4,

    /// <summary>The part before it may go on with it: it comes next, nothing stands between, and that one has no 's.</summary>
    Follows = 8,
}
