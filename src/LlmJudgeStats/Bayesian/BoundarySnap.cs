using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// Whether the data allow a pass rate of exactly 0 or 1, where an equal-tailed interval never reaches: pass-rates.md 4 and 5.7.
/// </summary>
/// <param name="Study">The data.</param>
/// <param name="IsFromTestItems">
/// Whether labels come from the test population: then one pass among them refutes 0, whatever the verdicts. Else the score test of
/// pass-rates.md 3.5 decides.
/// </param>
internal readonly record struct BoundarySnap(JudgeStudy Study, bool IsFromTestItems)
{
    /// <summary>An interval with the ends that the data allow moved to 0 and 1.</summary>
    public IntervalEstimate Apply(IntervalEstimate interval)
    {
        var confidence = Confidence.TwoSided(interval.Level);
        return new(
            AllowsZero(in confidence) ? 0 : interval.Lower, AllowsOne(in confidence) ? 1 : interval.Upper, interval.Level, interval.Kind);
    }

    public bool AllowsZero(in Confidence confidence) => Allows(Study, in confidence);

    public bool AllowsOne(in Confidence confidence) => Allows(Study.Flip(), in confidence);

    private bool Allows(JudgeStudy study, in Confidence confidence)
    {
        var sensitivity = study.Calibration.Sensitivity;
        var specificity = study.Calibration.Specificity;
        if (IsFromTestItems) return sensitivity.Successes + sensitivity.Failures == 0;
        // Without a label on that side nothing says how many verdicts are errors.
        if (specificity.IsEmpty) return true;
        // At 0 no item is a pass: the sensitivity has no part in it, and need not be measured.
        var perfect = study with { Calibration = study.Calibration with { Sensitivity = Proportion.Known(1) } };
        return Score.AllowsLowerEnd(CorrectedContrast.Of(StudyRates.Of(in perfect), Correction.Of(in perfect)), confidence.Quantile);
    }
}
