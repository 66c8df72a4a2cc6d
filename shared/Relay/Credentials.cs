using System.Collections.Immutable;
using RtcFunctions.Secrets;

namespace RtcFunctions.Relay;

/// <summary>The secrets that one request is signed with, by name: a few, which are found faster than hashed.</summary>
public sealed class Credentials
{
    public static readonly Credentials None = new([]);

    private readonly ImmutableArray<(string Name, Secret Secret)> _secrets;

    private Credentials(ImmutableArray<(string Name, Secret Secret)> secrets) => _secrets = secrets;

    public string this[string name] => Secret(name).Value;

    public Secret Secret(string name) =>
        Find(name) is var index and >= 0
            ? _secrets[index].Secret
            : throw new ArgumentException($"There is no secret {name} among these.", nameof(name));

    /// <summary>These and one more, or one in another's place; the same object where it is there already.</summary>
    public Credentials With(string name, Secret secret)
    {
        var index = Find(name);
        return index < 0 ? new(_secrets.Add((name, secret)))
            : _secrets[index].Secret == secret ? this
            : new(_secrets.SetItem(index, (name, secret)));
    }

    public bool HasSameVersionsAs(Credentials other) =>
        _secrets.All(entry => entry.Secret.Version == other.Secret(entry.Name).Version);

    private int Find(string name)
    {
        for (var i = 0; i < _secrets.Length; i++)
        {
            if (_secrets[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
