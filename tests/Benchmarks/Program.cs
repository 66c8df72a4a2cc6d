using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using RtcFunctions.Benchmarks;

// In this process: a project that BenchmarkDotNet writes would be held to this repository's analyzers and locked packages.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithIterationTime(TimeInterval.FromMilliseconds(100))
        .WithMaxIterationCount(30))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(new BoundColumn())
    .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory)
    .HideColumns(
        Column.Error, Column.StdDev, Column.Job, Column.Toolchain, Column.IterationTime, Column.MaxIterationCount, Column.RatioSD,
        Column.Gen0, Column.AllocRatio)
    .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.JoinSummary);

// Without arguments it would ask which.
string[] chosen = args is [] ? ["--filter", "*"] : args;
var summaries = BenchmarkSwitcher.FromAssembly(typeof(BoundColumn).Assembly).Run(chosen, config);
return summaries.All(summary => summary.BenchmarksCases.All(benchmark => BoundColumn.IsMet(summary, benchmark))) ? 0 : 1;
