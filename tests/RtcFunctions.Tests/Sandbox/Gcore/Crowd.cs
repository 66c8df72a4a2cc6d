using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>People who come and go as the seed says, each by the link that he has for the room.</summary>
internal sealed class Crowd(
    GcoreSimulator gcore,
    IReadOnlyList<string> rooms,
    IReadOnlyDictionary<(string RoomId, string PeerId), string> links)
{
    private const int Waves = 20;
    private const int ActorsOfEach = 10;

    private readonly Dictionary<string, Participant> _inside = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> People { get; } = [.. Enumerable.Range(0, 20).Select(i => $"person-{i}")];

    /// <summary>Two hundred times somebody comes, goes, or comes again in another browser: ten people at once, time after time.</summary>
    public async Task PlayAsync(int seed)
    {
        var chance = new Chance(seed);
        for (var wave = 0; wave < Waves; wave++)
        {
            var acts = People.OrderBy(_ => chance.UpTo(TimeSpan.FromDays(1))).Take(ActorsOfEach)
                .Select(person => (person, roomId: chance.OneOf(rooms), comesAgain: chance.Happens(0.2)))
                .ToArray();
            var entries = await Task.WhenAll(acts.Select(act => ActAsync(act.person, act.roomId, act.comesAgain)));
            foreach (var entry in entries.Where(entry => entry is { IsIn: true }))
            {
                _inside[entry!.Participant!.PeerId] = entry.Participant;
            }
        }
    }

    private async Task<Entry?> ActAsync(string person, string roomId, bool comesAgain)
    {
        var present = _inside.GetValueOrDefault(person) is { IsInside: true } participant ? participant : null;
        if (present is null || comesAgain)
        {
            return await gcore.JoinAsync(links[(present?.RoomId ?? roomId, person)]);
        }

        present.Leave();
        return null;
    }
}
