using BenchmarkDotNet.Running;
using LlmJudgeStats.Benchmarks;

if (args is ["--smoke"]) return Smoke.Run();

var record = args.Contains("--record");
var summaries = BenchmarkSwitcher.FromAssembly(typeof(ResultsFolder).Assembly).Run([.. args.Where(arg => arg != "--record")]).ToList();
if (record) ResultsFolder.Record(summaries);
return summaries.All(Smoke.Succeeded) ? 0 : 1;
