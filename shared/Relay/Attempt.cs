using System.Diagnostics.CodeAnalysis;
using RtcFunctions.Http;

namespace RtcFunctions.Relay;

/// <summary>What one attempt brought: the vendor's answer, a failure, or a problem of our own.</summary>
internal sealed class Attempt : IDisposable
{
    public VendorAnswer? Answer { get; private init; }

    public AttemptFailure Failure { get; private init; }

    public Problem? Problem { get; private init; }

    /// <summary>Whether the vendor refused its signature, and another may be tried.</summary>
    public bool IsRefused { get; private init; }

    /// <summary>Whether the same may be sent once more.</summary>
    public bool MayBeSentAgain { get; private init; }

    public static Attempt Of(VendorAnswer answer, bool isRefused, bool mayBeSentAgain) =>
        new() { Answer = answer, IsRefused = isRefused, MayBeSentAgain = mayBeSentAgain };

    public static Attempt Of(AttemptFailure failure, bool mayBeSentAgain) => new() { Failure = failure, MayBeSentAgain = mayBeSentAgain };

    public static Attempt Of(Problem problem) => new() { Problem = problem };

    /// <summary>The answer, or what the caller is told in its place.</summary>
    public bool Failed(string vendor, [NotNullWhen(false)] out VendorAnswer? answer, [NotNullWhen(true)] out Problem? problem)
    {
        answer = Answer;
        problem = Problem ?? Failure switch
        {
            AttemptFailure.NotSent or AttemptFailure.NoAnswer => Problem.VendorUnreachable(vendor),
            AttemptFailure.BrokeOff => Problem.VendorInvalidResponse(vendor, "the answer broke off"),
            AttemptFailure.NotHttp => Problem.VendorInvalidResponse(vendor, "not in HTTP"),
            AttemptFailure.Timeout => Problem.VendorTimeout(vendor),
            _ => answer!.IsRedirect ? Problem.VendorInvalidResponse(vendor, "with a redirect, and none is followed") : null,
        };
        return problem is not null;
    }

    public void Dispose() => Answer?.Dispose();
}
