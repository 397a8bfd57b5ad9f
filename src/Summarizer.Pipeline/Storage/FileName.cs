using System.Globalization;
using System.Text;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// A name as a path and back. Characters that some file system refuses are written <c>%XX</c>; a part between slashes
/// that is too long for a file name goes on in a folder whose name ends in <c>%~</c>.
/// </summary>
internal static class FileName
{
    private const string GoesOn = "%~";

    // File names may have 255 bytes. A character takes 3 at most, also where it is escaped, and a suffix must fit.
    private const int MaxBytes = 200;
    private const int ChunkLength = 60;

    public static string PathOf(string root, string name)
    {
        var path = new StringBuilder(root);
        foreach (string part in name.Split('/'))
        {
            string rest = part;
            while (Encoding.UTF8.GetByteCount(Escaped(rest)) > MaxBytes)
            {
                int length = char.IsHighSurrogate(rest[ChunkLength - 1]) ? ChunkLength - 1 : ChunkLength;
                path.Append(Path.DirectorySeparatorChar).Append(Escaped(rest[..length])).Append(GoesOn);
                rest = rest[length..];
            }

            path.Append(Path.DirectorySeparatorChar).Append(Escaped(rest));
        }

        string full = Path.GetFullPath(path.ToString());
        return full.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidOperationException("A name led out of its folder.");
    }

    /// <summary>Returns what a file or folder adds to the name; null for one that is not the store's.</summary>
    public static string? NameOf(string file, bool isFolder)
    {
        bool goesOn = isFolder && file.EndsWith(GoesOn, StringComparison.Ordinal);
        string? name = Unescaped(goesOn ? file[..^GoesOn.Length] : file);
        return isFolder && !goesOn ? name + "/" : name;
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

    /// <summary>
    /// Null where the store cannot have written it: a file that somebody put there under a name of his own counts under
    /// that name, if it can.
    /// </summary>
    private static string? Unescaped(string file)
    {
        if (!file.Contains('%', StringComparison.Ordinal))
            return file;
        var name = new StringBuilder(file.Length);
        for (int i = 0; i < file.Length; i++)
        {
            if (file[i] != '%')
            {
                name.Append(file[i]);
                continue;
            }

            if (i + 2 >= file.Length
                || !byte.TryParse(file.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                    out byte code))
                return null;
            name.Append((char)code);
            i += 2;
        }

        return name.ToString() is var plain && Escaped(plain) == file ? plain : null;
    }
}
