using System.Security.Cryptography;
using System.Text;
using Summarizer.Pipeline.Evaluation;
using Summarizer.Tests.Golden;

namespace Summarizer.Benchmarks;

/// <summary>
/// Writes the core's output for files of articles, one line each, so that `diff` shows what a change did.
/// </summary>
internal static class GoldenCommand
{
    public static int Run(string folder, string[] files)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in files)
        {
            using var lines = new StreamReader(file);
            string golden =
                string.Concat(EvaluationFile.Read(lines)
                    .Select(item => GoldenOutput.Of(item.Text, item.Language) + "\n"));
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), golden);
            Console.WriteLine(
                $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(golden)))[..16]}  {Path.GetFileName(file)}");
        }

        return 0;
    }
}
