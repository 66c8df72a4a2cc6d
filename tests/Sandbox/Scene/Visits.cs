using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Sandbox.Scene;

/// <summary>People who come, go, come again and are refused. False where the app gave no link.</summary>
internal sealed class Visits(GcoreSimulator gcore, AppRooms app, Chance chance)
{
    private const int InvitedFor = 3600;

    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    public bool IsAnybodyThere => People.Count > 0;

    private IReadOnlyList<Participant> People =>
        [.. gcore.Participants.Where(person => SceneRooms.All.Contains(person.RoomId, StringComparer.Ordinal))];

    /// <summary>The first to come goes where most of the others will.</summary>
    public Task<bool> OpenAsync() => ComeAsync(chance.OneOf(Cast.All), SceneRooms.Standup);

    /// <summary>Somebody who is in a room leaves it, or somebody who is in none enters one.</summary>
    public Task<bool> ComeOrGoAsync()
    {
        var name = chance.OneOf(Cast.All);
        if (People.FirstOrDefault(person => person.DisplayName == name) is not { } present)
        {
            return ComeAsync(name, name == Cast.Host ? SceneRooms.TownHall : chance.OneOf(SceneRooms.Attractions));
        }

        present.Leave();
        return Task.FromResult(true);
    }

    /// <summary>Somebody opens his link a second time, in another browser.</summary>
    public async Task<bool> ComeAgainAsync()
    {
        if (People.Where(person => _links.ContainsKey(person.PeerId)).ToArray() is { Length: > 0 } people)
        {
            await gcore.JoinAsync(_links[chance.OneOf(people).PeerId]);
        }

        return true;
    }

    /// <summary>Somebody has made up a token.</summary>
    public async Task<bool> IntrudeAsync()
    {
        await gcore.JoinAsync($"https://meet.gcore.com/call/?roomId={SceneRooms.Standup}&peerId={Cast.Intruder}&accessToken=made-up");
        return true;
    }

    private async Task<bool> ComeAsync(string name, string roomId)
    {
        if (await LinkAsync(name, roomId) is not { } link)
        {
            return false;
        }

        _links[Cast.IdOf(name)] = link;
        await gcore.JoinAsync(link, name);
        return true;
    }

    private Task<string?> LinkAsync(string name, string roomId) => roomId == SceneRooms.Lounge
        ? app.LinkAsync(roomId)
        : app.InviteAsync(roomId, new
        {
            peerId = Cast.IdOf(name),
            displayName = name,
            expiresIn = InvitedFor,
            oneTime = roomId == SceneRooms.Interview,
            role = name == Cast.Host ? "moderator" : null,
        });
}
