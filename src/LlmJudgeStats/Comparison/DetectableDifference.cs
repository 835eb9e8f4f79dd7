using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Comparison;

/// <summary>The smallest difference that studies of these sizes would show with a given probability: decisions.md 5.5.</summary>
internal static class DetectableDifference
{
    /// <summary>
    /// The smallest true difference at which the outcome that a share of studies beat is significant; <see langword="null"/> where none up
    /// to 1 is, or a judge is at chance.
    /// </summary>
    /// <param name="study">Two systems: their sizes, mean verdict rate and calibration count.</param>
    /// <param name="level">One minus the error of the test, strictly between 0 and 1.</param>
    /// <param name="chance">The share of studies that find it, strictly between 0 and 1.</param>
    public static double? Of(in ComparisonStudy study, double level, double chance)
    {
        var deviate = Deviate(chance);
        if (!study.SharesCalibration) return Approximate(in study, level, deviate);
        var youden = study.A.Calibration.Youden;
        if (!(youden > 0)) return null;
        var largest = study.Kind == ComparisonKind.SameItems ? 1 : LargestOfTests(in study, youden);
        var isFound = new Undetected(study, youden, deviate, 1 - level);
        if (!(largest > 0) || isFound.At(largest) > 0) return null;
        return Root.Find(in isFound, 0, largest, tolerance: 1e-12);
    }

    /// <summary>
    /// The same for data that are there. Without a shared calibration the normal approximation is stretched to the interval: of few labels
    /// that is wider, and it is the interval that decides.
    /// </summary>
    /// <param name="study">Two systems.</param>
    /// <param name="interval">The interval of their difference.</param>
    /// <param name="level">One minus the error of the test, strictly between 0 and 1.</param>
    /// <param name="chance">The share of studies that find it, strictly between 0 and 1.</param>
    public static double? Of(in ComparisonStudy study, in IntervalEstimate interval, double level, double chance)
    {
        var usual = Of(in study, level, chance);
        if (usual is not { } difference || study.SharesCalibration) return usual;
        var quantile = Confidence.TwoSided(level, study.DegreesOfFreedom).Quantile;
        var found = interval.Width / 2 * (1 + (Deviate(chance) / quantile));
        var largest = Math.Max(difference, found);
        return largest <= 1 ? largest : null;
    }

    /// <summary>Φ⁻¹(q).</summary>
    public static double Deviate(double chance) =>
        chance >= 0.5 ? Confidence.OneSidedError(1 - chance).Quantile : -Confidence.OneSidedError(chance).Quantile;

    // Neither rate may leave (0, 1).
    private static double LargestOfTests(in ComparisonStudy study, double youden)
    {
        var rate = (study.A.Test.Rate + study.B.Test.Rate) / 2;
        var largest = 2 * Math.Min(rate, 1 - rate) / youden;
        return largest > 1 ? 1 : Math.BitDecrement(largest);
    }

    private static double? Approximate(in ComparisonStudy study, double level, double deviate)
    {
        var estimate = DifferenceEstimator.Default.Estimate(in study, level);
        var error = estimate.StandardError;
        if (!double.IsFinite(error)) return null;
        var freedom = study.DegreesOfFreedom;
        var z = freedom < 1 ? double.PositiveInfinity : Confidence.TwoSided(level, freedom).Quantile;
        return (z + deviate) * error is > 0 and <= 1 and var difference ? difference : null;
    }

    // Above 0 where the outcome is not significant.
    private readonly struct Undetected(ComparisonStudy study, double youden, double deviate, double error) : IFunction
    {
        public double At(double x)
        {
            var outcome = study.Kind == ComparisonKind.SameItems ? Pairs(youden * x) : Tests(youden * x);
            return outcome is { } seen && SharedDifference.Of(seen) is { Judged: > 0 } difference
                ? Confidence.PValue(difference.PValue(0), study.DegreesOfFreedom) - error
                : 1 - error;
        }

        // Both rates moved against the difference by their shares of its standard error.
        private ComparisonStudy? Tests(double judged)
        {
            var mean = (study.A.Test.Rate + study.B.Test.Rate) / 2;
            var first = mean + (judged / 2);
            var second = mean - (judged / 2);
            var ofFirst = first * (1 - first) / study.A.Test.Size;
            var ofSecond = second * (1 - second) / study.B.Test.Size;
            var variance = ofFirst + ofSecond;    // none of known rates
            var move = variance > 0 ? deviate / Math.Sqrt(variance) : 0;
            return ComparisonStudy.Sharing(
                At(first - (move * ofFirst), study.A.Test.Size), At(second + (move * ofSecond), study.B.Test.Size), study.A.Calibration);
        }

        private ComparisonStudy? Pairs(double judged)
        {
            var pairs = study.Pairs;
            var differing = Math.Max((pairs.OnlyA + pairs.OnlyB) / pairs.Size, judged);
            var seen = judged - (deviate * Math.Sqrt(Math.Max(0, differing - (judged * judged)) / pairs.Size));
            if (!(seen > 0) || differing > 1) return null;
            return ComparisonStudy.OnSameItems(
                PairedProportion.FromRates((differing + seen) / 2, Math.Max(0, (differing - seen) / 2), pairs.Size), study.A.Calibration);
        }

        private static Proportion At(double rate, double size) => double.IsInfinity(size)
            ? Proportion.Known(Math.Clamp(rate, 0, 1))
            : Proportion.FromRate(Math.Clamp(rate, 0, 1), size);
    }
}
