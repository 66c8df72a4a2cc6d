namespace RtcFunctions.Tests.Hostile;

/// <summary>Sends hostile requests, and says what is wrong with what became of them.</summary>
internal sealed class HostileCaller(HostileApp app)
{
    // Longer than a vendor may take, by what a busy machine adds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private int _loggedBefore;

    public Line OpenLine() => new(app);

    /// <summary>What is logged already is nobody's any more.</summary>
    public void ForgetFaults()
    {
        app.Vendors.Forget();
        _ = app.CalledStranger;
        _loggedBefore = app.LoggedFaults.Count();
    }

    /// <summary>Sends one request alone: what is wrong with its answer, and with what it brought about.</summary>
    public async Task<IReadOnlyList<string>> FaultsOfAsync(HostileRequest request)
    {
        ForgetFaults();
        using var line = OpenLine();
        var answer = await line.SendAsync(request);
        return
        [
            .. AnswerFaults.Of(request, answer, app.Canaries).Select(fault => $"{fault} ({answer?.Status} {answer?.Body})"),
            .. VendorFaults.Of(app.Vendors, app.Values["key"]),
            .. app.CalledStranger ? ["a host was called that is not configured"] : Array.Empty<string>(),
            .. app.LoggedFaults.Skip(_loggedBefore).Select(log => $"logged {log}"),
        ];
    }

    /// <summary>One connection after the other, each for as long as the app keeps it.</summary>
    public sealed class Line(HostileApp app) : IDisposable
    {
        private RawConnection? _connection;

        /// <summary>Null where no whole answer came in time.</summary>
        public async Task<RawAnswer?> SendAsync(HostileRequest request)
        {
            var isFresh = _connection is null;
            var answer = await SendOnceAsync(request);
            return answer is null && !isFresh ? await SendOnceAsync(request) : answer;
        }

        public void Dispose() => _connection?.Dispose();

        private async Task<RawAnswer?> SendOnceAsync(HostileRequest request)
        {
            using var limit = new CancellationTokenSource(Patience);
            RawAnswer? answer = null;
            try
            {
                _connection ??= await RawConnection.OpenAsync(app.Address);
                await _connection.SendAsync(request.Fill(app.Values));
                answer = await _connection.ReadAsync(request.Method, limit.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The connection was closed before, or no answer came.
            }

            if (answer is null or { IsLast: true })
            {
                _connection?.Dispose();
                _connection = null;
            }

            return answer;
        }
    }
}
