using RtcFunctions.Secrets;

namespace RtcFunctions.Relay;

/// <summary>The secrets that one request is signed with, by name.</summary>
public sealed class Credentials(IReadOnlyDictionary<string, Secret> secrets)
{
    public string this[string name] => secrets[name].Value;

    public Secret Secret(string name) => secrets[name];

    public bool HasSameVersionsAs(Credentials other) =>
        secrets.Count == other.Count && secrets.All(secret => other.Has(secret.Key, secret.Value.Version));

    private int Count => secrets.Count;

    private bool Has(string name, string version) => secrets.TryGetValue(name, out var secret) && secret.Version == version;
}
