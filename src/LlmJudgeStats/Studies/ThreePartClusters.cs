using LlmJudgeStats.Numerics;
using Kind = LlmJudgeStats.ClusteredCounts.Kind;

namespace LlmJudgeStats;

/// <summary>A clustered study with labels by label or from elsewhere: three parts that may share clusters. dependence.md 3.</summary>
internal static class ThreePartClusters
{
    private static readonly Part s_test = new([Kind.TestPass], [Kind.TestPass, Kind.TestFail]);
    private static readonly Part s_passes = new([Kind.TruePositive], [Kind.TruePositive, Kind.FalseNegative]);
    private static readonly Part s_fails = new([Kind.TrueNegative], [Kind.FalsePositive, Kind.TrueNegative]);

    public static ClusteredParts Parts(in ClusteredCounts counts, CalibrationDesign design)
    {
        var test = ClusteredRate.Of(counts.Test);
        var passes = ClusteredRate.Of(counts.PassLabels);
        var fails = ClusteredRate.Of(counts.FailLabels);
        var isWhole = !test.IsEmpty && !passes.IsEmpty && !fails.IsEmpty;
        var kappa = isWhole && counts.SharedClusters > 0 ? Kappa(in counts, in test, in passes, in fails) : 1;
        var judged = Proportion.Of(in test, kappa);
        var se = Proportion.Of(in passes, kappa);
        var sp = Proportion.Of(in fails, kappa);
        var calibration = new Calibration { Sensitivity = se, Specificity = sp, Design = design };
        var inverse = isWhole
            ? StudyFreedom.Satterthwaite(judged, se, sp, (
                Overlap(in counts, s_test, s_passes, in test, in passes), Overlap(in counts, s_test, s_fails, in test, in fails),
                Overlap(in counts, s_passes, s_fails, in passes, in fails)))
            : Math.Max(judged.InverseFreedom, Math.Max(se.InverseFreedom, sp.InverseFreedom));
        return new(judged, calibration, new(new(
            PartOf(in test, judged), PartOf(in passes, se), PartOf(in fails, sp), counts.SharedClusters, kappa.ToDouble(),
            CommonEffect: null, DegreesOfFreedom: 1 / inverse, Judged: judged, LabelsAlone: default)));
    }

    public static ClusteredParts Parts(in ClusteredTally tally, Calibration calibration)
    {
        var test = ClusteredRate.Of(in tally);
        var judged = Proportion.Of(in test, 1);
        var inverse = StudyFreedom.OfParts(judged, calibration.Sensitivity, calibration.Specificity, calibration.Design);
        return new(judged, calibration, new(new(
            PartOf(in test, judged), PartOf(calibration.Sensitivity), PartOf(calibration.Specificity), SharedClusters: 0, SharedEffect: 1,
            CommonEffect: null, DegreesOfFreedom: 1 / inverse, Judged: judged, LabelsAlone: default)));
    }

    /// <summary>A rate that was counted elsewhere: nothing is known of its clusters.</summary>
    public static DependentPart PartOf(Proportion part) => part.IsKnown || part.IsEmpty
        ? new(0, 0, double.NaN, double.NaN, 0, double.PositiveInfinity)
        : new(0, part.Size, double.NaN, double.NaN, part.Size, part.DegreesOfFreedom);

    public static DependentPart PartOf(in ClusteredRate rate, Proportion part) => rate.IsEmpty
        ? new(0, 0, double.NaN, double.NaN, 0, double.PositiveInfinity)
        : new(rate.Clusters, rate.Items, rate.MeanSize.ToDouble(), rate.DesignEffect.ToDouble(), part.Size, part.DegreesOfFreedom);

    /// <summary>What shared clusters cost: a judge that is lenient on some questions raises Se and lowers Sp there together.</summary>
    /// <remarks>
    /// <code>
    /// κ = max(1, 1 + 2 Σⱼ‹ₖ aⱼaₖ Σ eⱼeₖ / Σ aⱼ²(Aⱼ + c s² B)),  e = k − p n,  a = 1/N₀, −t/N₁, (1 − t)/N₂
    /// </code>
    /// </remarks>
    private static Fraction Kappa(in ClusteredCounts counts, in ClusteredRate test, in ClusteredRate passes, in ClusteredRate fails)
    {
        var youden = passes.Rate + fails.Rate - 1;
        var rate = youden.Sign > 0 ? ((test.Rate + fails.Rate - 1) / youden).ClipToUnit() : Fraction.Half;
        var ofTest = new Fraction(1, counts.Test.Count);
        var ofPasses = (0 - rate) / counts.PassLabels.Count;
        var ofFails = (1 - rate) / counts.FailLabels.Count;
        var shared = (ofTest * ofPasses * Residuals(in counts, s_test, s_passes, test.Rate, passes.Rate))
            + (ofTest * ofFails * Residuals(in counts, s_test, s_fails, test.Rate, fails.Rate))
            + (ofPasses * ofFails * Residuals(in counts, s_passes, s_fails, passes.Rate, fails.Rate));
        var own = (ofTest.Square * Guarded(in test)) + (ofPasses.Square * Guarded(in passes)) + (ofFails.Square * Guarded(in fails));
        return own.Sign > 0 ? Fraction.Max(1, 1 + (2 * shared / own)).Reduce() : 1;
    }

    // Single items have nothing in common, and nothing is added for it.
    private static Fraction Guarded(in ClusteredRate rate) =>
        (rate.MeanSize - 1).Sign > 0 ? rate.SquaredDeviations + rate.Added : rate.SquaredDeviations;

    // Σ (kⱼ − pⱼ nⱼ)(kₖ − pₖ nₖ) over clusters.
    private static Fraction Residuals(in ClusteredCounts counts, Part one, Part other, Fraction rate, Fraction otherRate) =>
        counts.Product(one.Passed, other.Passed)
        - (otherRate * counts.Product(one.Passed, other.All))
        - (rate * counts.Product(one.All, other.Passed))
        + (rate * otherRate * counts.Product(one.All, other.All));

    private static double Overlap(in ClusteredCounts counts, Part one, Part other, in ClusteredRate first, in ClusteredRate second) =>
        (double)counts.Product(one.All, other.All) / Math.Sqrt(first.Squares * second.Squares);

    private sealed class Part(Kind[] passed, Kind[] all)
    {
        public ReadOnlySpan<Kind> Passed => passed;

        public ReadOnlySpan<Kind> All => all;
    }
}
