using System.Reflection;
using System.Runtime.CompilerServices;

namespace Summarizer.Tests.Architecture;

/// <summary>
/// The library's public types and members are those of PublicApi.txt. A change shows in review; <c>UPDATE_GOLDEN=1</c>
/// writes the file.
/// </summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        string[] actual = [.. Lines().Order(StringComparer.Ordinal)];
        string file = Path.Combine(Path.GetDirectoryName(ThisFile())!, "PublicApi.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllLines(file, actual);

        Assert.Equal(File.ReadAllLines(file), actual);
    }

    private static IEnumerable<string> Lines()
    {
        const BindingFlags Own =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (Type type in typeof(ExtractiveSummarizer).Assembly.GetExportedTypes())
        {
            yield return $"{Kind(type)} {type.FullName}";
            foreach (MemberInfo member in type.GetMembers(Own))
            {
                bool isAccessor = member is MethodInfo { IsSpecialName: true } or Type;
                bool isGenerated = member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name == "value__";
                if (!isAccessor && !isGenerated)
                    yield return $"  {type.FullName}: {member}";
            }
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum
            ? "enum"
            : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : "class";

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
