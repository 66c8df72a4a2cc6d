using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Relay;

/// <summary>
/// One call to a vendor, and all that the engine must know of that vendor: how an attempt is signed, how a refused signature
/// shows, what must never be sent twice.
/// </summary>
public abstract class RelayCall
{
    /// <summary>The largest JSON answer that is read for what it says.</summary>
    protected const int LargestAnswerRead = 1024 * 1024;

    /// <summary>The vendor's name, as <c>rtc-vendor</c> tells it.</summary>
    public abstract string Vendor { get; }

    /// <summary>What is asked for, in one of a few words of ours: spans and measurements are found by it.</summary>
    public abstract string Operation { get; }

    public required HttpMethod Method { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public abstract ICredentialSource Credentials { get; }

    /// <summary>Never sent twice, unless nothing of it was sent or the vendor refused its signature.</summary>
    public virtual bool ChangesSomething => Method != HttpMethod.Get;

    /// <summary>How many bytes of a JSON answer are read before it is handed back; 0 where its status says enough.</summary>
    public virtual int ReadsUpTo => 0;

    /// <summary>Whether every answer has to be read whole, since <see cref="Rewrite"/> changes it.</summary>
    public virtual bool RewritesAnswer => false;

    /// <summary>The vendor's limit on requests, taken for each attempt and given back when its answer is there.</summary>
    public virtual RateLimiter? Pace => null;

    /// <summary>Sent once and at once, whatever became of other calls: past the circuit, which takes no notice of it.</summary>
    public virtual bool IsProbe => false;

    /// <summary>Signs one attempt as of <paramref name="now"/>, by the clock that the vendor goes by.</summary>
    public abstract SignedRequest Sign(Credentials credentials, DateTimeOffset now);

    /// <summary>Whether the vendor refused the signature; <paramref name="json"/> is empty where the answer was not read.</summary>
    public abstract bool IsRefused(int status, ReadOnlySpan<byte> json);

    /// <summary>Adds response headers of ours that tell what the answer's body says.</summary>
    public virtual void Annotate(ReadOnlySpan<byte> json, IHeaderDictionary headers)
    {
    }

    /// <summary>The answer's body without what the caller must not see.</summary>
    public virtual Outcome<ReadOnlyMemory<byte>> Rewrite(ReadOnlyMemory<byte> body) => body;
}
