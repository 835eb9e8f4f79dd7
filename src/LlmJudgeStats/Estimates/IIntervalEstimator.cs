namespace LlmJudgeStats;

/// <summary>
/// An estimator with an interval method of its own: one-sided limits and p-values come from the same inversion, so that test and interval
/// never disagree.
/// </summary>
/// <typeparam name="TStudy">What is asked.</typeparam>
public interface IIntervalEstimator<TStudy> : IEstimator<TStudy, JudgeEstimate> where TStudy : allows ref struct
{
    /// <summary>
    /// A one-sided confidence limit: with probability <paramref name="level"/> or more the rate is on the right side of it.
    /// </summary>
    /// <remarks>
    /// Not in general an end of the two-sided interval of <see cref="IEstimator{TStudy, TEstimate}.Estimate"/>. The end of the support when
    /// the data say nothing on that side.
    /// </remarks>
    /// <param name="study">The data.</param>
    /// <param name="side">Lower: the rate is at least the limit. Upper: at most.</param>
    /// <param name="level">Coverage probability of the limit, strictly between 0.5 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1).</exception>
    double Limit(in TStudy study, IntervalSide side, double level);

    /// <summary>
    /// The two-sided p-value of the hypothesis that the rate is <paramref name="rate"/>: one minus the smallest level whose interval
    /// contains it.
    /// </summary>
    /// <remarks>
    /// Found on the interval itself, so that the interval at a level L contains the rate exactly when the p-value is at least 1 − L. 1
    /// where
    /// the data say nothing (a judge at or below chance, a design the method is not valid for). Not for an interval that is not nested in
    /// the level, such as Lang and Reiczigel's: several levels can be the boundary, and the p-value is that of the lowest; errors are tried
    /// a fiftieth apart.
    /// </remarks>
    /// <param name="study">The data.</param>
    /// <param name="rate">The rate of the hypothesis, inside the support.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside the support.</exception>
    double PValue(in TStudy study, double rate);

    /// <summary>
    /// The one-sided p-value, by inversion of <see cref="Limit"/>: a limit at a level of 0.5 or less does not exist, so the result is 1
    /// where it would reach 0.5.
    /// </summary>
    /// <param name="study">The data.</param>
    /// <param name="rate">The rate of the hypothesis, inside the support.</param>
    /// <param name="alternative">What is looked for: a rate greater than <paramref name="rate"/>, or one less than it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside the support, or an undefined alternative.</exception>
    double PValue(in TStudy study, double rate, Alternative alternative);
}
