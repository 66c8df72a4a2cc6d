using System.Globalization;

namespace RtcFunctions.Tests.Telemetry.Otlp;

/// <summary>Reads export requests by the field numbers of opentelemetry-proto.</summary>
internal static class OtlpReader
{
    private static readonly string[] Kinds = ["unspecified", "internal", "server", "client", "producer", "consumer"];

    private static readonly int[] GaugeAndSum = [5, 7];

    public static IEnumerable<OtlpSpan> Spans(ProtoMessage request) =>
        from scope in Scopes(request)
        from span in scope.Messages(2)
        select new OtlpSpan(
            span.Hex(1), span.Hex(2), span.Hex(4), scope.Message(1)!.Text(1), span.Text(5), Kinds[(int)span.Number(6)], Attributes(span, 9))
        {
            StatusCode = span.Message(15)?.Number(3) ?? 0,
            StatusMessage = span.Message(15)?.Text(2) ?? "",
        };

    public static IEnumerable<OtlpPoint> Points(ProtoMessage request) =>
        from scope in Scopes(request)
        from metric in scope.Messages(2)
        from point in NumberPoints(metric).Concat(HistogramPoints(metric))
        select point;

    public static IEnumerable<OtlpLog> Logs(ProtoMessage request) =>
        from scope in Scopes(request)
        from log in scope.Messages(2)
        select new OtlpLog(
            log.Hex(9), log.Hex(10), scope.Message(1)!.Text(1), log.Text(12), log.Message(5)?.Text(1) ?? "", Attributes(log, 6));

    public static IReadOnlyDictionary<string, string> Resource(ProtoMessage request) => Attributes(request.Messages(1).First().Message(1)!, 1);

    private static IEnumerable<ProtoMessage> Scopes(ProtoMessage request) => request.Messages(1).SelectMany(resource => resource.Messages(2));

    private static IEnumerable<OtlpPoint> NumberPoints(ProtoMessage metric) =>
        from form in GaugeAndSum
        from points in metric.Messages(form)
        from point in points.Messages(1)
        let value = point.Has(4) ? point.Double(4) : (long)point.Number(6)
        select new OtlpPoint(metric.Text(1), metric.Text(3), value, Attributes(point, 7));

    private static IEnumerable<OtlpPoint> HistogramPoints(ProtoMessage metric) =>
        from points in metric.Messages(9)
        from point in points.Messages(1)
        select new OtlpPoint(metric.Text(1), metric.Text(3), point.Number(4), Attributes(point, 9));

    private static Dictionary<string, string> Attributes(ProtoMessage of, int field) =>
        of.Messages(field).ToDictionary(pair => pair.Text(1), pair => Value(pair.Message(2)!), StringComparer.Ordinal);

    private static string Value(ProtoMessage value) =>
        value.Has(2) ? value.Number(2) == 1 ? "true" : "false"
        : value.Has(3) ? ((long)value.Number(3)).ToString(CultureInfo.InvariantCulture)
        : value.Has(4) ? value.Double(4).ToString(CultureInfo.InvariantCulture)
        : value.Text(1);
}
