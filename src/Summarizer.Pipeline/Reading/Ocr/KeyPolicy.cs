using Azure.Core;
using Azure.Core.Pipeline;

namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>Signs requests with the key of an Azure AI service.</summary>
internal sealed class KeyPolicy(string key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) =>
        message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", key);
}
