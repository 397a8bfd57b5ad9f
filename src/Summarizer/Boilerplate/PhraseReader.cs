using Summarizer.Text;

namespace Summarizer.Boilerplate;

// A reader of the words of a line in the form of wordings: one space between words, no punctuation, any number as 0,
// any apostrophe as the straight one. The phrase grows word by word.
internal ref struct PhraseReader(ReadOnlySpan<char> line, Span<char> buffer)
{
    private readonly ReadOnlySpan<char> _line = line;
    private readonly Span<char> _buffer = buffer;
    private int _length;

    // The words read so far.
    public readonly ReadOnlySpan<char> Phrase => _buffer[.._length];

    // The number of words that have been read.
    public int Words { get; private set; }

    // The position in the line after the last word that was read.
    public int Position { get; private set; }

    public static bool IsPartOfWord(char c) => Characters.IsWordCharacter(c) || c is '-' or '\'' or '’';

    // Reads the next word; false at the end of the line.
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

    public void ReadToEnd()
    {
        while (Read())
        {
        }
    }
}
