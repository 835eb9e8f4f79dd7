using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>The judge taken at its word: the share of test items that it passed.</summary>
/// <remarks>
/// <code>p = k/n,  standard error √(p (1 − p)/n)</code>
/// It estimates P(verdict pass), not the pass rate; the bias is (1 − Sp)(1 − θ) − (1 − Se) θ. Every estimate is flagged
/// <see cref="EstimateWarnings.Uncorrected"/>.
/// Any calibration is ignored. Unidentified without test items. Source: pass-rates.md section 1.
/// </remarks>
public sealed record NaiveEstimator : IIntervalEstimator
{
    private static readonly EstimationMethod s_method = new("naive", "naive", Assumptions.IndependentItems, Citations.Wilson1927);
    private static readonly EstimationMethod[] s_methods =
        EstimationMethods.ForEach<BinomialInterval>(s_method, interval => OneProportion.TraitsOf(interval, BinomialInterval.Wilson));

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
        if (study.Judged.IsEmpty)
            return StudyScreening.Unanswered(Method, level, EstimateWarnings.Unidentified | EstimateWarnings.Uncorrected);
        return study.Dependence is { CommonEffect: not null } shared
            ? OneProportion.Estimate(shared.Judged, Interval, Method, level, EstimateWarnings.Uncorrected)
            : OneProportion.Estimate(in study.Judged, Interval, Method, level, EstimateWarnings.Uncorrected);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// With the default interval Clopper and Pearson's one-sided limit, which holds its level; with any other the end of the two-sided
    /// interval at 2 level − 1.
    /// </remarks>
    public double Limit(in JudgeStudy study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.Defined(side, nameof(side));
        return Data(in study).LimitAt(side, level);
    }

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate) => Data(in study).PValue(Check.Unit(rate, nameof(rate)));

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate, Alternative alternative) =>
        Data(in study).PValue(Check.Unit(rate, nameof(rate)), Check.Defined(alternative, nameof(alternative)).Side);

    // Where one design effect covers labels and verdicts alike, the verdicts have one of their own.
    private OneProportion Data(in JudgeStudy study) =>
        new(study.Dependence is { CommonEffect: not null } shared ? shared.Judged : study.Test, Interval, Default.Interval);
}
