using System.Globalization;
using System.Text;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// Rules that fold letters that only look like others, so that an instruction written with them is recognised.
/// </summary>
internal static class Homoglyphs
{
    private const string From =
        "аеорсухікѕјһԁԛԝмтвнАВЕЗКМНОРСТУХІЅЈαβεικνορτυχγηωΑΒΕΖΗΙΚΜΝΟΡΤΥΧıłđœɪɢɴᴏʀᴇᴀʟᴜᴛᴄᴅʙꜰʜᴊᴋᴍᴘǫꜱᴠᴡʏᴢ";
    private const string To =
        "aeopcyxiksjhdqwmtbhABE3KMHOPCTYXISJaBeiKvoptuxynwABEZHIKMNOPTYXildoignorealutcdbfhjkmpqsvwyz";

    /// <summary>The letters from À to ÿ without accents.</summary>
    private const string Latin1 = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo*ouuuuypy";

    /// <summary>
    /// Returns the text in lower case without invisible characters and accents, look-alikes replaced, letters set apart
    /// ("i g n o r e") joined.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            int value = rune.Value;
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Control
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                if (value is '\n' or '\t' or '\r')
                    folded.Append(' ');
                // Tag characters spell ASCII invisibly.
                else if (value is > 0xE0020 and < 0xE007F)
                    folded.Append(char.ToLowerInvariant((char)(value - 0xE0000)));
                continue;
            }

            folded.Append(Letter(value, rune));
        }

        return JoinSpacedLetters(folded.ToString().ToLowerInvariant());
    }

    private static string Letter(int value, Rune rune)
    {
        if (value is >= 0xFF01 and <= 0xFF5E)
            return ((char)(value - 0xFEE0)).ToString();
        if (value is >= 0x1D400 and <= 0x1D6A3)
            return ((char)("Aa"[((value - 0x1D400) % 52) / 26] + ((value - 0x1D400) % 26))).ToString();
        if (value is >= 0x24B6 and <= 0x24E9)
            return ((char)('a' + ((value - 0x24B6) % 26))).ToString();
        if (value is >= 0x1F130 and <= 0x1F189)
            return ((char)('a' + ((value - 0x1F130) % 32 % 26))).ToString();
        if (value is >= 0xC0 and <= 0xFF and not (0xD7 or 0xF7))
            return Latin1[value - 0xC0].ToString();

        int at = value <= char.MaxValue ? From.IndexOf((char)value) : -1;
        return at >= 0 ? To[at].ToString() : rune.ToString();
    }

    /// <summary>
    /// Joins four and more single letters in a row, each set apart by one space, dot or hyphen, into a word.
    /// </summary>
    private static string JoinSpacedLetters(string text)
    {
        var joined = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            int letters = 0, end = i;
            if (i == 0 || !char.IsLetter(text[i - 1]))
            {
                while (end < text.Length && char.IsLetter(text[end])
                    && (end + 1 >= text.Length || !char.IsLetter(text[end + 1])))
                {
                    letters++;
                    end += end + 2 < text.Length && text[end + 1] is ' ' or '.' or '-' or '_'
                        && char.IsLetter(text[end + 2]) ? 2 : 1;
                }
            }

            if (letters >= 4)
            {
                for (int k = i; k < end; k++)
                {
                    if (char.IsLetter(text[k]))
                        joined.Append(text[k]);
                }

                i = end;
            }
            else
            {
                joined.Append(text[i++]);
            }
        }

        return joined.ToString();
    }
}
