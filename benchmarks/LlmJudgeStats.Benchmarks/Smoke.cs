using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace LlmJudgeStats.Benchmarks;

/// <summary>
/// Runs every benchmark once, inside this process and without measuring: does each still run, and agree with its baseline?
/// </summary>
internal static class Smoke
{
    public static int Run()
    {
        var log = new AccumulationLogger();
        var artifacts = Directory.CreateTempSubdirectory("llm-judge-stats-smoke-");
        try
        {
            var config = ManualConfig.CreateEmpty()
                .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance))
                .AddLogger(log)
                .WithArtifactsPath(artifacts.FullName)
                .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile);
            var summaries = BenchmarkRunner.Run(typeof(Smoke).Assembly, config);
            var cases = summaries.Sum(summary => summary.BenchmarksCases.Length);
            var failed = summaries.Where(summary => !Succeeded(summary)).Select(summary => summary.Title).ToList();
            if (cases > 0 && failed.Count == 0)
            {
                Console.WriteLine($"smoke: {summaries.Length} classes, {cases} benchmarks ran once");
                return 0;
            }
            Console.Error.WriteLine(log.GetLog());
            Console.Error.WriteLine(cases == 0 ? "smoke: no benchmark was found" : $"smoke: failed in {string.Join(", ", failed)}");
            return 1;
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    public static bool Succeeded(Summary summary) =>
        !summary.HasCriticalValidationErrors && summary.Reports.Length == summary.BenchmarksCases.Length
            && summary.Reports.All(report => report.Success);
}
