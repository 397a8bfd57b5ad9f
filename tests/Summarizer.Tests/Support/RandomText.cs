using System.Text;

namespace Summarizer.Tests.Support;

/// <summary>
/// Makes texts that no one would write, from pieces that splitters stumble over. The same seed makes the same text
/// anywhere.
/// </summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Pieces =
    [
        "The harbour", " closes", " in May", ". ", "! ", "? ", "... ", "… ", ".", "!", "?", ",", ";", ":", " - ", " — ",
        "–", "'", "\"", "“", "”", "‘", "’", "„", "«", "»",
        "‹", "›", "(", ")", "[", "]", "{", "}", "[12]", "¹", "Dr. ", "U.S. ", "e.g. ", "No. 5", "p. 12", "J. K. ",
        "a.m. ", "3.14", "1,000", "12. ", "XIV. ", "z. B. ",
        "www.example.com", "https://example.org/a.b?c=d.E", "info@example.org", "Node.js", "iPhone ", "end.The ", "\n",
        "\n\n", "\r\n", "\r", "\t", "  ", "\u00A0", "\u2028",
        "\u0085", "\f", "\u200B", "\u200F", "\u202E", "\uFEFF", "\0", "\u0007", "\uFFFF", "\uD800", "\uDC00", "😀",
        "👩‍👩‍👧", "e\u0301", "\n- ", "\n* ", "\n1. ", "\n# Heading\n", "\n== Teil ==\n",
        "\nReferences\n", "\nShare\n", "\nRead more\n", "\nBy A Writer\n", "\nPhoto: A harbour\n", "\n```\n",
        "\na | b | c\n1 | 2 | 3\n", "\n    x = y[0];\n", "\n-----\n", "(CNN) -- ", "LONDON (Reuters) - ",
        "Scroll down for video", "All rights reserved.", "© 2024", "今天下雨。", "他说：“好。”", "「行く。」と言った。", "비가 온다.",
        "هطل المطر.", "من هذا؟", "היום יורד גשם.", "צה\"ל", "आज बारिश है।",
        "วันนี้ฝนตกหนักมากทั่วทั้งเมืองตั้งแต่เช้าจนถึงเย็น ", "Ποιος είναι; ", "Он сказал. ", "Größe", "Straße. ",
        "¿Quién? ", "¡Alto! ", "I. ", "İ", "ß", "ǅ", "x", "A", " ", " ",
    ];

    private readonly Random _random = new(seed);

    /// <summary>
    /// About as many code units as asked for; sometimes nothing but pieces, sometimes nothing but noise.
    /// </summary>
    public string Next(int length)
    {
        var text = new StringBuilder(length + 64);
        int noise = _random.Next(4) switch { 0 => 0, 1 => 5, 2 => 50, _ => 100 };
        string favourite = Pieces[_random.Next(Pieces.Length)];
        int repeats = _random.Next(3) == 0 ? 60 : 0;
        while (text.Length < length)
        {
            if (_random.Next(100) < noise)
                text.Append(Noise());
            else
                text.Append(_random.Next(100) < repeats ? favourite : Pieces[_random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private char Noise() => _random.Next(6) switch
    {
        0 => (char)_random.Next(0x20),
        1 => (char)_random.Next(0x80),
        2 => (char)_random.Next(0x2000, 0x2070),
        3 => (char)_random.Next(0xD800, 0xE000),
        4 => (char)_random.Next(0x3000),
        _ => (char)_random.Next(0x10000),
    };
}
