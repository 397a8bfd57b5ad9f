namespace Summarizer.Cli.Inputs;

/// <summary>The paths that names lead to after all links are followed.</summary>
internal static class RealPath
{
    /// <summary>Returns the full path of a file or folder, without links in any of its parts.</summary>
    public static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        string real = Path.GetPathRoot(full)!;
        foreach (string part in full[real.Length..].Split(Path.DirectorySeparatorChar,
            StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            try
            {
                // A link may lead through other links: each target is walked in turn, and a circle ends in an
                // exception.
                if (new FileInfo(real).LinkTarget is not null)
                    real = Of(File.ResolveLinkTarget(real, returnFinalTarget: true)!.FullName);
            }
            catch (IOException)
            {
                return real;
            }
        }

        return real;
    }
}
