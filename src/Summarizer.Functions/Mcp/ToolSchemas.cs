namespace Summarizer.Functions.Mcp;

/// <summary>JSON schemas that several tools share.</summary>
public static class ToolSchemas
{
    /// <summary>The arguments for the extractive summary, as properties of a schema.</summary>
    public const string LengthProperties = """
        "sentences": { "type": "integer", "minimum": 1, "maximum": 1000,
          "description": "The number of sentences to choose. Use only one of sentences, ratio and words." },
        "ratio": { "type": "number", "exclusiveMinimum": 0, "maximum": 1,
          "description": "The share of the sentences to choose." },
        "words": { "type": "integer", "minimum": 1, "maximum": 100000, "description": "The most words." },
        "query": { "type": "string", "maxLength": 1000,
          "description": "What the reader wants to know. Sentences with related words come first." },
        "language": { "type": "string", "description": "An ISO 639 code such as en or de. Default: detected." },
        "sortBy": { "enum": ["offset", "rank"],
          "description": "The order of the sentences: as in the text (default), or best first." },
        "stringIndexType": { "enum": ["Utf16CodeUnit", "UnicodeCodePoint", "TextElements_v8"],
          "description": "The unit of offset and length. Default: Utf16CodeUnit. Python counts in UnicodeCodePoint." },
        "format": { "enum": ["markdown", "json"],
          "description": "The form of the text: markdown (default), or json with the whole result." }
        """;

    /// <summary>The arguments for the model's summary, as properties of a schema.</summary>
    public const string ModelProperties = """
        "llm": { "type": "boolean",
          "description": "true: also a summary by the configured language model, checked against the text." },
        "length": { "type": ["string", "integer"],
          "description": "With llm: short, medium, long, or a number of words from 20 to 1000." },
        "style": { "enum": ["paragraph", "bullets", "headline", "takeaways"],
          "description": "With llm: the form of the summary." },
        "focus": { "type": "string", "maxLength": 300, "description": "With llm: what the reader cares about most." },
        "tone": { "enum": ["neutral", "formal", "plain", "lively"], "description": "With llm: the tone." },
        "summaryLanguage": { "type": "string",
          "description": "With llm: its language, as a code such as de, pt-BR or zh-Hant, or an English name. Default: that of the text." }
        """;

    /// <summary>
    /// The structured content that has a summary: the result of the API without records of the request.
    /// </summary>
    public const string Summary = """
        { "type": "object",
          "required": ["id", "status", "document", "extractive", "llm", "warnings", "error"], "properties": {
          "id": { "type": "string", "description": "The name of the stored article, or -." },
          "status": { "enum": ["succeeded", "failed"] },
          "document": { "type": ["object", "null"], "description": "Title, language and sizes of the text.",
            "required": ["title", "language", "words", "sentences"], "properties": {
              "title": { "type": ["string", "null"] }, "language": { "type": "string" },
              "words": { "type": "integer" }, "sentences": { "type": "integer" } } },
          "extractive": { "type": ["object", "null"], "description": "The best sentences of the text itself.",
            "required": ["text", "sentences", "keyPhrases"], "properties": {
              "text": { "type": "string" },
              "sentences": { "type": "array", "items": { "type": "object",
                "required": ["index", "text", "rankScore", "offset", "length"], "properties": {
                  "index": { "type": "integer" }, "text": { "type": "string" },
                  "rankScore": { "type": "number", "minimum": 0, "maximum": 1 },
                  "offset": { "type": "integer", "description": "Where it starts, in units of stringIndexType." },
                  "length": { "type": "integer" },
                  "speaker": { "type": "string", "description": "Who says it, if the text is a transcript." } } } },
              "keyPhrases": { "type": "array", "items": { "type": "string" } } } },
          "llm": { "type": ["object", "null"],
            "description": "The language model's summary, or the reason why there is none.",
            "required": ["status"], "properties": {
              "status": { "enum": ["disabled", "succeeded", "skipped", "deferred", "failed"] },
              "text": { "type": ["string", "null"] }, "reason": { "type": ["string", "null"] } } },
          "warnings": { "type": "array", "items": { "type": "object", "required": ["code", "message"], "properties": {
            "code": { "type": "string" }, "message": { "type": "string" } } } },
          "error": { "type": ["object", "null"], "properties": {
            "code": { "type": "string" }, "message": { "type": "string" } } } } }
        """;

    /// <summary>The structured content that has a digest.</summary>
    public const string Digest = """
        { "type": "object", "required": ["sources", "digest"], "properties": {
          "sources": { "type": "array", "items": { "type": "object", "required": ["name"], "properties": {
            "name": { "type": "string" }, "title": { "type": ["string", "null"] } } } },
          "digest": { "type": "object", "required": ["text", "sentences"], "properties": {
            "text": { "type": "string" },
            "sentences": { "type": "array", "items": { "type": "object",
              "required": ["source", "index", "text", "rankScore"], "properties": {
                "source": { "type": "string" }, "index": { "type": "integer" }, "text": { "type": "string" },
                "rankScore": { "type": "number" },
                "alsoIn": { "type": "array",
                  "description": "Sentences of other articles that say the same." } } } } } } } }
        """;

    /// <summary>The structured content that has a page of the list of stored summaries.</summary>
    public const string List = """
        { "type": "object", "required": ["items"], "properties": {
          "items": { "type": "array", "items": { "type": "object", "required": ["id", "status"], "properties": {
            "id": { "type": "string" }, "status": { "type": "string" }, "title": { "type": "string" },
            "lastModified": { "type": "string" } } } },
          "continuation": { "type": "string", "description": "Present if there is another page." } } }
        """;
}
