using System.Collections.Concurrent;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace RtcFunctions.Tests.Storage.Emulator;

/// <summary>Counts requests, and loses batches or their answers as it is told to.</summary>
internal sealed class FaultyTransport : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _inner = new(new HttpClient(new SocketsHttpHandler()));
    private readonly ConcurrentQueue<Fault> _faults = [];

    public int Requests { get; private set; }

    /// <summary>Runs after a batch was applied and before its answer is lost.</summary>
    public Func<Task> BeforeLoss { get; set; } = () => Task.CompletedTask;

    public void Next(params ReadOnlySpan<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    public void Dispose() => _inner.Dispose();

    public override Request CreateRequest() => _inner.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Requests++;
        var isBatch = message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
        var fault = isBatch && _faults.TryDequeue(out var next) ? next : Fault.None;
        switch (fault)
        {
            case Fault.NotConnected:
                throw new RequestFailedException("Nobody listens.", new HttpRequestException(HttpRequestError.ConnectionError));
            case Fault.RequestLost:
                throw new IOException("The request was lost.");
        }

        await _inner.ProcessAsync(message);
        if (fault is Fault.AnswerLost)
        {
            await BeforeLoss();
            throw new IOException("The answer was lost.");
        }
    }
}

internal enum Fault
{
    None,
    NotConnected,
    RequestLost,
    AnswerLost,
}
