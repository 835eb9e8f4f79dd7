using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Audit;

/// <summary>From the scale of the verdicts to that of the truth, where a judge gave the scores. Source: audit.md 13.</summary>
/// <remarks>θ = (p + Sp − 1)/J is one growing line for all systems. Without a judge nothing changes.</remarks>
internal readonly struct JudgeScale
{
    private readonly double _sensitivity, _specificity, _varianceOfSensitivity, _varianceOfSpecificity;
    private readonly Proportion _rate;

    private JudgeScale(Calibration judge)
    {
        IsJudged = true;
        _rate = judge.Sensitivity;
        _sensitivity = judge.Sensitivity.Rate;
        _specificity = judge.Specificity.Rate;
        _varianceOfSensitivity = VarianceOf(judge.Sensitivity);
        _varianceOfSpecificity = VarianceOf(judge.Specificity);
    }

    public bool IsJudged { get; }

    public double Youden => IsJudged ? _sensitivity + _specificity - 1 : 1;

    /// <summary>What the judge cannot tell apart, no check can.</summary>
    public bool IsAtChance => IsJudged && !(Youden > AuditTolerance.Equal);

    /// <summary>What a perfect system scores in verdicts.</summary>
    public double Ceiling => IsJudged ? _sensitivity : 1;

    /// <summary>What the worst system scores in verdicts.</summary>
    public double Floor => IsJudged ? 1 - _specificity : 0;

    public static JudgeScale Of(BenchmarkStudy study) => study.Judge is { IsEmpty: false } judge ? new(judge) : default;

    public double Score(double verdicts) => IsJudged ? (verdicts - Floor) / Youden : verdicts;

    public double Difference(double verdicts) => verdicts / Youden;

    /// <summary>The score of guessing, in verdicts.</summary>
    public double Verdicts(double score) => IsJudged ? (score * _sensitivity) + ((1 - score) * Floor) : score;

    /// <summary>A weighted mean of scores whose weights have the sum 1: the judge's rates add their part.</summary>
    public MeanContrast Score(MeanContrast verdicts)
    {
        if (!IsJudged) return verdicts;
        var score = Score(verdicts.Estimate);
        var ofJudge = ((1 - score) * (1 - score) * _varianceOfSpecificity) + (score * score * _varianceOfSensitivity);
        return new(score, (verdicts.Variance + ofJudge) / (Youden * Youden), verdicts.DegreesOfFreedom);
    }

    /// <summary>The interval of one score, for items like these, within [0, 1]. Source: audit.md 0.3.</summary>
    public (double Lower, double Upper) ScoreLimits(ItemMoments items, int system, double level)
    {
        var score = Score(items.Mean(system));
        if (!(score.DegreesOfFreedom > 0) || double.IsNaN(score.Estimate)) return (0, 1);
        var half = score.Quantile(level) * score.StandardError;
        if (half > 0) return (Math.Clamp(score.Estimate - half, 0, 1), Math.Clamp(score.Estimate + half, 0, 1));
        // All n items score the same. Others may be a share of at most 1 - (alpha/2)^(1/n), the limit of Clopper and Pearson.
        var independent = items.IsAssumedIndependent ? items.Answers(system) : items.Clusters;
        var same = Math.Pow((1 - level) / 2, 1 / independent);
        var lower = score.Estimate * same;
        return (Math.Clamp(lower, 0, 1), Math.Clamp(lower + (1 - same), 0, 1));
    }

    /// <summary>The interval of a difference: of Fieller, where the judge was measured.</summary>
    /// <remarks><code>(x − d J)² = t² (V + d² V_J)</code></remarks>
    public (double Lower, double Upper) DifferenceLimits(MeanContrast verdicts, double level)
    {
        if (!(verdicts.DegreesOfFreedom > 0)) return (-1, 1);
        var quantile = verdicts.Quantile(level);
        var half = quantile * verdicts.StandardError;
        if (!IsJudged) return (verdicts.Estimate - half, verdicts.Estimate + half);
        var varianceOfYouden = _varianceOfSensitivity + _varianceOfSpecificity;
        var square = (Youden * Youden) - (quantile * quantile * varianceOfYouden);
        if (!(square > 0)) return (-1, 1);
        var middle = verdicts.Estimate * Youden;
        var root = Math.Sqrt((middle * middle) - (square * ((verdicts.Estimate * verdicts.Estimate) - (half * half))));
        return ((middle - root) / square, (middle + root) / square);
    }

    /// <summary>Whether the best system scores what the judge gives a perfect one, as far as the labels can tell.</summary>
    public bool IsAtCeiling(double best, double level) => IsJudged && LowerSensitivity(level) <= best + AuditTolerance.Equal;

    private double LowerSensitivity(double level) => _rate.IsKnown
        ? _sensitivity
        : ClopperPearson.Lower(_rate.Successes, _rate.Failures, Confidence.TwoSided(level).Tail);

    // A measured rate of 0 or 1 is not known for certain: half an item is added each way there, as in the delta interval.
    private static double VarianceOf(Proportion rate) => !rate.IsEmpty && !rate.IsKnown && (rate.Successes == 0 || rate.Failures == 0)
        ? rate.Smooth(0.5, 0.5).Variance
        : rate.Variance;
}
