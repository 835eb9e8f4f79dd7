using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.LabelQuality;

/// <summary>
/// A rate behind labels that err, from some items that were labelled twice: a pass rate, or the accuracy of a judge against what is true
/// rather than against one label.
/// </summary>
/// <remarks>
/// <code>e = (1 − √(1 − 2d))/2,  θ = ½ + (h − ½)/√(1 − 2d)</code>
/// d is the share of double labels that differ, h that of passes. Assumes that both labels err alike, as often on passes as on fails, and
/// independently of each other and of the judge. The interval is the hull of two profile likelihoods, of the counts and of the counts with
/// one item more of each kind, half of it a pass; its coverage was found a little below the level (human-error.md 4). Under
/// 50 doubles it is lower (<see cref="EstimateWarnings.FewDoubles"/>). Without doubles, or when half of them or more differ, nothing is
/// known of the rate (<see cref="EstimateWarnings.Unidentified"/>). The standard error is that of the delta method. Error rates that differ
/// between passes and fails need a third label, which is not offered. No one-sided limit and no p-value: none was measured, and the
/// interval is a little low as it is. Source: human-error.md 1.
/// </remarks>
public sealed record LabelErrorEstimator : IEstimator<RepeatedLabels, JudgeEstimate>
{
    private const long FewDoubles = 50;
    private const double HalfAnItem = 0.5;
    private const double Half = 0.5;

    private static readonly EstimationMethod s_plain = new("label-error", "label error",
        Assumptions.IndependentItems | Assumptions.LabelsFromTestPopulation | Assumptions.SymmetricLabelErrors, Citations.Spearman1904)
    {
        UsesVerdicts = false,
    };

    private static readonly EstimationMethod s_method = s_plain.With(
        new("label-error-profile", "hull of profile likelihoods", Citations.Spearman1904)
        {
            Promise = 0.91,
            Cost = IntervalCost.Equations,
        });

    private static readonly EstimationMethod s_errorMethod = s_plain.With(Wilson.Traits) with { Support = new(0, Half) };

    /// <summary>What an estimate of it can name: the method of the rate, and that of the error rate.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods { get; } = [s_method, s_errorMethod];

    /// <summary>The estimator.</summary>
    public static LabelErrorEstimator Default { get; } = new();

    /// <inheritdoc/>
    public EstimationMethod Method => s_method;

    /// <summary>The rate: the share of items that truly pass, or on which the judge is truly right.</summary>
    /// <inheritdoc/>
    public JudgeEstimate Estimate(in RepeatedLabels study, double level)
    {
        Check.Level(level, nameof(level));
        var warnings = Warnings(in study);
        if ((warnings & EstimateWarnings.Unidentified) != 0) return JudgeEstimate.Unanswered(s_method, level, warnings);
        var (rate, error) = RateBehind(in study);
        var point = s_method.Support.Clip(rate);
        if (point != rate) warnings |= EstimateWarnings.Clamped;
        var limits = Hull(in study, Confidence.TwoSided(level).Quantile).Clip().Reach(point);
        return new()
        {
            Point = point,
            Unclamped = rate,
            StandardError = error,
            Interval = new(limits.Lower, limits.Upper, level),
            Method = s_method,
            Warnings = warnings,
        };
    }

    /// <summary>e, how often one label is wrong, in [0, ½]: Wilson's limits of d, mapped.</summary>
    /// <param name="study">The labels; those with two count.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static JudgeEstimate ErrorRate(in RepeatedLabels study, double level)
    {
        Check.Level(level, nameof(level));
        var warnings = Warnings(in study);
        if ((warnings & EstimateWarnings.Unidentified) != 0) return JudgeEstimate.Unanswered(s_errorMethod, level, warnings);
        var differ = study.Disagreement;
        var error = ErrorOf(differ.Rate);
        var limits = BinomialInterval.Wilson.Limits(differ, Confidence.TwoSided(level));
        return new()
        {
            Point = error,
            Unclamped = error,
            StandardError = Math.Sqrt(differ.Rate * (1 - differ.Rate) / (1 - (2 * differ.Rate)) / study.Pairs) / 2,
            Interval = new(ErrorOf(limits.Lower), ErrorOf(limits.Upper), level),
            Method = s_errorMethod,
            Warnings = warnings,
        };
    }

    private static EstimateWarnings Warnings(in RepeatedLabels study)
    {
        var warnings = study.Pairs < FewDoubles ? EstimateWarnings.FewDoubles : EstimateWarnings.None;
        return study.Pairs > 0 && study.Disagreement.Rate < Half ? warnings : warnings | EstimateWarnings.Unidentified;
    }

    // (1 − √(1 − 2d))/2 without its difference of near-equal numbers.
    private static double ErrorOf(double disagreement) =>
        disagreement < Half ? disagreement / (1 + Math.Sqrt(1 - (2 * disagreement))) : Half;

    private static Limits Hull(in RepeatedLabels study, double z)
    {
        var counted = new LabelErrorProfile(SymmetricErrorLikelihood.Of(study, 0)).Interval(z);
        var smoothed = new LabelErrorProfile(SymmetricErrorLikelihood.Of(study, HalfAnItem)).Interval(z);
        return new(Math.Min(counted.Lower, smoothed.Lower), Math.Max(counted.Upper, smoothed.Upper));
    }

    // The rate and its standard error: the last term is that of what h and d have in common, the pairs.
    private static (double Rate, double StandardError) RateBehind(in RepeatedLabels study)
    {
        double n = study.Count;
        double doubles = study.Pairs;
        var h = study.PassRate;
        var d = study.Disagreement.Rate;
        var bothPass = study.PairsPassed / doubles;
        var apart = h - Half;
        var reach = 1 - (2 * d);
        var pairMean = bothPass + (d / 2);
        var varianceOfH = ((study.Singles * h * (1 - h)) + (doubles * (bothPass + (d / 4) - (pairMean * pairMean)))) / (n * n);
        var variance = (varianceOfH / reach)
            + (apart * apart * d * (1 - d) / (doubles * reach * reach * reach))
            + (2 * apart * d * (Half - h) / (n * reach * reach));
        return (Half + (apart / Math.Sqrt(reach)), Math.Sqrt(Math.Max(variance, 0)));
    }
}
