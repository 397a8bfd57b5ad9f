using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// A name as a path and back. Characters that some file system refuses are written <c>%XX</c>; a part between slashes
/// that is too long for a file name continues in a folder whose name ends in <c>%~</c>. A file that someone else put
/// there under such a name has it unchanged.
/// </summary>
internal static partial class FileName
{
    private const string GoesOn = "%~";

    // File names may have 255 bytes. A character takes 3 at most, also where it is escaped, and a suffix must fit.
    private const int MaxBytes = 200;
    private const int ChunkLength = 60;

    private static readonly SearchValues<char> InvalidInFileNames =
        SearchValues.Create(Path.GetInvalidFileNameChars());

    /// <summary>Returns where the file of a name is, or is to be if there is none.</summary>
    public static string PathOf(string root, string name)
    {
        string folder = Path.GetFullPath(root), path = folder;
        foreach (string part in name.Split('/'))
        {
            string written = Path.Join(path, Written(part)), unchanged = Path.Join(path, part);
            bool isUnchanged = written != unchanged && !part.AsSpan().ContainsAny(InvalidInFileNames)
                && !Path.Exists(written) && Path.Exists(unchanged);
            path = isUnchanged ? unchanged : written;
        }

        string full = Path.GetFullPath(path);
        return full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidOperationException("A name led out of its folder.");
    }

    /// <summary>Returns what a file or folder adds to the name.</summary>
    public static string NameOf(string file, bool isFolder)
    {
        bool goesOn = isFolder && file.EndsWith(GoesOn, StringComparison.Ordinal);
        string name = Unescaped(goesOn ? file[..^GoesOn.Length] : file);
        return isFolder && !goesOn ? name + "/" : name;
    }

    private static string Written(string part)
    {
        var path = new StringBuilder();
        string rest = part;
        while (Encoding.UTF8.GetByteCount(Escaped(rest)) > MaxBytes)
        {
            int length = char.IsHighSurrogate(rest[ChunkLength - 1]) ? ChunkLength - 1 : ChunkLength;
            path.Append(Escaped(rest[..length])).Append(GoesOn).Append(Path.DirectorySeparatorChar);
            rest = rest[length..];
        }

        return path.Append(Escaped(rest)).ToString();
    }

    private static string Escaped(string part)
    {
        var escaped = new StringBuilder(part.Length);
        for (int i = 0; i < part.Length; i++)
        {
            char c = part[i];
            bool refused = c is '%' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '\\' || char.IsControl(c)
                || (c == ' ' && i == part.Length - 1);
            if (refused)
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Returns the name that a file stands for: its own if the store did not write it.</summary>
    private static string Unescaped(string file)
    {
        string plain = EscapedCharacter().Replace(file, match =>
            ((char)byte.Parse(match.ValueSpan[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
                .ToString());
        return Escaped(plain) == file ? plain : file;
    }

    [GeneratedRegex("%[0-9A-F]{2}")]
    private static partial Regex EscapedCharacter();
}
