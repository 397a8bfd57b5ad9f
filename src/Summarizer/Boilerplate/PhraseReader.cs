using Summarizer.Text;

namespace Summarizer.Boilerplate;

/// <summary>
/// A reader of the words of a line in the form of wordings: one space between words, no punctuation, any number as 0,
/// any apostrophe as the straight one. The phrase grows word by word.
/// </summary>
internal ref struct PhraseReader(ReadOnlySpan<char> line, Span<char> buffer)
{
    private readonly ReadOnlySpan<char> _line = line;
    private readonly Span<char> _buffer = buffer;
    private int _length;

    /// <summary>The words read so far.</summary>
    public readonly ReadOnlySpan<char> Phrase => _buffer[.._length];

    /// <summary>The number of words that have been read.</summary>
    public int Words { get; private set; }

    /// <summary>The position in the line after the last word that was read.</summary>
    public int Position { get; private set; }

    /// <summary>True if a character is part of a word.</summary>
    public static bool IsPartOfWord(char c) => Characters.IsWordCharacter(c) || c is '-' or '\'' or '’';

    /// <summary>Reads the next word; false at the end of the line.</summary>
    public bool Read()
    {
        int at = Position;
        while (at < _line.Length && !IsPartOfWord(_line[at]))
            at++;
        if (at == _line.Length)
            return false;
        if (Words++ > 0)
            _buffer[_length++] = ' ';
        for (bool inNumber = false; at < _line.Length && IsPartOfWord(_line[at]); at++)
        {
            char c = _line[at];
            bool isDigit = char.IsAsciiDigit(c);
            if (!isDigit)
                _buffer[_length++] = c == '’' ? '\'' : c;
            else if (!inNumber)
                _buffer[_length++] = '0';
            inNumber = isDigit;
        }

        Position = at;
        return true;
    }

    /// <summary>Reads all words that are left.</summary>
    public void ReadToEnd()
    {
        while (Read())
        {
        }
    }
}
