using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tests.Comparison;

/// <summary>Where a difference is something with a name: parts of the default interval without their lattice correction.</summary>
public sealed class ComparisonSpecialCaseTests
{
    private const double Z = 1.959963984540054;

    [Fact]
    public void Pairs_with_a_perfect_judge_are_Tangos_score_interval()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("tango-"))
        {
            var pairs = PairedProportion.FromCounts(input.Number("only_A"), input.Number("only_B"), input.Number("n"));
            var (lower, upper) = PlainScore(ComparisonStudy.OnSameItems(pairs, Calibration.KnownAccuracy(1)), Z);
            DecisionFigures.Are(expect.GetProperty("ci"), lower, upper, 1e-9);
        }
    }

    /// <summary>Miettinen and Nurminen's interval, whose variance has a factor N/(N − 1); figures by direct inversion.</summary>
    [Theory]
    [InlineData(80, 115, 70, 115, -0.03644997735345226, 0.20803450046552635)]
    [InlineData(5, 50, 0, 50, 0.024428538659334777, 0.21431264427853844)]
    public void Two_test_sets_with_a_perfect_judge_are_the_score_interval_of_two_proportions(
        int k1, int n1, int k2, int n2, double lower, double upper)
    {
        var study = ComparisonStudy.Sharing(JudgeTally.Of(k1, n1), JudgeTally.Of(k2, n2), Calibration.KnownAccuracy(1));
        var (low, high) = PlainScore(study, Z * Math.Sqrt((n1 + n2) / (double)(n1 + n2 - 1)));
        Assert.Equal(lower, low, 1e-9);
        Assert.Equal(upper, high, 1e-9);
    }

    /// <summary>With a perfect judge the difference is that of the verdicts: the correction can be seen in the p-value.</summary>
    [Fact]
    public void The_lattice_correction_moves_the_test_of_no_difference()
    {
        var study = ComparisonStudy.Sharing(JudgeTally.Of(40, 50), JudgeTally.Of(30, 50), Calibration.KnownAccuracy(1));
        // p = .7, V = .7 × .3 × 2/50; (.2 − .005)/√V.
        var z = (0.2 - (1 / 200.0)) / Math.Sqrt(0.7 * 0.3 * 2 / 50);
        var expected = 2 * LlmJudgeStats.Numerics.Normal.UpperTail(z);
        Assert.Equal(expected, VerdictTest.Of(in study)!.Value.PValue, 1e-12);
        var p = DifferenceEstimator.Default.PValue(in study, 0);
        Assert.True(p >= expected, $"{p} {expected}");
    }

    private static (double Lower, double Upper) PlainScore(ComparisonStudy study, double z)
    {
        var shared = SharedDifference.Of(in study);
        return (Score.Lower(shared.ToFit(), z, lattice: 0), -Score.Lower(shared.Swap().ToFit(), z, lattice: 0));
    }
}
