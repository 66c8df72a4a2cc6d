using RtcFunctions.Tests.Operations;
using RtcFunctions.Tests.Telemetry.Otlp;

namespace RtcFunctions.Tests.Telemetry;

public sealed class TelemetryTests(ObservedApp app) : IClassFixture<ObservedApp>
{
    private static readonly string[] TraceHeaders =
        ["traceparent", "tracestate", "baggage", "request-id", "correlation-context", "x-ms-request-id"];

    [Fact]
    public void All_is_flushed_to_the_collector_in_its_own_terms_before_the_app_ends()
    {
        var resource = app.Collector.Resource;

        Assert.Equal(0, app.ExitCode);
        Assert.Empty(app.Collector.Refused);
        Assert.Equal(("RtcFunctions", "observed"), (resource["service.name"], resource["deployment.environment.name"]));
        Assert.All(app.Collector.Spans, span => Assert.Equal("RtcFunctions", span.Scope));
    }

    [Fact]
    public void A_function_has_a_span_below_its_callers()
    {
        var span = Single(span => span.TraceId == ObservedApp.CallersTrace && span.Kind == "server");

        Assert.Equal(ObservedApp.CallersSpan, span.ParentSpanId);
        Assert.Equal("GET zego/{product}/{action}", span.Name);
        Assert.Equal(("http", "RelayZegoAction"), (span["faas.trigger"], span["faas.name"]));
        Assert.Equal(("GET", "zego/{product}/{action}", "200"), (span["http.request.method"], span["http.route"], span["http.response.status_code"]));
        Assert.True(Guid.TryParse(span["faas.invocation_id"], out _));
        Assert.Equal(0UL, span.StatusCode);
    }

    [Fact]
    public void Without_a_callers_span_a_functions_is_the_first_of_its_trace()
    {
        var functions = app.Collector.Spans.Where(span => span.Kind == "server" && span.TraceId != ObservedApp.CallersTrace);

        Assert.All(functions, span => Assert.Equal("", span.ParentSpanId));
    }

    [Fact]
    public void A_call_to_a_vendor_has_a_span_below_its_functions()
    {
        var function = Single(span => span.TraceId == ObservedApp.CallersTrace && span.Kind == "server");
        var call = Single(span => span.TraceId == ObservedApp.CallersTrace && span.Kind == "client");

        Assert.Equal(function.SpanId, call.ParentSpanId);
        Assert.Equal("GET zego digitalhuman", call.Name);
        Assert.Equal(("zego", "digitalhuman", "answered"), (call["rtc.vendor"], call["rtc.operation"], call["rtc.outcome"]));
        Assert.Equal((app.Vendors.Zego.Endpoint.Host, $"{app.Vendors.Zego.Endpoint.Port}"), (call["server.address"], call["server.port"]));
        Assert.Equal(("GET", "200", null), (call["http.request.method"], call["http.response.status_code"], call["http.request.resend_count"]));
    }

    [Theory]
    [InlineData("agora", "projects")]
    [InlineData("corezoid", "ops")]
    [InlineData("meet", "numberPeers")]
    [InlineData("meet", "videos")]
    [InlineData("privasea", "verify_code")]
    public void Each_vendor_is_told_by_its_operations(string vendor, string operation) =>
        Assert.Contains(app.Collector.Spans, span => span.Kind == "client" && span["rtc.vendor"] == vendor && span["rtc.operation"] == operation);

