using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.JudgeConfidence;

/// <summary>
/// Whether confidence is informative: the probability that of a right and a wrong item the right one has the higher confidence, ties half.
/// </summary>
/// <remarks>
/// <code>A~ ∓ t √V with min(m, n) − 1 degrees of freedom, clipped to [0, 1]</code>
/// The smoothed interval of DeLong: half a right and half a wrong item are added at each end, so that confidences which part right from
/// wrong completely still have a width. The point is the area without them; at a very low level it can lie outside. 1/2 means that
/// confidence says nothing: it is informative when a lower limit exceeds 1/2. Fewer than two right or two wrong items: the whole range, and
/// without any of one kind no point. Labels at random; independent items. Source: confidence.md 1.
/// </remarks>
public sealed record AucEstimator : IIntervalEstimator<ConfidenceSample>
{
    private const long FewItems = 10;       // right or wrong: fewer were not measured

    private static readonly EstimationMethod s_method =
        new("auc", "area under the curve", Assumptions.IndependentItems | Assumptions.RandomCalibration, Citations.DeLong1988)
        {
            Traits = new("smoothed-delong", "smoothed DeLong", Citations.DeLong1988)
            {
                Promise = 0.94,
                Cost = IntervalCost.Equations,
                ContainsPoint = false,
            },
        };

    /// <summary>The estimator.</summary>
    public static AucEstimator Default { get; } = new();

    /// <inheritdoc/>
    public EstimationMethod Method => s_method;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    public JudgeEstimate Estimate(in ConfidenceSample study, double level)
    {
        Check.Level(level, nameof(level));
        var area = Area(study);
        if (double.IsNaN(area.Area)) return JudgeEstimate.Unanswered(Method, level, EstimateWarnings.Unidentified);
        var limits = Limits(in area, level);
        return new()
        {
            Point = area.Area,
            Unclamped = area.Area,
            StandardError = Math.Sqrt(area.Variance),
            Interval = new(limits.Lower, limits.Upper, level),
            Method = Method,
            Warnings = Math.Min(area.Right, area.Wrong) < FewItems ? EstimateWarnings.SmallCalibration : EstimateWarnings.None,
        };
    }

    /// <inheritdoc/>
    /// <remarks>The end of the two-sided interval at 2 level − 1.</remarks>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    public double Limit(in ConfidenceSample study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.Defined(side, nameof(side));
        var area = Area(study);
        return Limits(in area, (2 * level) - 1).On(side);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    public double PValue(in ConfidenceSample study, double rate)
    {
        Check.InRange(rate, 0, 1, nameof(rate));
        var area = Area(study);
        return area.DegreesOfFreedom < 1 ? 1 : 2 * StudentT.UpperTail(Math.Abs(Distance(in area, rate)), area.DegreesOfFreedom);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    public double PValue(in ConfidenceSample study, double rate, Alternative alternative)
    {
        Check.InRange(rate, 0, 1, nameof(rate));
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        var area = Area(study);
        if (area.DegreesOfFreedom < 1) return 1;
        var distance = side == IntervalSide.Lower ? Distance(in area, rate) : -Distance(in area, rate);
        return distance > 0 ? StudentT.UpperTail(distance, area.DegreesOfFreedom) : 1;
    }

    private static SmoothedAuc Area(ConfidenceSample study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return SmoothedAuc.Of(study.Confidences, study.Outcomes);
    }

    private static Intervals.Limits Limits(in SmoothedAuc area, double level)
    {
        if (area.DegreesOfFreedom < 1) return Intervals.Limits.Whole;
        var half = Confidence.TwoSided(level, area.DegreesOfFreedom).Quantile * Math.Sqrt(area.Variance);
        return new Intervals.Limits(area.Smoothed - half, area.Smoothed + half).Clip();
    }

    private static double Distance(in SmoothedAuc area, double rate) => (area.Smoothed - rate) / Math.Sqrt(area.Variance);
}
