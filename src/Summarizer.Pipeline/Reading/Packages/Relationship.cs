namespace Summarizer.Pipeline.Reading.Packages;

/// <summary>A relationship between two parts of an Office package.</summary>
/// <param name="Id">Its identifier; null if it has none.</param>
/// <param name="Type">The URI of its type; null if it has none.</param>
/// <param name="Target">The part that it leads to, relative to the folder of the first part or from the root.</param>
internal readonly record struct Relationship(string? Id, string? Type, string Target);
