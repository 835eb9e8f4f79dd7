using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Gates;

/// <summary>A threshold for a rate, with three answers: it is kept, it is missed, or the data show neither.</summary>
/// <remarks>
/// <code>
/// at least T:  pass iff L ≥ T, fail iff U &lt; T;   at most T:  pass iff U ≤ T, fail iff L &gt; T;   else inconclusive
/// </code>
/// L and U are one-sided limits, each at the level by itself: the estimator's own, which the defaults have made for this, or the ends of
/// its
/// two-sided interval at 2 level − 1. They are compared as they are, without a tolerance. Equality compares both parts. The default value
/// asks for nothing. Immutable, thread-safe. Source: decisions.md 8.
/// </remarks>
public readonly record struct Gate
{
    /// <summary>The threshold, strictly between 0 and 1: 0.85, never 85.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A threshold outside (0, 1); the message has a hint where it is a percentage.
    /// </exception>
    public required double Threshold { get; init => field = Check.Inside(value); }

    /// <summary>Which side of it is asked for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public GateSide Side { get; init => field = Check.Defined(value); }

    internal GateLine Line => new(Threshold, Side);

    /// <summary>The rate is to be at least so large.</summary>
    /// <param name="threshold">The threshold, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold outside (0, 1).</exception>
    public static Gate AtLeast(double threshold) => new() { Threshold = Check.Inside(threshold, nameof(threshold)) };

    /// <summary>The rate is to be at most so large.</summary>
    /// <param name="threshold">The threshold, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold outside (0, 1).</exception>
    public static Gate AtMost(double threshold) =>
        new() { Threshold = Check.Inside(threshold, nameof(threshold)), Side = GateSide.AtMost };

    /// <summary>The verdict, and for a study of a judge what would decide it where it is open.</summary>
    /// <remarks>
    /// A judge at chance, a label class without a label, a design that the method is not valid for: inconclusive, never an exception. What
    /// would decide it takes at most some 180 limits.
    /// </remarks>
    /// <typeparam name="TStudy">What is asked.</typeparam>
    /// <param name="estimator">Any estimator; <see cref="JudgeStats.EstimatorFor(in JudgeStudy)"/> has the usual one.</param>
    /// <param name="study">The data.</param>
    /// <param name="level">Coverage probability of each limit, strictly between 0.5 and 1.</param>
    /// <param name="chance">How sure a study of the sizes that are named is to decide, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No estimator.</exception>
    /// <exception cref="ArgumentException">
    /// A <see cref="DesignCalibrated"/> estimator, and a study that cannot be calibrated or limits that reach the level at no nominal one.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1), or a chance outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">The default value, which has no threshold.</exception>
    public GateDecision Decide<TStudy>(
        IEstimator<TStudy, JudgeEstimate> estimator, in TStudy study, double level = IntervalEstimate.DefaultLevel,
        double chance = GateNeeds.DefaultChance)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        Check.OneSidedLevel(level, nameof(level));
        Check.Inside(chance, nameof(chance));
        if (Threshold == 0) Throw.NoThreshold();
        if (estimator is DesignCalibrated calibrated && study is JudgeStudy ofDesign)
            return DecideCalibrated(calibrated, in ofDesign, level, chance);
        return DecideAt(estimator, in study, level, chance);
    }

    // Each limit at the nominal level that its size needs. Other sizes need others, so what would decide is looked for at the higher of
    // the two levels.
    private GateDecision DecideCalibrated(DesignCalibrated estimator, in JudgeStudy study, double level, double chance)
    {
        var calibrated = estimator.LimitLevelFor(in study, level) ?? throw estimator.NeverReached(level, nameof(study));
        var decision = DecideAt(estimator.Inner, in study, calibrated.Nominal, chance);
        if (decision.Verdict == GateVerdict.Inconclusive && calibrated.Nominal < level)
        {
            var cautious = DecideAt(estimator.Inner, in study, level, chance);
            decision = decision with { Needed = cautious.Needed, Never = cautious.Never };
        }
        return decision with { Level = level, Calibrated = calibrated, Estimate = estimator.Inner.Estimate(in study, level) };
    }

    private GateDecision DecideAt<TStudy>(
        IEstimator<TStudy, JudgeEstimate> estimator, in TStudy study, double level, double chance)
    {
        var line = Line;
        var lower = GateLimits.Of(estimator, in study, IntervalSide.Lower, level);
        var upper = GateLimits.Of(estimator, in study, IntervalSide.Upper, level);
        var decision = new GateDecision
        {
            Gate = this,
            Level = level,
            Lower = lower,
            Upper = upper,
            Verdict = line.Verdict(lower, upper),
            PValue = GateLimits.PValue(estimator, in study, Threshold, line.Alternative),
            Estimate = estimator.Estimate(in study, level),
        };
        return study is JudgeStudy judged && estimator is IEstimator<JudgeStudy, JudgeEstimate> ofJudges
            ? WithSizes(decision, ofJudges, in judged, chance)
            : decision;
    }

    /// <summary>For people: <c>at least 0.85</c>. Invariant culture.</summary>
    public override string ToString() =>
        Invariant($"{(Side == GateSide.AtLeast ? "at least" : "at most")} {Threshold}");

    // What the sizes of the study allow, and which would decide.
    private GateDecision WithSizes(
        GateDecision decision, IEstimator<JudgeStudy, JudgeEstimate> estimator, in JudgeStudy study, double chance)
    {
        var method = decision.Estimate.Method;
        var best = BestOutcome.Of(in study, method, Side);
        decision = decision with { Reach = GateLimits.Of(estimator, in best, Line.PassSide, decision.Level) };
        if (decision.Verdict != GateVerdict.Inconclusive || method.Target == Target.Items) return decision;
        if (Foreseen.ReasonAgainst(in study, decision.Estimate) is { } reason)
            return decision with { Needed = new() { Chance = chance }, Never = reason };
        var needed = new NeedSearch(Foreseen.Of(in study, method), estimator, Line, decision.Level, chance).Find();
        return decision with { Needed = needed, Never = needed.IsNever ? NeverReason.AtThreshold : null };
    }
}
