using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Tests;

public sealed class FileSystemFailureTests
{
    [Fact]
    public void A_folder_that_cannot_be_used_gets_a_sentence_that_says_why()
    {
        string file = Path.GetTempFileName();
        try
        {
            (Exception Failure, string Folder, string Expected)[] cases =
            [
                (new UnauthorizedAccessException("Access to the path '/s/x.tmp' is denied."), "/s",
                    "There is no right to read and write in /s."),
                (new IOException("Read-only file system : '/s/x.tmp'", 30), "/s",
                    "/s is on a read-only file system."),
                (new IOException("No space left on device : '/s/x.tmp'", 28), "/s", "The disk of /s is full."),
                (new IOException("There is not enough space on the disk.", unchecked((int)0x80070070)), "/s",
                    "The disk of /s is full."),
                (new IOException("The file exists"), file, $"{file} is a file, not a folder."),
                (new IOException("Not a directory"), Path.Combine(file, "sub"), $"{file} is a file, not a folder."),
                (new IOException("Too many open files."), "/s", "/s cannot be used: Too many open files."),
            ];

            Assert.All(cases, c => Assert.Equal(c.Expected, FileSystemFailure.OfFolder(c.Failure, c.Folder)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
