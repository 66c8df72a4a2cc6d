using RtcFunctions.Meet.Sessions;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Two instances and one session, by a clock that the test moves.</summary>
public abstract class TwoInstances : IAsyncLifetime
{
    private protected SessionBench Bench { get; private set; } = null!;

    private protected MeetSessions One { get; private set; } = null!;

    private protected MeetSessions Other { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Bench = await SessionBench.StartAsync();
        (One, Other) = (Bench.Open(), Bench.Open());
    }

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    private protected static Task<MeetSession> GetAsync(MeetSessions instance) =>
        Task.Run(async () => SessionBench.Session(await instance.GetAsync(default)));

    private protected async Task<MeetSession> RenewAsync(MeetSessions instance, MeetSession refused)
    {
        Bench.Clock.Advance(TimeSpan.FromSeconds(1));
        return SessionBench.Session(await instance.RenewAsync(refused.Version, default));
    }
}
