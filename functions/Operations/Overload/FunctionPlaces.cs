using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Operations.Overload;

/// <summary>The places of each function: those who wait for one vendor take none from anybody else.</summary>
internal sealed class FunctionPlaces
{
    // With half a second for a vendor on another continent, 1,000 calls a second of one function. Hanging, each holds less than
    // 100 KiB besides a large body: 50 MB for a function whose vendor hangs, of the 2 GB of a usual instance.
    private const int UsuallyAtOnce = 500;

    private readonly ConcurrentDictionary<string, Places> _places = new(StringComparer.Ordinal);
    private readonly Func<string, Places> _make;

    public FunctionPlaces(IReadOnlyDictionary<string, FunctionLimit> limits) =>
        _make = function => new Places(limits.TryGetValue(function, out var limit) ? limit.AtOnce : UsuallyAtOnce);

    /// <summary>Takes a place until the answer has gone out, which is after the function has returned it.</summary>
    public bool TryTake(HttpContext http, string function)
    {
        var places = _places.GetOrAdd(function, _make);
        if (!places.TryTake())
        {
            return false;
        }

        http.Response.OnCompleted(GiveBack, places);
        return true;
    }

    private static Task GiveBack(object places)
    {
        ((Places)places).GiveBack();
        return Task.CompletedTask;
    }
}
