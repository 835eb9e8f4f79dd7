using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>Corrects a judged rate for error rates that are unequal and measured on labelled items, with an interval that carries their uncertainty.</summary>
/// <remarks>
/// <code>θ = (p + Sp − 1) / (Se + Sp − 1)</code>
/// The point is Rogan and Gladen's, the standard error the delta method's at the unclamped point (methods.md 3.1); the interval is <see cref="Interval"/>.
/// One rate may be known. Valid when the labelled items were chosen by label, at random, or come from elsewhere and the error rates carry over.
/// Unidentified, with the interval [0, 1], when Se + Sp ≤ 1; limits only when a label class is empty; <see cref="EstimateWarnings.DesignMismatch"/> when labels
/// were chosen by verdict. Lang and Reiczigel's interval can miss the clipped point: reproduced as published. Source: methods.md section 3.
/// </remarks>
public sealed record AsymmetricErrorEstimator : IJudgeEstimator
{
    private static readonly EstimationMethod s_method =
        new("asymmetric-error", "asymmetric error", Assumptions.IndependentItems | Assumptions.ErrorRatesTransport | Assumptions.BetterThanChance, Citations.LangReiczigel);
    private static readonly EstimationMethod[] s_methods = MethodTable.ForEach(Enum.GetValues<AsymmetricErrorInterval>(), s_method, i => i.Id, i => i.Name);

    /// <summary>The estimator with its default interval.</summary>
    public static AsymmetricErrorEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public AsymmetricErrorInterval Interval { get; init => field = Check.Defined(value); } = AsymmetricErrorInterval.LangReiczigel;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var raw = Correction.Of(in study);
        if (StudyScreening.IsUnanswerable(in study, in raw, Method, level, out var answer)) return answer;
        // Computed on the side where the rate is at most one half and mirrored: exchanging pass and fail exchanges the answer exactly.
        return raw.Pass <= raw.Fail
            ? Estimate(in study, in raw, level)
            : Estimate(study.Flip(), raw.Flip(), level).Flip();
    }

    private JudgeEstimate Estimate(in JudgeStudy study, in Correction raw, double level)
    {
        var z = Normal.TwoSided(level);
        return StudyScreening.Clipped(Method, in study, raw.Rate, raw.StandardError, Interval.Limits(in study, z), level,
            StudyScreening.SmallCalibration(in study) | StudyScreening.WeakJudge(in study, z));
    }
}
