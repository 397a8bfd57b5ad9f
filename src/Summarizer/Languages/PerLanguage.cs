using System.Collections.Concurrent;

namespace Summarizer.Languages;

// Something that a stage makes of a language's file, made once for each language, when it is first needed.
internal sealed class PerLanguage<T>(Func<Language, T> make)
{
    // There is one object for each language that has a file.
    private readonly ConcurrentDictionary<Language, T> _made = new(ReferenceEqualityComparer.Instance);

    // Returns what was made of the language; that of Language.Undetermined if it has no file.
    public T this[Language language] => _made.GetOrAdd(language.Known, make);
}
