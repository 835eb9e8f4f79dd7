using LlmJudgeStats.PassRates;
using LlmJudgeStats.Tests.Inference;

namespace LlmJudgeStats.Tests.Dependence;

/// <summary>
/// Limits under dependence by the library's kernels for independent items, which know nothing of clusters: they are given effective sizes,
/// and t where they take z.
/// </summary>
internal static class PlainLimits
{
    /// <summary>One rate.</summary>
    public static (double Lower, double Upper) Wilson(Rational passed, Rational size, double level, double degrees)
    {
        if (PlainDependence.HasNoWidth(degrees)) return (0, 1);
        var (k, n, z) = (passed.ToDouble(), size.ToDouble(), PlainStudent.Multiplier(level, degrees));
        var (middle, half) = (k + (z * z / 2), z * Math.Sqrt((k * (n - k) / n) + (z * z / 4)));
        return (Math.Max(0, (middle - half) / (n + (z * z))), Math.Min(1, (middle + half) / (n + (z * z))));
    }

    /// <summary>Labels by label. The kernel takes an error: one below 1e-300 (t above 37) it cannot be told.</summary>
    public static (double Lower, double Upper) GuardedScore(PlainStudy study, double level)
    {
        if (PlainDependence.HasNoWidth(study.DegreesOfFreedom)) return (0, 1);
        var tail = PlainStudent.IndependentTail(level, study.DegreesOfFreedom);
        ArgumentOutOfRangeException.ThrowIfLessThan(tail, 1e-300, nameof(level));
        // Not by the estimator: its level would round to 1 where the degrees of freedom are few.
        var confidence = Confidence.TwoSidedError(2 * tail);
        var independent = Independent(study);
        var raw = Correction.Of(in independent);
        if (raw.Youden <= 0) return (0, 1);
        var smooth = Correction.Smoothed(in independent, confidence.Quantile);
        var unused = AsymmetricErrorEstimator.Default.Resampling;
        var limits = AsymmetricErrorInterval.GuardedScore.Limits(in independent, in raw, in smooth, in confidence, unused);
        return (limits.Lower, limits.Upper);
    }

    /// <summary>A one-sided limit of a study by label; an error below 1e-16 it cannot be told.</summary>
    public static double GuardedScore(PlainStudy study, IntervalSide side, double level)
    {
        if (PlainDependence.HasNoWidth(study.DegreesOfFreedom)) return side == IntervalSide.Lower ? 0 : 1;
        var independent = Independent(study);
        return AsymmetricErrorEstimator.Default.Limit(in independent, side,
            PlainStudent.IndependentOneSidedLevel(level, study.DegreesOfFreedom));
    }

    /// <summary>Labels of a sample of the judged items.</summary>
    public static (double Lower, double Upper) CorrectedProfile(
        IReadOnlyList<PlainStrataCluster> clusters, PlainSample sample, double level)
    {
        if (PlainDependence.HasNoWidth(sample.DegreesOfFreedom)) return (0, 1);
        var z = PlainStudent.Multiplier(level, sample.DegreesOfFreedom);
        var limits = Divided(clusters, sample).Profile().Interval(z, out var hasConverged);
        Assert.True(hasConverged);
        return (limits.Lower, limits.Upper);
    }

    /// <summary>A one-sided limit of the same.</summary>
    public static double CorrectedProfile(IReadOnlyList<PlainStrataCluster> clusters, PlainSample sample, IntervalSide side, double level,
        CalibrationDesign design) => PlainDependence.HasNoWidth(sample.DegreesOfFreedom)
            ? side == IntervalSide.Lower ? 0 : 1
            : Divided(clusters, sample).Profile(design).Limit(side, PlainStudent.OneSidedMultiplier(level, sample.DegreesOfFreedom));

    private static JudgeStudy Independent(PlainStudy study)
    {
        return new()
        {
            Test = Part(0),
            Calibration = new() { Sensitivity = Part(1), Specificity = Part(2), Design = CalibrationDesign.ByLabel },
        };

        Proportion Part(int part) => Proportion.FromCounts(study.EffectivePassed(part).ToDouble(), study.EffectiveSize(part).ToDouble());
    }

    // Every count divided by the design effect: labels by stratum and value, and items without a label.
    private static Tables Divided(IReadOnlyList<PlainStrataCluster> clusters, PlainSample sample)
    {
        var strata = Enumerable.Range(0, clusters[0].Items.Length).ToArray();
        double[] values = [.. clusters.SelectMany(g => g.Labelled.SelectMany(y => y)).Append(0).Append(1).Distinct().Order()];
        return new(values,
            [.. strata.Select(h => values.Select(y => Count(g => g.Labelled[h].Count(value => value == y))).ToArray())],
            [.. strata.Select(h => Count(g => g.Items[h] - g.Labelled[h].Length))], IsDeclared: false);

        double Count(Func<PlainStrataCluster, int> of) => (clusters.Sum(of) / sample.DesignEffect).ToDouble();
    }
}
