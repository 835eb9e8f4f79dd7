using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using LlmJudgeStats.Benchmarks;

if (args is ["--smoke"]) return Smoke.Run();

// The minimum is what a busy machine disturbs least.
var config = DefaultConfig.Instance.AddColumn(StatisticColumn.Min, StatisticColumn.Median).HideColumns("Error");
var record = args.Contains("--record");
var summaries = BenchmarkSwitcher.FromAssembly(typeof(ResultsFolder).Assembly).Run([.. args.Where(arg => arg != "--record")], config)
    .ToList();
if (record) ResultsFolder.Record(summaries);
return summaries.All(Smoke.Succeeded) ? 0 : 1;
