using LlmJudgeStats.Inference;

namespace LlmJudgeStats.PassRates;

/// <summary>The corrected pass rate as a contrast of three proportions, p − t Se − (1 − t)(1 − Sp): pass-rates.md 3.5.</summary>
internal static class CorrectedContrast
{
    // How much of an item's step the skewness-corrected score takes off, of a test item and of a label: pass-rates.md 3.9b.
    private const byte TestParts = 2;
    private const byte LabelParts = 40;

    /// <summary>The step of the contrast that the lattice correction spreads over: 1/(4n), and 0 when the judged rate is known.</summary>
    public static double Lattice(in JudgeStudy study) => study.Test.IsKnown ? 0 : 1 / (4 * study.Test.Size);

    public static ContrastFit Of(in JudgeStudy study, in Correction raw)
    {
        var sensitivity = study.Calibration.Sensitivity;
        var specificity = study.Calibration.Specificity;
        ReadOnlySpan<BinomialTerm> terms =
        [
            new(study.Test, constant: 1, slope: 0) { StepParts = TestParts },
            new(sensitivity, constant: 0, slope: -1) { StepParts = LabelParts },
            new(specificity, constant: 1, slope: -1) { StepParts = LabelParts, IsOpposite = true },
        ];
        return new(terms, new()
        {
            Support = Support.Rate,
            Anchor = Support.Rate.Lower,
            AtLower = raw.Pass,
            AtUpper = raw.Fail,
            Estimate = raw.Rate,
            StandardError = raw.StandardError,
        });
    }

    /// <summary>The study with half an item added to each outcome; known rates stay as they are.</summary>
    public static JudgeStudy AddHalf(in JudgeStudy study) => new()
    {
        Test = study.Test.Smooth(0.5, 0.5),
        Calibration = study.Calibration with
        {
            Sensitivity = study.Calibration.Sensitivity.Smooth(0.5, 0.5),
            Specificity = study.Calibration.Specificity.Smooth(0.5, 0.5),
        },
    };
}
