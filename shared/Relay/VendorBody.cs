using System.Buffers;

namespace RtcFunctions.Relay;

/// <summary>
/// A vendor's body as it arrives. Its beginning is held back, so that an answer that breaks off at once is an error of ours
/// and can be asked for again, instead of half a body that the caller has already. From the head on the deadline is its own: each read
/// gets the whole timeout.
/// </summary>
internal sealed class VendorBody(Stream stream, Deadline deadline, CancellationToken cancellationToken) : IDisposable
{
    /// <summary>What takes a vendor longer than this is passed on as it comes.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private byte[] _buffer = [];
    private int _held;
    private Task<int>? _unfinished;

    public ReadOnlyMemory<byte> Held => _buffer.AsMemory(0, _held);

    /// <summary>Whether <see cref="Held"/> is all of it.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Reads up to <paramref name="limit"/> bytes, or until the vendor pauses where that is allowed.</summary>
    public async ValueTask HoldAsync(int limit, long? expected, bool untilPause)
    {
        Task? pause = null;
        _buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(limit, expected ?? 4096) + 1);
        while (_held <= limit)
        {
            if (_held == _buffer.Length)
            {
                Grow(limit);
            }

            int count;
            var read = ReadAsync(_buffer.AsMemory(_held));
            if (read.IsCompleted || !untilPause)
            {
                count = await read;
            }
            else
            {
                var waiting = read.AsTask();
                if (await Task.WhenAny(waiting, pause ??= Task.Delay(Pause, cancellationToken)) != waiting)
                {
                    _unfinished = waiting;
                    return;
                }

                count = await waiting;
            }

            _held += count;
            if (count == 0 || _held == expected)
            {
                IsWhole = true;
                return;
            }
        }
    }

    /// <summary>Passes on what was held and then the rest, each read with the time of its own.</summary>
    public async Task CopyToAsync(Stream destination)
    {
        RestDeadline();
        await destination.WriteAsync(Held, cancellationToken);
        while (!IsWhole)
        {
            await destination.FlushAsync(cancellationToken);
            var start = _unfinished is null ? 0 : _held;
            var count = await (_unfinished ?? ReadAsync(_buffer).AsTask());
            _unfinished = null;
            IsWhole = count == 0;
            RestDeadline();
            await destination.WriteAsync(_buffer.AsMemory(start, count), cancellationToken);
        }
    }

    public void Dispose()
    {
        // To dispose of the stream is to read its rest: a read beside this one would take what the connection's next user is sent.
        if (_unfinished is { IsCompleted: false })
        {
            deadline.Cancel();
        }

        deadline.Dispose();
        stream.Dispose();
        // A read that is still running may yet write into the buffer: it is left to the collector.
        if (_buffer.Length > 0 && _unfinished is null or { IsCompleted: true })
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private ValueTask<int> ReadAsync(Memory<byte> destination)
    {
        var read = stream.ReadAsync(destination, deadline.Token);
        if (!read.IsCompleted)
        {
            deadline.Restart();
        }

        return read;
    }

    private void RestDeadline()
    {
        if (!IsWhole && _unfinished is null)
        {
            deadline.Rest();
        }
    }

    private void Grow(int limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(_buffer.Length * 2, limit + 1));
        Held.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
