using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.PassRates;

public class AllocationTests
{
    private static readonly ConfusionCounts s_counts = new() { TruePositive = 43, FalseNegative = 7, FalsePositive = 9, TrueNegative = 41 };

    public static TheoryData<string> Cases => [.. Estimators().Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_estimate_of_a_closed_form_allocates_nothing(string name)
    {
        var estimator = Estimators()[name];
        var studies = Studies();
        Assert.Equal(0, Allocated(() =>
        {
            var sum = 0.0;
            foreach (var study in studies) sum += estimator.Estimate(in study, 0.95).StandardError;
            return sum;
        }));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Many_estimates_of_a_closed_form_allocate_nothing(string name)
    {
        var estimator = Estimators()[name];
        var (studies, estimates) = (Studies(), new JudgeEstimate[Studies().Length]);
        Assert.Equal(0, Allocated(() =>
        {
            estimator.EstimateMany(studies, estimates, 0.95);
            return estimates[0].Point;
        }));
    }

    [Fact]
    public void Estimates_of_columns_allocate_nothing()
    {
        var (counts, rates, warnings) = (new double[] { 72, 28, 43, 7, 9, 41, 0 }, new double[7], new EstimateWarnings[7]);
        Assert.Equal(0, Allocated(() =>
        {
            RoganGladenEstimator.Default.EstimateMany(
                new StudyColumns
                {
                    Positives = counts,
                    Negatives = counts,
                    TruePositives = counts,
                    FalseNegatives = counts,
                    FalsePositives = counts,
                    TrueNegatives = counts,
                },
                new EstimateColumns
                {
                    Points = rates,
                    Unclamped = rates,
                    StandardErrors = rates,
                    Lower = rates,
                    Upper = rates,
                    Warnings = warnings
                }, 0.95);
            return rates[0];
        }));
    }

    [Fact]
    public void Pass_rate_and_quality_allocate_nothing()
    {
        var studies = Studies();
        Assert.Equal(0, Allocated(() =>
        {
            var sum = 0.0;
            foreach (var study in studies)
                sum += JudgeStats.PassRate(in study).StandardError + JudgeStats.Quality(study.Calibration, 0.9).Youden;
            return sum;
        }));
    }

    // The measurement itself can fail: an array of 8 bytes a call is seen. It is kept, or the runtime puts it on the stack.
    [Fact]
    public void An_array_a_call_is_counted_as_allocated()
    {
        double[] kept = [];
        var bytes = Allocated(() => (kept = new double[1]).Length);
        GC.KeepAlive(kept);
        Assert.InRange(bytes, 10_000 * 24, 10_000 * 64);
    }

    // The least of five rounds: the runtime allocates a little once, when it compiles a method again; what a call allocates comes back in
    // every round.
    internal static long Allocated(Func<double> call)
    {
        var (sink, least) = (0.0, long.MaxValue);
        for (var round = 0; round < 5 && least > 0; round++)
        {
            for (var i = 0; i < 200; i++) sink += call();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10_000; i++) sink += call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        GC.KeepAlive(sink);
        return least;
    }

    /// <summary>Every closed form of the catalogue, and the default.</summary>
    private static Dictionary<string, IJudgeEstimator> Estimators()
    {
        var estimators = new Dictionary<string, IJudgeEstimator> { ["asymmetric-error guarded-score"] = AsymmetricErrorEstimator.Default };
        foreach (var method in JudgeEstimators.Methods)
        {
            foreach (var interval in method.Intervals.Where(interval => interval.Cost == IntervalCost.ClosedForm))
                estimators.Add($"{method.Id} {interval.Id}", method.With(interval.Id)!);
        }
        return estimators;
    }

    /// <summary>
    /// Measured, known, random design, pass and fail exchanged, the answers without a point (chance, no data, one class, wrong design), and
    /// items in clusters.
    /// </summary>
    private static JudgeStudy[] Studies()
    {
        var test = (Proportion)JudgeTally.Of(72, 100);
        return
        [
            new() { Test = test, Calibration = s_counts },
            new() { Test = test.Flip(), Calibration = s_counts },
            new() { Test = test, Calibration = Calibration.Known(0.9, 0.8) },
            new() { Test = test, Calibration = Calibration.FromCounts(s_counts, CalibrationDesign.Random) },
            new() { Test = test, Calibration = s_counts with { TruePositive = 1, FalseNegative = 49 } },
            new() { Test = test },
            default,
            new() { Test = test, Calibration = s_counts with { TruePositive = 0, FalseNegative = 0 } },
            new() { Test = test, Calibration = Calibration.FromCounts(s_counts, CalibrationDesign.ByVerdict) },
            JudgeStudy.FromClusters(Clusters(), CalibrationDesign.ByLabel),
            JudgeStudy.FromClusters(Clusters().Flip(), CalibrationDesign.Random),
        ];
    }

    private static ClusteredCounts Clusters()
    {
        var one = ClusteredCounts.OfCluster(s_counts with { FalsePositive = 2 }, JudgeTally.Of(20, 30));
        return one + one + ClusteredCounts.OfCluster(s_counts with { TruePositive = 9 }, JudgeTally.Of(12, 30));
    }
}
