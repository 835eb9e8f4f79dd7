

using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Bayesian;

/// <summary>Whether the data allow a pass rate of exactly 0 or 1, where an equal-tailed interval never reaches: pass-rates.md 4 and 5.7.</summary>
/// <param name="Study">The data.</param>
/// <param name="IsSampled">Whether labels come from the test population: then one pass among them refutes 0, whatever the verdicts. Else the score test of pass-rates.md 3.5 decides.</param>
internal readonly record struct BoundarySnap(JudgeStudy Study, bool IsSampled)
{
    /// <summary>An interval with the ends that the data allow moved to 0 and 1.</summary>
    public IntervalEstimate Apply(IntervalEstimate interval) => new(
        Allows(Study, interval.Level) ? 0 : interval.Lower, Allows(Study.Flip(), interval.Level) ? 1 : interval.Upper, interval.Level, interval.Kind);

    private bool Allows(JudgeStudy study, double level)
    {
        var (sensitivity, specificity) = (study.Calibration.Sensitivity, study.Calibration.Specificity);
        if (IsSampled) return sensitivity.Successes + sensitivity.Failures == 0;
        // Without a label on that side nothing says how many verdicts are errors.
        if (specificity.IsEmpty) return true;
        // At 0 no item is a pass: the sensitivity has no part in it, and need not be measured.
        var perfect = study with { Calibration = study.Calibration with { Sensitivity = Proportion.Known(1) } };
        return Score.AllowsLowerEnd(CorrectedContrast.Of(in perfect, Correction.Of(in perfect)), Confidence.TwoSided(level).Quantile);
    }
}
