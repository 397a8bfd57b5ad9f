namespace Summarizer.Cli.Inputs;

/// <summary>The content of a file, of standard input or of a web page.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="ContentType">The media type that the web server declared; null for files, whose name and bytes say
/// it.</param>
internal sealed record FileContent(byte[] Bytes, string? ContentType = null);
