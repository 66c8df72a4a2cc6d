using RtcFunctions.Meet.Sessions;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>The place where instances share their session, as a test wants it to behave.</summary>
internal sealed class SessionSlot : IMeetSessionStore
{
    public string? Value { get; set; }

    public bool IsAway { get; set; }

    public bool RefusesWrites { get; set; }

    public MeetSession? Session => MeetSessionJson.Read(Value);

    public Task<string?> ReadAsync(CancellationToken cancellationToken) =>
        IsAway ? throw new IOException("The slot is away.") : Task.FromResult(Value);

    public Task WriteAsync(string session, CancellationToken cancellationToken)
    {
        if (IsAway || RefusesWrites)
        {
            throw new IOException("The slot takes nothing.");
        }

        Value = session;
        return Task.CompletedTask;
    }
}
