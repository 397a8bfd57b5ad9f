using Microsoft.Extensions.AI;
using Summarizer.Pipeline.Rewriting.Calling;
using Summarizer.Pipeline.Rewriting.Reuse;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>Puts the rewriter together: all of it can be read here.</summary>
public static class RewriterFactory
{
    /// <summary>Makes the rewriter; nothing is called yet, nothing large is loaded.</summary>
    /// <param name="options">The settings; they are checked.</param>
    /// <param name="notes">Where budgets and earlier answers are kept; null: nowhere, then there is no budget per day and nothing is used again.</param>
    /// <param name="time">The clock.</param>
    /// <returns>Null where no model is configured.</returns>
    /// <exception cref="InvalidSettingException">A setting is missing or wrong.</exception>
    public static IRewriter? Create(LlmOptions options, INoteStore? notes = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        TimeProvider clock = time ?? TimeProvider.System;
        return options.IsOn ? Create(options, ChatClients.Create(options, clock), notes, clock) : null;
    }

    /// <summary>The same with another model behind the seam.</summary>
    public static IRewriter Create(LlmOptions options, IChatClient model, INoteStore? notes, TimeProvider time) =>
        new Rewriter(options, new ModelCaller(model, options, notes, time), new AnswerMemory(notes), time);
}
