using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.LabelQuality;

/// <summary>The ratio of two shares of the same items: human-error.md 2.1.</summary>
/// <remarks>
/// <code>v = (a − ρr + ρ)/(1 + ρ):  ρ is accepted where the mean of v may be ρ/(1 + ρ)</code>
/// a and r are 1 where judge and second label agree with the first one. v lies in [0, 1], and is a stratum of the kernel of means.
/// </remarks>
internal static class PairedRatio
{
    private const double Tolerance = 1e-13;
    private const int MaxDoublings = 200;

    /// <summary>Second labels agree with first ones at least once.</summary>
    public static Limits Of(ConsistencyTable table, double point, double error)
    {
        var excess = new Excess(table, error);
        var lower = point == 0 || excess.At(0) >= 0 ? 0 : Root.Find(in excess, 0, point, Tolerance);
        return new(lower, Upper(in excess, point));
    }

    /// <summary>The two-sided p-value of a ratio, 0 or more.</summary>
    public static double PValue(ConsistencyTable table, double ratio) =>
        StratifiedMeanEstimator.Default.PValue(At(table, ratio), ratio / (1 + ratio));

    private static double Upper(in Excess excess, double point)
    {
        var inside = point;
        var outside = point > 0 ? 2 * point : 1;
        for (var i = 0; i < MaxDoublings; i++)
        {
            if (excess.At(outside) < 0) return Root.Find(in excess, outside, inside, Tolerance);
            inside = outside;
            outside *= 2;
        }
        return double.PositiveInfinity;
    }

    // The table at which the mean is ρ/(1 + ρ).
    private static MeanStudy At(ConsistencyTable table, double ratio)
    {
        var both = 1 / (1 + ratio);
        var neither = ratio / (1 + ratio);
        var isRising = both < neither;
        Span<double> values = [0, Math.Min(both, neither), Math.Max(both, neither), 1];
        Span<double> counts =
        [
            table.OnlySecondAgrees, isRising ? table.BothAgree : table.NeitherAgrees,
            isRising ? table.NeitherAgrees : table.BothAgree, table.OnlyJudgeAgrees,
        ];
        var distinct = 1;
        for (var i = 1; i < values.Length; i++)
        {
            // At ρ = 0, 1 and far out values fall together.
            if (values[i] > values[distinct - 1])
            {
                values[distinct] = values[i];
                counts[distinct] = counts[i];
                distinct++;
            }
            else
            {
                counts[distinct - 1] += counts[i];
            }
        }
        return new()
        {
            Table = StrataTable.Of(ValueRange.Unit, values[..distinct], 1, counts[..distinct], [0.0]),
            Design = CalibrationDesign.Random,
        };
    }

    private readonly struct Excess(ConsistencyTable table, double error) : IFunction
    {
        public double At(double x) => PValue(table, x) - error;
    }
}
