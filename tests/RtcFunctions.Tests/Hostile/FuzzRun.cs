using System.Collections.Concurrent;
using System.Diagnostics;

namespace RtcFunctions.Tests.Hostile;

/// <summary>Sends inputs, many at a time, until all are sent or one has a fault, which is then made as small as it goes.</summary>
internal sealed class FuzzRun(HostileApp app, ulong seed)
{
    private const int AtOnce = 24;
    private const int Batch = 1000;
    private const int LongestToldBack = 2000;

    private readonly HostileCaller _caller = new(app);
    private readonly ConcurrentDictionary<string, int> _reached = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, int> _statuses = new();

    /// <summary>How often each function was called past its key and its checks.</summary>
    public IReadOnlyDictionary<string, int> Reached => _reached;

    /// <summary>How often each status was answered.</summary>
    public IReadOnlyDictionary<int, int> Statuses => _statuses;

    /// <summary>Null where every input was answered as it must be; else what to make it again with.</summary>
    public async Task<string?> FindFaultAsync(int inputs)
    {
        for (var first = 0; first < inputs; first += Batch)
        {
            var faulty = await SendAsync(first, Math.Min(Batch, inputs - first));
            var faults = VendorFaults.Of(app.Vendors, app.Values["key"]).ToArray();
            if (faulty is null && (faults.Length > 0 || app.CalledStranger || app.LoggedFaults.Any()))
            {
                // Which one it was is found by sending them once more, one after the other.
                faulty = await FindAloneAsync(first, Math.Min(Batch, inputs - first));
                if (faulty is null)
                {
                    return Describe(first, $"only together: {string.Join('\n', faults.Concat(app.LoggedFaults).Take(5))}", null);
                }
            }

            if (faulty is { } number)
            {
                return await ShrinkAsync(number);
            }

            app.Vendors.Forget();
        }

        return null;
    }

    private async Task<int?> SendAsync(int first, int count)
    {
        var next = first - 1;
        var faulty = new ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            using var line = _caller.OpenLine();
            while (faulty.IsEmpty && Interlocked.Increment(ref next) is var number && number < first + count)
            {
                var request = HostileRequests.Input(seed, number);
                var answer = await line.SendAsync(request);
                Count(request, answer);
                if (AnswerFaults.Of(request, answer, app.Canaries).Any())
                {
                    faulty.Add(number);
                }
            }
        })));
        return faulty.IsEmpty ? null : faulty.Min();
    }

    private async Task<int?> FindAloneAsync(int first, int count)
    {
        _caller.ForgetFaults();
        foreach (var number in Enumerable.Range(first, count))
        {
            if ((await _caller.FaultsOfAsync(HostileRequests.Input(seed, number))).Any())
            {
                return number;
            }
        }

        return null;
    }

    private async Task<string> ShrinkAsync(int number)
    {
        _caller.ForgetFaults();
        var smallest = HostileRequests.Input(seed, number);
        var faults = await _caller.FaultsOfAsync(smallest);
        if (faults.Count == 0)
        {
            return Describe(number, "once, and not again when it was sent alone", smallest);
        }

        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < TimeSpan.FromSeconds(20) && await FirstFaultyAsync(SmallerRequests.Of(smallest)) is var (smaller, found))
        {
            (smallest, faults) = (smaller, found);
        }

        return Describe(number, string.Join('\n', faults), smallest);
    }

    private async Task<(HostileRequest Request, IReadOnlyList<string> Faults)?> FirstFaultyAsync(IEnumerable<HostileRequest> requests)
    {
        foreach (var request in requests)
        {
            if (await _caller.FaultsOfAsync(request) is { Count: > 0 } faults)
            {
                return (request, faults);
            }
        }

        return null;
    }

    private void Count(HostileRequest request, RawAnswer? answer)
    {
        _statuses.AddOrUpdate(answer?.Status ?? 0, 1, (_, count) => count + 1);
        var isReached = answer is { Status: not (400 or 401 or 413 or 415) } || answer?.Header(AnswerFaults.VendorHeader) is not null;
        if (isReached && FunctionMatch.Find(request.Method, request.Target) is { } function)
        {
            _reached.AddOrUpdate(function.Name, 1, (_, count) => count + 1);
        }
    }

    private string Describe(int number, string fault, HostileRequest? request) =>
        $"Input {number} of {FuzzTests.SeedVariable}={seed}: {fault}\n\n{Short(request?.ToString() ?? "")}";

    private static string Short(string text) => text.Length > LongestToldBack ? text[..LongestToldBack] + "…" : text;
}
