using System.Runtime.CompilerServices;
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
    public static double Lattice(in Proportion test) => test.IsKnown ? 0 : 1 / (4 * test.Size);

    /// <summary>The contrast, made where it stands: returning it would copy it, 10 ns a time.</summary>
    // Not inlined: in both limits of an interval the compiler would run out of room for the terms, and copy them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Of(in StudyRates study, in Correction raw, out ContrastFit fit) =>
        Of(in study, in raw, new(in study.Test, constant: 1, slope: 0) { StepParts = TestParts }, out fit);

    /// <summary>The same where a copy does not count.</summary>
    public static ContrastFit Of(in StudyRates study, in Correction raw)
    {
        Of(in study, in raw, out var fit);
        return fit;
    }

    /// <summary>The contrast of data that a quarter of an item was added to, which makes no steps: pass-rates.md 3.9c.</summary>
    public static void OfQuarters(in StudyRates added, in Correction smooth, out ContrastFit fit) => Of(
        in added, in smooth, new(in added.Test, constant: 1, slope: 0) { StepParts = QuarterParts, AddedQuarters = 2 }, out fit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Of(in StudyRates study, in Correction raw, BinomialTerm test, out ContrastFit fit)
    {
        ContrastFit.Begin(out fit, new()
        {
            Support = Support.Rate,
            Anchor = Support.Rate.Lower,
            AtLower = raw.Pass,
            AtUpper = raw.Fail,
            Estimate = raw.Rate,
            StandardError = raw.StandardError,
        });
        fit.Add(test);
        fit.Add(new(in study.Sensitivity, constant: 0, slope: -1) { StepParts = LabelParts });
        fit.Add(new(in study.Specificity, constant: 1, slope: -1) { StepParts = LabelParts, IsOpposite = true });
    }
}
