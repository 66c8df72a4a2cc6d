using System.Globalization;
using RtcFunctions.Tests.Architecture;
using Xunit.Abstractions;

namespace RtcFunctions.Tests.Hostile;

/// <summary>
/// Every public function, with inputs that nobody would send. How many is <c>RTC_FUZZ_INPUTS</c>; which ones, <c>RTC_FUZZ_SEED</c>.
/// </summary>
[Collection(nameof(HostileApp))]
public sealed class FuzzTests(HostileApp app, ITestOutputHelper output)
{
    public const string InputsVariable = "RTC_FUZZ_INPUTS";
    public const string SeedVariable = "RTC_FUZZ_SEED";

    // A run of a few seconds sends the same inputs each time; a longer one is there to find others.
    private const int FewInputs = 5000;
    private const ulong SeedOfFew = 20261122;

    private static IEnumerable<string> Functions =>
        DeclaredFunction.All.Where(function => function.Http is not null).Select(function => function.Name);

    private static int Inputs => Number(InputsVariable) is { } inputs ? (int)inputs : FewInputs;

    private static ulong Seed => Number(SeedVariable) ?? (Number(InputsVariable) is null ? SeedOfFew : (ulong)Environment.ProcessId);

    [Fact]
    public async Task Whatever_comes_is_answered_as_the_contract_says_and_reaches_nobody_else()
    {
        var run = new FuzzRun(app, Seed);

        var fault = await run.FindFaultAsync(Inputs);

        output.WriteLine(string.Join(", ", run.Statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        Assert.True(fault is null, fault);
        Assert.Empty(Functions.Except(run.Reached.Keys, StringComparer.Ordinal));
        await AssertIsWellAsync();
    }

    private async Task AssertIsWellAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/health");
        request.Headers.Add(HostileHeaders.Key, app.Values["key"]);

        var health = await app.App.Client.SendAsync(request);

        Assert.Equal(200, (int)health.StatusCode);
        Assert.Empty(app.LoggedFaults);
        Assert.False(app.CalledStranger);
    }

    private static ulong? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}
