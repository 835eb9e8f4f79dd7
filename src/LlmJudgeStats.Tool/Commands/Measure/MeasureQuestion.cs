using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>What is asked of a gate on a mean, for every group alike.</summary>
/// <param name="Side">Which side is wanted.</param>
/// <param name="Threshold">In the unit of the measure.</param>
/// <param name="Level">The level of each limit.</param>
/// <param name="AllowsInconclusive">Whether an open gate is let through.</param>
internal sealed record MeasureQuestion(GateSide Side, double Threshold, double Level, bool AllowsInconclusive)
{
    /// <summary>What the gate says of a study.</summary>
    /// <exception cref="UsageException">A threshold outside the range of the values.</exception>
    public MeasureGate Of(IIntervalEstimator<MeanStudy> estimator, MeanStudy study)
    {
        RefuseOutside(study.Table.Range);
        return Gate(
            new(estimator.Limit(in study, IntervalSide.Lower, Level), estimator.Limit(in study, IntervalSide.Upper, Level), Level),
            estimator.PValue(in study, Threshold, Side == GateSide.AtLeast ? Alternative.Greater : Alternative.Less),
            IntervalDoubt.OfLimits(estimator.Estimate(in study, Level).Method));
    }

    /// <summary>What the gate says of an interval whose ends are its limits, without a p-value.</summary>
    /// <exception cref="UsageException">A threshold outside the range of the values.</exception>
    public MeasureGate Of(in JudgeEstimate estimate, ValueRange range)
    {
        RefuseOutside(range);
        return Gate(estimate.Interval, double.NaN, IntervalDoubt.OfInterval(estimate.Method));
    }

    private MeasureGate Gate(IntervalEstimate limits, double pValue, IntervalDoubt? doubt) => new()
    {
        Side = Side,
        Threshold = Threshold,
        Level = Level,
        Lower = limits.Lower,
        Upper = limits.Upper,
        PValue = pValue,
        Doubt = doubt,
        AllowsInconclusive = AllowsInconclusive,
    };

    private void RefuseOutside(ValueRange range)
    {
        if (Threshold > range.Lower && Threshold < range.Upper) return;
        throw new UsageException(Invariant(
            $"the threshold {Threshold} must lie inside the range of the values, between {range.Lower} and {range.Upper}"));
    }
}
