namespace Summarizer.KeyPhrases;

/// <summary>The roles that a word may have in a phrase.</summary>
[Flags]
internal enum Role
{
    None = 0,
    Name = 1, // Written as a name.
    Starts = 2, // A phrase may start with it.
    Ends = 4, // A phrase may end with it.
    Follows = 8, // It continues the part before it: it comes next, nothing is between, and that one has no 's.
}
