using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Sandbox.Misbehaving;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox;

/// <summary>A vendor on a loopback port of its own, which checks every request as the vendor's document says.</summary>
public abstract class VendorSimulator : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<ReceivedRequest> _received = new();
    private readonly ConcurrentQueue<ReceivedRequest> _unexpected = new();
    private readonly ConcurrentQueue<Misbehaviour> _misbehaviours = new();
    private readonly ConcurrentDictionary<string, (Misbehaviour Misbehaviour, int Received, int Taken)> _misbehavioursById =
        new(StringComparer.Ordinal);

    private readonly ConcurrentQueue<VendorAnswer> _answers = new();
    private readonly Pulse _pulse = new();
    private readonly LoopbackServer _server;
    private int _abandoned;
    private int _underWay;

    protected VendorSimulator() => _server = new LoopbackServer(HandleAsync);

    public Uri Endpoint => _server.Endpoint;

    /// <summary>How far the vendor's clock is from ours: it moves the timestamp window and the <c>Date</c> header.</summary>
    public TimeSpan ClockOffset { get; set; }

    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    /// <summary>Requests for something that the vendor's document does not have.</summary>
    public IReadOnlyList<ReceivedRequest> Unexpected => [.. _unexpected];

    /// <summary>How many requests the caller gave up before their answer was complete.</summary>
    public int Abandoned => Volatile.Read(ref _abandoned);

    /// <summary>Requests that have come and are not yet done with.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>The secrets that can be rotated, by the name that the app gives them.</summary>
    internal abstract IReadOnlyDictionary<string, Action<string>> Secrets { get; }

    /// <summary>What a person at a terminal can ask of this vendor besides what all of them do, by its path.</summary>
    internal virtual IReadOnlyDictionary<string, Func<JsonObject, Task<object>>> Orders { get; } =
        new Dictionary<string, Func<JsonObject, Task<object>>>(StringComparer.Ordinal);

    protected DateTimeOffset Now => TimeProvider.System.GetUtcNow() + ClockOffset;

    public Task StartAsync() => _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public void Forget()
    {
        _received.Clear();
        _unexpected.Clear();
    }

    /// <summary>Spoils the next <paramref name="times"/> requests, after those that are to be spoiled already.</summary>
    public void Misbehave(Misbehaviour misbehaviour, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _misbehaviours.Enqueue(misbehaviour);
        }
    }

    /// <summary>Spoils every request with this <c>X-Request-ID</c>, whatever becomes of those beside it.</summary>
    public void MisbehaveTo(string requestId, Misbehaviour misbehaviour) => _misbehavioursById[requestId] = (misbehaviour, 0, 0);

    /// <summary>Answers how many requests with this ID came meanwhile, and how many of them with credentials that are right.</summary>
    public (int Received, int Taken) StopMisbehavingTo(string requestId) =>
        _misbehavioursById.TryRemove(requestId, out var spoilt) ? (spoilt.Received, spoilt.Taken) : default;

    /// <summary>Puts one answer in the place of the next one to a request whose credentials are right.</summary>
    public void Answer(int status, string? contentType, string body, params (string Name, string Value)[] headers) =>
        _answers.Enqueue(VendorAnswer.Text(status, contentType, body) with { Headers = headers });

    public Task WaitForRequestsAsync(int count) =>
        _pulse.UntilAsync(() => _received.Count >= count, Patience, () => $"{_received.Count} of {count} requests came.");

    public Task WaitForAbandonedAsync(int count) =>
        _pulse.UntilAsync(() => Abandoned >= count, Patience, () => $"{Abandoned} of {count} requests were abandoned.");

    public void EnsureNotCalled() => ThrowIfAny(Received, "was called");

    public void EnsureNothingUnexpected() => ThrowIfAny(Unexpected, "was asked for what it does not have");

    /// <summary>Null where the credentials are right.</summary>
    protected abstract Refusal? Check(ReceivedRequest request);

    /// <summary>The answer to a request whose credentials are right.</summary>
    protected abstract VendorAnswer Respond(ReceivedRequest request);

    private async Task HandleAsync(HttpContext context)
    {
        var request = await RequestReader.ReadAsync(context);
        if (await SandboxControl.AnswerAsync(this, request) is { } done)
        {
            await done.WriteAsync(context.Response);
            return;
        }

        context.Response.Headers.Date = Now.ToString("r", CultureInfo.InvariantCulture);
        var refusal = Check(request);
        request = request with { Rejection = refusal?.Reason };
        _received.Enqueue(request);
        _pulse.Beat();

        var exchange = new Exchange(context, () => refusal?.Answer ?? NextAnswer(request));
        Interlocked.Increment(ref _underWay);
        try
        {
            await (NextMisbehaviour(request) is { } misbehaviour ? misbehaviour.Act(exchange) : exchange.AnswerAsync());
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            Interlocked.Increment(ref _abandoned);
            _pulse.Beat();
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private Misbehaviour? NextMisbehaviour(ReceivedRequest request)
    {
        if (request.Header("X-Request-ID") is { } id && _misbehavioursById.ContainsKey(id))
        {
            var taken = request.Rejection is null ? 1 : 0;
            return _misbehavioursById.AddOrUpdate(
                id, _ => default, (_, spoilt) => (spoilt.Misbehaviour, spoilt.Received + 1, spoilt.Taken + taken)).Misbehaviour;
        }

        return _misbehaviours.TryDequeue(out var next) ? next : null;
    }

    private VendorAnswer NextAnswer(ReceivedRequest request)
    {
        if (_answers.TryDequeue(out var scripted))
        {
            return scripted;
        }

        var answer = Respond(request);
        if (answer.IsUnexpected)
        {
            _unexpected.Enqueue(request);
        }

        return answer;
    }

    private void ThrowIfAny(IReadOnlyList<ReceivedRequest> requests, string what)
    {
        if (requests.Count > 0)
        {
            throw new InvalidOperationException($"{GetType().Name} {what}: {string.Join("; ", requests)}");
        }
    }
}
