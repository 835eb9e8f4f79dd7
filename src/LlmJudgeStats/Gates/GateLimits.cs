using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Gates;

/// <summary>The limits of a gate, each at the level by itself: decisions.md 8.1.</summary>
internal static class GateLimits
{
    /// <summary>The estimator's own one-sided limit, or the end of its two-sided interval at 2 level − 1 where it has none.</summary>
    public static double Of<TStudy>(
        IEstimator<TStudy, JudgeEstimate> estimator, in TStudy study, IntervalSide side, double level) =>
        estimator is IIntervalEstimator<TStudy> own
            ? own.Limit(in study, side, level)
            : estimator.Estimate(in study, (2 * level) - 1).Interval.On(side);

    /// <summary>The smallest error (one minus the level) at which the limit reaches a rate; 1 where that would reach one half.</summary>
    public static double PValue<TStudy>(
        IEstimator<TStudy, JudgeEstimate> estimator, in TStudy study, double rate, Alternative alternative) =>
        estimator is IIntervalEstimator<TStudy> own
            ? own.PValue(in study, rate, alternative)
            : Inversion.LargestError(0.5, new EndsOfIntervals<TStudy>(estimator, study, rate, alternative.Side));

    private readonly struct EndsOfIntervals<TStudy>(
        IEstimator<TStudy, JudgeEstimate> estimator, TStudy study, double rate, IntervalSide side) : INestedIntervals
    {
        // No level is nearer to 1 than a double can say: a p-value from a user's interval ends at about 1e-16.
        public bool Contains(double error)
        {
            var level = Math.Clamp(1 - (2 * error), double.Epsilon, Math.BitDecrement(1.0));
            var interval = estimator.Estimate(in study, level).Interval;
            return side == IntervalSide.Lower ? interval.Lower <= rate : interval.Upper >= rate;
        }
    }
}
