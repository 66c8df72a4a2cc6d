using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Storage.AzureTables;

/// <summary>A storage account's name and key.</summary>
internal sealed class SharedKey(string account, byte[] key)
{
    public string Account => account;

    public string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
