using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Functions.Hosting;

/// <summary>A file within the executable, served with an ETag and read when it is first asked for.</summary>
internal static class EmbeddedFile
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Serves the resource <paramref name="resource"/> at <paramref name="path"/>.</summary>
    public static void MapEmbeddedFile(this WebApplication app, string path, string resource, string contentType)
    {
        var content = new Lazy<(byte[] Bytes, EntityTagHeaderValue Etag)>(() => Load(resource));
        app.MapMethods(path, Methods, async context =>
        {
            (byte[] bytes, EntityTagHeaderValue etag) = content.Value;
            context.Response.GetTypedHeaders().ETag = etag;
            context.Response.Headers.CacheControl = "no-cache";
            IList<EntityTagHeaderValue> known = context.Request.GetTypedHeaders().IfNoneMatch;
            if (known.Any(tag => tag.Compare(etag, useStrongComparison: false)))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.ContentType = contentType;
            context.Response.ContentLength = bytes.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        });
    }

    private static (byte[] Bytes, EntityTagHeaderValue Etag) Load(string resource)
    {
        using Stream stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The executable lacks {resource}.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (
            bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    }
}
