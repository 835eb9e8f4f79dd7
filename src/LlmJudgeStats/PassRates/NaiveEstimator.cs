using LlmJudgeStats.Intervals;

namespace LlmJudgeStats;

/// <summary>The judge taken at its word: the share of test items that it passed.</summary>
/// <remarks>
/// <code>p = k/n,  standard error √(p (1 − p)/n)</code>
/// It estimates P(verdict pass), not the pass rate; the bias is (1 − Sp)(1 − θ) − (1 − Se) θ. Every estimate is flagged <see cref="EstimateWarnings.Uncorrected"/>.
/// Any calibration is ignored. Unidentified without test items. Source: pass-rates.md section 1.
/// </remarks>
public sealed record NaiveEstimator : IJudgeEstimator
{
    private static readonly EstimationMethod s_method = new("naive", "naive", Assumptions.IndependentItems, Citations.Wilson);
    private static readonly EstimationMethod[] s_methods = MethodTable.ForEach(Enum.GetValues<BinomialInterval>(), s_method, i => i.Id, i => i.Name);

    /// <summary>The estimator with its default interval.</summary>
    public static NaiveEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public BinomialInterval Interval { get; init => field = Check.Defined(value); } = BinomialInterval.Wilson;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        if (study.Test.IsEmpty) return StudyScreening.Unanswered(Method, level, EstimateWarnings.Unidentified | EstimateWarnings.Uncorrected);
        return OneProportion.Estimate(study.Test, Interval, Method, level, EstimateWarnings.Uncorrected);
    }
}
