using System.Text.Json.Serialization;

namespace Summarizer.Pipeline.Reading;

/// <summary>The limits as JSON, for the process that reads a PDF.</summary>
[JsonSerializable(typeof(ReadingLimits))]
internal sealed partial class ReadingJson : JsonSerializerContext;
