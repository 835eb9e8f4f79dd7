using System.Diagnostics;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Evaluation;

/// <summary>Gates for tests, of any test framework: what does not pass throws a <see cref="GateException"/>.</summary>
/// <remarks>
/// Each gate has three answers (<see cref="Gate"/>). The message of the exception has the decision in a sentence, the rate with its
/// interval, what would decide an open gate, what became of the items, and what looked wrong. Thread-safe.
/// </remarks>
[StackTraceHidden]
public static class JudgeAssert
{
    /// <summary>Asserts that the pass rate, corrected for the judge's errors, is at least so large.</summary>
    /// <param name="study">The verdicts on test items and what is known of the judge.</param>
    /// <param name="threshold">The threshold, strictly between 0 and 1.</param>
    /// <param name="inconclusive">What an open gate means.</param>
    /// <param name="level">Coverage probability of each one-sided limit, strictly between 0.5 and 1.</param>
    /// <param name="estimator">The method; <see langword="null"/> for that of <see cref="JudgeStats.EstimatorFor"/>.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="GateException">The gate failed, or it is open and that fails the test.</exception>
    /// <exception cref="ArgumentNullException">No word on what inconclusive means.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A threshold outside (0, 1), or a level outside (0.5, 1).</exception>
    public static GateDecision AtLeast(
        in JudgeStudy study, double threshold, Inconclusive inconclusive, double level = IntervalEstimate.DefaultLevel,
        IJudgeEstimator? estimator = null) =>
        Decided(Gate.AtLeast(threshold), in study, null, inconclusive, level, estimator);

    /// <summary>Asserts that the pass rate of a collection of results is at least so large.</summary>
    /// <inheritdoc cref="AtLeast(in JudgeStudy, double, Inconclusive, double, IJudgeEstimator?)"/>
    /// <param name="judged">The study, with what became of every item.</param>
    /// <param name="threshold">The threshold, strictly between 0 and 1.</param>
    /// <param name="inconclusive">What an open gate means.</param>
    /// <param name="level">Coverage probability of each one-sided limit, strictly between 0.5 and 1.</param>
    /// <param name="estimator">The method; <see langword="null"/> for that of <see cref="JudgeStats.EstimatorFor"/>.</param>
    public static GateDecision AtLeast(
        JudgedStudy judged, double threshold, Inconclusive inconclusive, double level = IntervalEstimate.DefaultLevel,
        IJudgeEstimator? estimator = null)
    {
        ArgumentNullException.ThrowIfNull(judged);
        return Decided(Gate.AtLeast(threshold), judged.Study, judged, inconclusive, level, estimator);
    }

    /// <summary>Asserts that the rate is at most so large: for a share of something bad.</summary>
    /// <inheritdoc cref="AtLeast(in JudgeStudy, double, Inconclusive, double, IJudgeEstimator?)"/>
    public static GateDecision AtMost(
        in JudgeStudy study, double threshold, Inconclusive inconclusive, double level = IntervalEstimate.DefaultLevel,
        IJudgeEstimator? estimator = null) =>
        Decided(Gate.AtMost(threshold), in study, null, inconclusive, level, estimator);

    /// <summary>Asserts that the rate of a collection of results is at most so large.</summary>
    /// <inheritdoc cref="AtLeast(JudgedStudy, double, Inconclusive, double, IJudgeEstimator?)"/>
    public static GateDecision AtMost(
        JudgedStudy judged, double threshold, Inconclusive inconclusive, double level = IntervalEstimate.DefaultLevel,
        IJudgeEstimator? estimator = null)
    {
        ArgumentNullException.ThrowIfNull(judged);
        return Decided(Gate.AtMost(threshold), judged.Study, judged, inconclusive, level, estimator);
    }

    /// <summary>Asserts that nearly all items have a verdict: a pass rate says nothing of those without one.</summary>
    /// <param name="judged">The study, with what became of every item.</param>
    /// <param name="atLeast">The share of items with a verdict that is asked for, above 0 and at most 1.</param>
    /// <exception cref="GateException">Fewer have one, or there is no item; the message says why the others have none.</exception>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share outside (0, 1].</exception>
    public static void Judged(JudgedStudy judged, double atLeast)
    {
        ArgumentNullException.ThrowIfNull(judged);
        if (!(atLeast is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(atLeast), atLeast, "a share must lie above 0 and be at most 1, such as 0.98");
        // Counted, not estimated: no interval. A quotient of counts is the double that its decimals are; a product may miss it.
        if (judged.Items > 0 && (double)(judged.Items - judged.Unjudged.Count) / judged.Items >= atLeast) return;
        throw new GateException(GateMessage.OfUnjudged(judged, atLeast));
    }

    private static GateDecision Decided(
        Gate gate, in JudgeStudy study, JudgedStudy? judged, Inconclusive inconclusive, double level, IJudgeEstimator? estimator)
    {
        ArgumentNullException.ThrowIfNull(inconclusive);
        var decision = gate.Decide(estimator ?? JudgeStats.EstimatorFor(in study), in study, level);
        if (decision.Verdict == GateVerdict.Pass) return decision;
        var asked = study;
        if (decision.Verdict == GateVerdict.Inconclusive && inconclusive.LetsThrough(() => GateMessage.Of(decision, in asked, judged)))
            return decision;
        throw new GateException(GateMessage.Of(decision, in study, judged));
    }
}
