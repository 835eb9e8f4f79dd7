using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Inference;

/// <summary>
/// What a p-value is found on: the intervals and the one-sided limits of one study, at every error (one minus the level).
/// </summary>
internal interface IInvertible
{
    Limits Interval(in Confidence confidence);

    /// <summary>The limit on one side that misses with the given probability.</summary>
    double Limit(IntervalSide side, double error);
}
