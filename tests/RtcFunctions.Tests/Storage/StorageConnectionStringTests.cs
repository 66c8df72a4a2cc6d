using RtcFunctions.Storage.AzureTables;

namespace RtcFunctions.Tests.Storage;

public sealed class StorageConnectionStringTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://localhost", "http://localhost:10002/devstoreaccount1")]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=mine;AccountKey=AQID;EndpointSuffix=core.windows.net",
        "https://mine.table.core.windows.net/")]
    [InlineData("AccountName=mine;AccountKey=AQID;", "https://mine.table.core.windows.net/")]
    [InlineData("accountname=mine; AccountKey = AQ== ;EndpointSuffix=core.chinacloudapi.cn", "https://mine.table.core.chinacloudapi.cn/")]
    [InlineData("AccountName=mine;AccountKey=AQID;TableEndpoint=https://tables.example.com/mine", "https://tables.example.com/mine")]
    [InlineData(
        "AccountName=a;AccountKey=AQID;TableEndpoint=http://127.0.0.1:10002/a;BlobEndpoint=http://127.0.0.1:10000/a",
        "http://127.0.0.1:10002/a")]
    public void An_account_or_the_emulator_is_understood(string text, string endpoint)
    {
        var settings = StorageConnectionString.Parse(text);

        Assert.Equal(new Uri(endpoint), settings?.Endpoint);
        Assert.NotNull(settings?.Key);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("=;=")]
    [InlineData("UseDevelopmentStorage=false")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite")]
    [InlineData("AccountName=mine")]
    [InlineData("AccountName=mine;AccountKey=")]
    [InlineData("AccountName=mine;AccountKey=not base64!")]
    [InlineData("AccountName=mine;AccountName=mine;AccountKey=AQID")]
    [InlineData("AccountName=mine;SharedAccessSignature=sv=1")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=mine;AccountKey=AQID")]
    [InlineData("AccountName=mine;AccountKey=AQID;TableEndpoint=http://tables.example.com")]
    [InlineData("AccountName=mine;AccountKey=AQID;TableEndpoint=ftp://tables.example.com")]
    public void Anything_else_is_not(string text)
    {
        var settings = StorageConnectionString.Parse(text);

        Assert.Null(settings);
    }
}
