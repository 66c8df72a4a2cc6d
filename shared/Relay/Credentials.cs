using RtcFunctions.Secrets;

namespace RtcFunctions.Relay;

/// <summary>The secrets that one request is signed with, by name: a few, which are found faster than hashed.</summary>
public sealed class Credentials(IReadOnlyList<string> names, IReadOnlyList<Secret> secrets)
{
    public string this[string name] => Secret(name).Value;

    public Secret Secret(string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return secrets[i];
            }
        }

        throw new ArgumentException($"There is no secret {name} among these.", nameof(name));
    }

    public bool HasSameVersionsAs(Credentials other) => names.All(name => Secret(name).Version == other.Secret(name).Version);
}
