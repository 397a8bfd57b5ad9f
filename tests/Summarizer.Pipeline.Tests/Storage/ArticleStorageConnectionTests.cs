using System.Net;
using System.Net.Sockets;
using Azure.Core;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Storage;

public sealed class ArticleStorageConnectionTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "blob storage http://127.0.0.1:10000/devstoreaccount1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net",
        "blob storage https://acme.blob.core.windows.net/")]
    public void A_connection_string_is_taken_and_described_without_its_key(string value, string description)
    {
        ArticleStorageConnection connection = From(("ArticleStorage", value));
        Assert.Equal(description, connection.Description);
        Assert.IsType<BlobArticleStore>(connection.CreateStore(new SummarizerOptions()));
    }

    [Fact]
    public void A_folder_is_taken()
    {
        string folder = Path.Combine(Path.GetTempPath(), "summarizer-none");
        ArticleStorageConnection connection = From(("ArticleStorage", "folder:" + folder));
        Assert.Equal("folder " + folder, connection.Description);
        Assert.IsType<FolderArticleStore>(connection.CreateStore(new SummarizerOptions()));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_managed_identity_is_taken()
    {
        ArticleStorageConnection connection =
            From(("ArticleStorage:blobServiceUri", "https://acme.blob.core.windows.net"),
            ("ArticleStorage:credential", "managedidentity"),
            ("ArticleStorage:clientId", "00000000-0000-0000-0000-000000000001"));
        Assert.Equal("blob storage https://acme.blob.core.windows.net/", connection.Description);
    }

    [Theory]
    [InlineData("ArticleStorage", "")]
    [InlineData("ArticleStorage", "folder:")]
    [InlineData("ArticleStorage", "AccountKey=dG9wc2VjcmV0a2V5")]
    [InlineData("ArticleStorage", "rubbish dG9wc2VjcmV0a2V5")]
    [InlineData("ArticleStorage:blobServiceUri", "http://acme.blob.core.windows.net")]
    [InlineData("ArticleStorage:blobServiceUri", "acme")]
    public void What_is_wrong_is_named_and_no_key_repeated(string setting, string value)
    {
        InvalidSettingException refused = Assert.Throws<InvalidSettingException>(() => From((setting, value)));
        Assert.Equal(setting, refused.Setting);
        Assert.Contains(" must be ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("dG9wc2VjcmV0a2V5", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_storages_at_once_are_refused()
    {
        InvalidSettingException refused = Assert.Throws<InvalidSettingException>(() => From(
            ("ArticleStorage", "AccountName=a;AccountKey=dG9wc2VjcmV0a2V5"),
            ("ArticleStorage:blobServiceUri", "https://acme.blob.core.windows.net")));
        Assert.Equal("Setting ArticleStorage must be empty if ArticleStorage:blobServiceUri is set (use only one of "
            + "them), but was set too.", refused.Message);
    }

    [Fact]
    public void An_empty_value_leaves_the_other_way_to_name_the_storage() =>
        Assert.Equal("blob storage https://acme.blob.core.windows.net/", From(("ArticleStorage", ""),
            ("ArticleStorage:blobServiceUri", "https://acme.blob.core.windows.net")).Description);

    [Theory]
    [InlineData("managedidentity", "ManagedIdentityCredential")]
    [InlineData("ManagedIdentity", "ManagedIdentityCredential")]
    [InlineData("workloadidentity", "DefaultAzureCredential")]
    [InlineData("", "DefaultAzureCredential")]
    [InlineData(null, "DefaultAzureCredential")]
    public void The_credentials_of_the_Functions_host_are_taken_in_any_case(string? credential, string type) =>
        Assert.Equal(type, ArticleStorageConnection.IdentityOf(credential, "its-client-id").GetType().Name);

    /// <summary>The identity is asked for where App Service serves it: at IDENTITY_ENDPOINT.</summary>
    [Theory]
    [InlineData("managedidentity")]
    [InlineData(null)]
    public async Task A_token_is_asked_for_the_identity_that_clientId_names(string? credential)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        string address = $"http://{free.LocalEndpoint}/";
        free.Stop();
        using var listener = new HttpListener();
        listener.Prefixes.Add(address);
        listener.Start();
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", address);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "secret");
        try
        {
            string clientId = $"{Guid.NewGuid()}";
            Task<AccessToken> token = ArticleStorageConnection.IdentityOf(credential, clientId)
                .GetTokenAsync(new TokenRequestContext(["https://storage.azure.com/.default"]), default).AsTask();
            HttpListenerContext asked = await listener.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(clientId, asked.Request.QueryString["client_id"]);
            await asked.Response.OutputStream.WriteAsync(
                """{"access_token":"t","expires_on":"4102444800","resource":"r","token_type":"Bearer"}"""u8.ToArray());
            asked.Response.Close();
            Assert.Equal("t", (await token).Token);
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        }
    }

    [Fact]
    public void An_unknown_credential_is_named() => Assert.Contains("managedidentity",
        Assert.Throws<InvalidSettingException>(() =>
        From(("ArticleStorage:blobServiceUri", "https://acme.blob.core.windows.net"),
            ("ArticleStorage:credential", "password"))).Message, StringComparison.Ordinal);

    private static ArticleStorageConnection From(params (string Name, string Value)[] settings) =>
        ArticleStorageConnection.From(name => settings.FirstOrDefault(s => s.Name == name).Value);
}
