using LlmJudgeStats.Inference;

namespace LlmJudgeStats.PassRates;

/// <summary>The corrected pass rate as a contrast of three proportions, p − t Se − (1 − t)(1 − Sp): pass-rates.md 3.5.</summary>
internal static class CorrectedContrast
{
    // How much of an item's step the skewness-corrected score takes off, of a test item and of a label: pass-rates.md 3.9b.
    private const byte TestParts = 2;
    private const byte LabelParts = 40;

    // The same of balanced tails, of a test item: pass-rates.md 3.9c.
    private const byte QuarterParts = 4;

    /// <summary>The step of the contrast that the lattice correction spreads over: 1/(4n), and 0 when the judged rate is known.</summary>
    public static double Lattice(in JudgeStudy study) => study.Test.IsKnown ? 0 : 1 / (4 * study.Test.Size);

    public static ContrastFit Of(in JudgeStudy study, in Correction raw) => Of(
        in study, in raw, new(study.Test, constant: 1, slope: 0) { StepParts = TestParts });

    /// <summary>The contrast of data that a quarter of an item was added to, which makes no steps: pass-rates.md 3.9c.</summary>
    public static ContrastFit OfQuarters(in JudgeStudy added, in Correction smooth) => Of(
        in added, in smooth, new(added.Test, constant: 1, slope: 0) { StepParts = QuarterParts, AddedQuarters = 2 });

    private static ContrastFit Of(in JudgeStudy study, in Correction raw, in BinomialTerm test)
    {
        var sensitivity = study.Calibration.Sensitivity;
        var specificity = study.Calibration.Specificity;
        ReadOnlySpan<BinomialTerm> terms =
        [
            test,
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

    /// <summary>
    /// The study with a quarter of an item added to each verdict of the test items and a quarter of an error to each label class; known
    /// rates stay as they are.
    /// </summary>
    public static JudgeStudy AddQuarter(in JudgeStudy study) => new()
    {
        Test = study.Test.Smooth(0.25, 0.25),
        Calibration = study.Calibration with
        {
            Sensitivity = study.Calibration.Sensitivity.Smooth(0, 0.25),
            Specificity = study.Calibration.Specificity.Smooth(0, 0.25),
        },
    };

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
