using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace RtcFunctions.Benchmarks;

/// <summary>What a benchmark may take, and whether it does.</summary>
internal sealed class BoundColumn : IColumn
{
    public string Id => nameof(BoundColumn);

    public string ColumnName => "Bound";

    public string Legend => "Times the baseline's median, and bytes allocated";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => false;

    public UnitType UnitType => UnitType.Dimensionless;

    /// <summary>A benchmark that did not run has not met its bound.</summary>
    public static bool IsMet(Summary summary, BenchmarkCase benchmark)
    {
        if (BoundOf(benchmark) is not { } bound)
        {
            return true;
        }

        var baseline = summary.BenchmarksCases.Single(
            other => other.Descriptor.Type == benchmark.Descriptor.Type && other.Descriptor.Baseline && other.Job == benchmark.Job);
        return summary[benchmark] is { ResultStatistics: { } taken } report
            && summary[baseline]?.ResultStatistics is { } bare
            && taken.Median <= bound.Ratio * bare.Median
            && report.GcStats.GetBytesAllocatedPerOperation(benchmark) <= bound.Bytes;
    }

    public string GetValue(Summary summary, BenchmarkCase benchmark)
    {
        if (BoundOf(benchmark) is not { } bound)
        {
            return "";
        }

        var bytes = bound.Bytes < int.MaxValue ? $", {bound.Bytes} B" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{bound.Ratio:0.0}{bytes}: {(IsMet(summary, benchmark) ? "met" : "not met")}");
    }

    public string GetValue(Summary summary, BenchmarkCase benchmark, SummaryStyle style) => GetValue(summary, benchmark);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmark) => false;

    private static BoundAttribute? BoundOf(BenchmarkCase benchmark) =>
        benchmark.Descriptor.WorkloadMethod.GetCustomAttribute<BoundAttribute>();
}
