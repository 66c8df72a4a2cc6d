namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Two processes for all tests of a class.</summary>
public abstract class SharedApps : IAsyncLifetime
{
    internal SessionApps Apps { get; private set; } = null!;

    public async Task InitializeAsync() => Apps = await StartAsync();

    public async Task DisposeAsync() => await Apps.DisposeAsync();

    internal abstract Task<SessionApps> StartAsync();
}

public sealed class AppsWithVault : SharedApps
{
    internal override Task<SessionApps> StartAsync() => SessionApps.StartAsync(hasVault: true);
}

public sealed class AppsWithoutVault : SharedApps
{
    internal override Task<SessionApps> StartAsync() => SessionApps.StartAsync(hasVault: false);
}

/// <summary>With a vault, and writing down all there is to write.</summary>
public sealed class TalkativeApps : SharedApps
{
    internal override Task<SessionApps> StartAsync() => SessionApps.StartAsync(
        hasVault: true,
        ("Logging__LogLevel__Default", "Trace"),
        ("Logging__LogLevel__Microsoft", "Trace"),
        ("Logging__LogLevel__System", "Trace"),
        ("Logging__LogLevel__Azure", "Trace"));
}
