using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What does a difference of two systems cost, by what it rests on, and a board of 50 systems with one calibration?</summary>
[MemoryDiagnoser]
public class DifferenceBenchmarks
{
    private const int Systems = 50;

    private readonly ComparisonStudy _shared = ComparisonStudy.Sharing(JudgeTally.Of(80, 115), JudgeTally.Of(70, 115), Judge(23, 20));
    private readonly ComparisonStudy _paired = ComparisonStudy.OnSameItems(PairedProportion.FromCounts(20, 10, 115), Judge(23, 20));

    private readonly ComparisonStudy _own = ComparisonStudy.Separate(
        new() { Test = JudgeTally.Of(80, 115), Calibration = Judge(23, 20) },
        new() { Test = JudgeTally.Of(70, 115), Calibration = Judge(22, 22) });

    private readonly ComparisonStudy _together = ComparisonStudy.OnSameItems(new()
    {
        Both = Change(2, 20, 1),
        OnlyA = Change(6, 3, 1),
        OnlyB = Change(1, 3, 4),
        Neither = Change(1, 9, 0),
        Unlabelled = new() { Both = 400, OnlyA = 150, OnlyB = 100, Neither = 300 },
    }, CalibrationDesign.Random);

    private readonly ComparisonStudy _apart = ComparisonStudy.Separate(
        FromTestItems(150, 250, new() { TruePositive = 28, FalsePositive = 3, FalseNegative = 4, TrueNegative = 15 }),
        FromTestItems(60, 100, new() { TruePositive = 10, FalsePositive = 2, FalseNegative = 1, TrueNegative = 7 }));

    private readonly Proportion[] _tests = [.. Enumerable.Range(0, Systems).Select(i => (Proportion)JudgeTally.Of(600 + (5 * i), 1000))];

    [Benchmark(Description = "one calibration, two test sets")]
    public JudgeEstimate Shared() => DifferenceEstimator.Default.Estimate(in _shared, 0.95);

    [Benchmark(Description = "one calibration, the same items")]
    public JudgeEstimate Paired() => DifferenceEstimator.Default.Estimate(in _paired, 0.95);

    [Benchmark(Description = "a calibration each")]
    public JudgeEstimate Own() => DifferenceEstimator.Default.Estimate(in _own, 0.95);

    [Benchmark(Description = "sampled labels of the same items")]
    public JudgeEstimate Together() => DifferenceEstimator.Default.Estimate(in _together, 0.95);

    [Benchmark(Description = "two samples of labels")]
    public JudgeEstimate Apart() => DifferenceEstimator.Default.Estimate(in _apart, 0.95);

    [Benchmark(Description = "board of 50 systems, one calibration")]
    public Leaderboard Board()
    {
        var question = ComparisonQuestion.Default;
        var judge = new Calibration { Sensitivity = JudgeTally.Of(180, 200), Specificity = JudgeTally.Of(160, 200) };
        var answers = ComparisonFamily.Answer(
            ComparisonFamily.AllPairs(Systems), (a, b) => ComparisonStudy.Sharing(_tests[a], _tests[b], judge), question,
            Multiplicity.Simultaneous(Systems, question.Level));
        return Leaderboard.Of([.. _tests.Select(test => test.Rate)], ComparisonFamily.Judge([answers], question)[0]);
    }

    private static Calibration Judge(int truePositive, int trueNegative) => new()
    {
        Sensitivity = JudgeTally.Of(truePositive, 25),
        Specificity = JudgeTally.Of(trueNegative, 25),
        Design = CalibrationDesign.ByLabel,
    };

    private static LabelChange Change(long aBetter, long same, long bBetter) => new() { ABetter = aBetter, Same = same, BBetter = bBetter };

    private static JudgeStudy FromTestItems(long passed, long items, ConfusionCounts labels) =>
        new() { Test = JudgeTally.Of(passed, items), Calibration = Calibration.FromCounts(labels, CalibrationDesign.Random) };
}
