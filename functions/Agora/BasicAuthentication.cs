using System.Runtime.CompilerServices;
using System.Text;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Agora;

/// <summary>The account's Customer ID and Customer Secret, as HTTP Basic.</summary>
internal sealed class BasicAuthentication(SecretCache secrets) : RestAuthentication
{
    public const string CustomerId = "Agora--CustomerId";
    public const string CustomerSecret = "Agora--CustomerSecret";

    // One for all calls, until the Customer ID or its secret changes.
    private readonly ConditionalWeakTable<Credentials, string> _headers = [];

    public override ICredentialSource Credentials { get; } = new SecretCredentials(secrets, CustomerId, CustomerSecret);

    public override SignedRequest Sign(string url, Credentials credentials, DateTimeOffset now) =>
        new SignedRequest { Url = url, ContentType = ContentType }.WithCredential("Authorization", _headers.GetValue(credentials, Header));

    private static string Header(Credentials credentials)
    {
        var pair = Encoding.UTF8.GetBytes($"{credentials[CustomerId]}:{credentials[CustomerSecret]}");
        return $"Basic {Convert.ToBase64String(pair)}";
    }
}