    [Fact]
    public void Each_attempt_of_a_call_has_a_span_of_its_own()
    {
        var attempts = app.Collector.Spans.Where(span => span["rtc.operation"] == "verify_code" && span.Kind == "client").ToArray();

        Assert.Equal(["503", "200"], attempts.Select(attempt => attempt["http.response.status_code"]));
        Assert.Equal([null, "1"], attempts.Select(attempt => attempt["http.request.resend_count"]));
        Assert.Equal(["503", null], attempts.Select(attempt => attempt["error.type"]));
        Assert.Equal([2UL, 0UL], attempts.Select(attempt => attempt.StatusCode));
        Assert.Single(attempts.Select(attempt => attempt.ParentSpanId).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_dry_run_is_told_by_its_functions_span_and_has_no_other()
    {
        var shown = Single(span => span["rtc.dry_run"] == "true");

        Assert.Equal(("server", "zego", "digitalhuman"), (shown.Kind, shown["rtc.vendor"], shown["rtc.operation"]));
        Assert.DoesNotContain(app.Collector.Spans, span => span.ParentSpanId == shown.SpanId);
    }

    [Fact]
    public void A_call_that_fails_is_an_error_for_both()
    {
        var call = Single(span => span["rtc.outcome"] == "no_answer");
        var function = Single(span => span.SpanId == call.ParentSpanId);

        Assert.Equal(("no_answer", 2UL, ""), (call["error.type"], call.StatusCode, call.StatusMessage));
        Assert.Equal(("502", "502", 2UL), (function["error.type"], function["http.response.status_code"], function.StatusCode));
    }

    [Fact]
    public void A_timer_has_a_span_and_its_calls_are_below_it()
    {
        var refresh = app.Collector.Spans.Where(span => span.Name == "RefreshSecrets");
        var reconciliation = app.Collector.Spans.Where(span => span.Name == "ReconcileMeetPresence").Select(span => span.SpanId).ToArray();

        Assert.All(refresh, span => Assert.Equal(("internal", "timer", "RefreshSecrets"), (span.Kind, span["faas.trigger"], span["faas.name"])));
        Assert.NotEmpty(refresh);
        Assert.Contains(app.Collector.Spans, span => reconciliation.Contains(span.ParentSpanId, StringComparer.Ordinal) && span["rtc.operation"] == "numberPeers");
    }

    [Fact]
    public void A_problems_trace_is_its_functions()
    {
        Assert.NotEmpty(app.TraceIds);
        Assert.All(app.TraceIds, id => Assert.Contains(app.Collector.Spans, span => span.TraceId == id && span.Kind == "server"));
    }

    [Theory]
    [InlineData("rtc.vendor.call.duration", "s", "rtc.outcome", "answered")]
    [InlineData("rtc.vendor.call.duration", "s", "rtc.outcome", "no_answer")]
    [InlineData("rtc.vendor.call.duration", "s", "rtc.outcome", "vendor_circuit_open")]
    [InlineData("rtc.vendor.rate_limit.wait", "s", "rtc.operation", "videos")]
    [InlineData("rtc.access.checks", "{check}", "rtc.access.reason", "admitted")]
    [InlineData("rtc.access.checks", "{check}", "rtc.access.reason", "unauthorized")]
    [InlineData("rtc.webhooks", "{webhook}", "rtc.webhook.outcome", "connected")]
    [InlineData("rtc.webhooks", "{webhook}", "rtc.webhook.outcome", "unauthorized")]
    [InlineData("rtc.storage.round_trips", "{request}", null, null)]
    [InlineData("db.client.operation.duration", "s", "db.operation.name", "commit")]
    [InlineData("rtc.secret.age", "s", "rtc.secret", "Zego--ServerSecret")]
    [InlineData("rtc.timer.age", "s", "faas.name", "RefreshSecrets")]
    [InlineData("rtc.room.places", "{place}", null, null)]
    [InlineData("rtc.room.peers", "{peer}", null, null)]
    [InlineData("faas.invoke_duration", "s", "faas.name", "CheckMeetAccess")]
    [InlineData("faas.invoke_duration", "s", "faas.trigger", "timer")]
    [InlineData("http.server.request.duration", "s", "http.route", "api/zego/{product}/{action}")]
    public void What_is_promised_is_measured(string metric, string unit, string? tag, string? value) => Assert.Contains(
        app.Collector.Points, point => point.Metric == metric && point.Unit == unit && (tag is null || point[tag] == value));

    [Theory]
    [InlineData("agora", "open")]
    [InlineData("zego", "closed")]
    public void A_circuits_state_is_the_one_that_counts_one(string vendor, string state)
    {
        var states = app.Collector.Points.Where(point => point.Metric == "rtc.vendor.circuit.state" && point["rtc.vendor"] == vendor).ToArray();

        Assert.Equal(["closed", "half_open", "open"], states.Select(point => point["rtc.circuit.state"]).Order(StringComparer.Ordinal));
        Assert.Equal(state, Assert.Single(states, point => point.Value == 1)["rtc.circuit.state"]);
    }

    [Fact]
    public void Each_request_has_one_line_and_each_call_for_a_caller_one_more()
    {
        var traced = app.Collector.Logs.Where(log => log.TraceId == ObservedApp.CallersTrace && log.Tags.ContainsKey("Milliseconds")).ToArray();
        var functions = app.Collector.Spans.Count(span => span.Kind == "server");

        Assert.Equal(["RequestAnswered", "VendorCalled"], traced.Select(log => log.Event).Order(StringComparer.Ordinal));
        var line = traced.Single(log => log.Event == "RequestAnswered");
        Assert.Equal(("RelayZegoAction", "GET", "zego/{product}/{action}"), (line["Function"], line["Method"], line["Route"]));
        Assert.Equal(("200", ObservedApp.CallersTrace), (line["Status"], line["TraceId"]));
        Assert.Equal(functions, app.Collector.Logs.Count(log => log.Event == "RequestAnswered"));
        Assert.Equal(functions, app.Output.Count(line => line.Contains(" ms, trace ", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_secret_signature_or_query_is_in_any_byte()
    {
        var sent = app.Collector.Text();
        var signatures = app.Vendors.All.SelectMany(vendor => vendor.Received).SelectMany(request =>
            new[] { request.QueryValue("Signature"), request.QueryValue("SignatureNonce"), request.Header("PRIVASEA-SIGNATURE"), request.Header("Authorization") })
            .Concat(app.Vendors.Corezoid.Received.Select(request => request.RawPath.Split('/')[^1]))
            .OfType<string>().ToArray();

        Assert.True(signatures.Length > 5);
        Assert.All([.. PlantedSecrets.Of(app.Settings), .. signatures, ObservedApp.InQuery], canary =>
            Assert.DoesNotContain(canary, sent, StringComparison.Ordinal));
        Assert.DoesNotContain("url.full", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("url.query", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/traces")]
    [InlineData("/v1/metrics")]
    public void No_room_and_no_person_is_told_apart(string path)
    {
        var sent = app.Collector.Text(path);

        Assert.DoesNotContain(ObservedApp.Room, sent, StringComparison.Ordinal);
        Assert.DoesNotContain(ObservedApp.Peer, sent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_vendor_is_told_of_a_trace()
    {
        var received = app.Vendors.All.SelectMany(vendor => vendor.Received).ToArray();

        Assert.NotEmpty(received);
        Assert.All(received, request => Assert.DoesNotContain(
            request.Headers, header => TraceHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase)));
    }

    private OtlpSpan Single(Func<OtlpSpan, bool> isMeant) => Assert.Single(app.Collector.Spans, span => isMeant(span));
}
