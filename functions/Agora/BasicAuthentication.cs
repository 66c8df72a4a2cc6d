using System.Text;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Agora;

/// <summary>The account's Customer ID and Customer Secret, as HTTP Basic.</summary>
internal sealed class BasicAuthentication(SecretCache secrets) : RestAuthentication
{
    public const string CustomerId = "Agora--CustomerId";
    public const string CustomerSecret = "Agora--CustomerSecret";

    public override ICredentialSource Credentials { get; } = new SecretCredentials(secrets, CustomerId, CustomerSecret);

    // The same for every call, until one of the two changes.
    private volatile Header? _last;

    public override SignedRequest Sign(string url, Credentials credentials, DateTimeOffset now)
    {
        var (id, secret) = (credentials.Secret(CustomerId), credentials.Secret(CustomerSecret));
        if (_last is not { } header || header.Id != id || header.Secret != secret)
        {
            var pair = Encoding.UTF8.GetBytes($"{id.Value}:{secret.Value}");
            _last = header = new(id, secret, $"Basic {Convert.ToBase64String(pair)}");
        }

        return new SignedRequest { Url = url, ContentType = ContentType }.WithCredential("Authorization", header.Text);
    }

    // Not a record: its text must not find its way into another.
    private sealed class Header(Secret id, Secret secret, string text)
    {
        public Secret Id => id;

        public Secret Secret => secret;

        public string Text => text;
    }
}
