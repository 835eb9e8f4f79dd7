using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What a step of a service costs: one more label and a look, with the state in memory or as JSON.</summary>
[MemoryDiagnoser]
public class MonitorBenchmarks
{
    private readonly MeanStudy _study = Start(2, 2).Study;
    private readonly MonitorState _rate = Start(2, 2);
    private readonly MonitorState _wins = Start(3, 3);
    private readonly MonitorState _scores = Start(5, 5);
    private readonly string _json = Start(2, 2).ToJson();

    [Benchmark(Baseline = true)]
    public JudgeEstimate OneLookOfARate() => StratifiedMeanEstimator.Default.Estimate(_study, 0.95);

    [Benchmark]
    public MonitorState StepOfARate() => Step(_rate);

    [Benchmark]
    public MonitorState StepOfAWinRate() => Step(_wins);

    [Benchmark]
    public MonitorState StepOfAScore() => Step(_scores);

    [Benchmark]
    public string StepFromJsonToJson() => Step(MonitorState.FromJson(_json)).ToJson();

    private static MonitorState Step(MonitorState state) => (state with { Counts = state.Counts.WithLabelled(0, 1) }).Look();

    // Values from 0 to 1 in equal steps; most labels near the stratum's own value.
    private static MonitorState Start(int strata, int values)
    {
        var state = MonitorState.Start(new() { PlannedLabels = 200, Alarm = new() { Threshold = 0.3 } }, ValueRange.Unit, strata);
        var counts = state.Counts;
        for (var h = 0; h < strata; h++)
        {
            counts = counts.WithJudged(h, 300 + (100 * h));
            for (var c = 0; c < values; c++) counts = counts.WithLabelled(h, 1 - (c / (values - 1.0)), c == h * values / strata ? 30 : 4);
        }
        return (state with { Counts = counts }).Look();
    }
}
