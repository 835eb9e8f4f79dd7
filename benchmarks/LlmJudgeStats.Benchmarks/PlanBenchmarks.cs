using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Benchmarks;

/// <summary>
/// How long does one expected half-width take, of at most 25 milliseconds, and one plan, of at most 300, beside the mean over every
/// outcome?
/// </summary>
[MemoryDiagnoser]
public class PlanBenchmarks
{
    private static readonly JudgeGuess s_guess = new() { PassRate = 0.8, Sensitivity = 0.9, Specificity = 0.85 };
    private static readonly LabelCosts s_costs = new() { Label = 4, Judge = 0.01 };
    private static readonly PlanQuestion s_question = new() { Design = CalibrationDesign.ByLabel, Guess = s_guess };
    private static readonly StudyDesign s_small = new() { TestItems = 50, Labels = LabelPlan.ByLabel(10, 10) };
    private static readonly StudyDesign s_byLabel = new() { TestItems = 2000, Labels = LabelPlan.ByLabel(200, 200) };
    private static readonly StudyDesign s_random = new() { TestItems = 2000, Labels = LabelPlan.Random(400) };
    private static readonly StudyDesign s_byVerdict = new() { TestItems = 2000, Labels = LabelPlan.ByVerdict(200, 200) };

    [GlobalSetup]
    public void Setup() => Agreement.Require("50 items, 10 + 10 labels", Nodes(), Enumerated(), 0.002);

    [Benchmark(Baseline = true, Description = "every outcome, 50 items and 10 + 10 labels")]
    public double Enumerated() => ExactCoverage.AtPoint(
        AsymmetricErrorEstimator.Default, s_small, 0.95, s_guess.PassRate, s_guess.Sensitivity, s_guess.Specificity).Width / 2;

    [Benchmark(Description = "ExpectedWidth, 50 items and 10 + 10 labels")]
    public double Nodes() => ExpectedWidth.Of(AsymmetricErrorEstimator.Default, s_small, s_guess, 0.95);

    [Benchmark(Description = "ExpectedWidth, by label")]
    public double ByLabel() => ExpectedWidth.Of(AsymmetricErrorEstimator.Default, s_byLabel, s_guess, 0.95);

    [Benchmark(Description = "ExpectedWidth, random")]
    public double AtRandom() => ExpectedWidth.Of(PostStratifiedEstimator.Default, s_random, s_guess, 0.95);

    [Benchmark(Description = "ExpectedWidth, by verdict")]
    public double ByVerdict() => ExpectedWidth.Of(PostStratifiedEstimator.Default, s_byVerdict, s_guess, 0.95);

    [Benchmark(Description = "plan: labels and items")]
    public PlanAnswer Sizes() => PlanAnswer.For(s_question with { Labels = 400, Items = 2000 });

    [Benchmark(Description = "plan: labels for a half-width")]
    public PlanAnswer Labels() => PlanAnswer.For(s_question with { Items = 5000, HalfWidth = 0.1 });

    [Benchmark(Description = "plan: a budget")]
    public PlanAnswer Budget() => PlanAnswer.For(s_question with { Budget = 1000, Costs = s_costs });

    [Benchmark(Description = "plan: the cheapest for a half-width")]
    public PlanAnswer Cheapest() => PlanAnswer.For(s_question with { HalfWidth = 0.06, Costs = s_costs });
}
