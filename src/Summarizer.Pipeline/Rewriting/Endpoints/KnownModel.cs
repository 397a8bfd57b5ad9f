namespace Summarizer.Pipeline.Rewriting.Endpoints;

/// <summary>The known facts about a model.</summary>
/// <param name="Name">The model's name, without version.</param>
/// <param name="Price">The list price; null where it is not known.</param>
/// <param name="Window">The context window in tokens; null where it is not known.</param>
/// <param name="Efforts">The values of <c>reasoning_effort</c> that it takes, lowest first; empty where it takes
/// none.</param>
/// <param name="Reasons">True if it thinks before it answers, at the price of output tokens.</param>
internal sealed record KnownModel(string Name, LlmPrice? Price, int? Window, IReadOnlyList<string> Efforts,
    bool Reasons);
