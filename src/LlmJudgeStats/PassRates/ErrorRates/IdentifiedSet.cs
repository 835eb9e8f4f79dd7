using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>What the data say when one label class is empty: pass-rates.md 0.2, for a judge no worse than chance.</summary>
internal static class IdentifiedSet
{
    /// <summary>The rates that are possible when no fail was labelled.</summary>
    /// <remarks><code>θ ∈ [0, min(1, p/Se)]</code></remarks>
    public static Limits WithoutFails(double passed, double sensitivity) => new(0, Math.Min(1, Ratio(passed, sensitivity)));

    /// <summary>The rates that are possible when no pass was labelled.</summary>
    /// <remarks><code>θ ∈ [max(0, 1 − (1 − p)/Sp), 1]</code></remarks>
    public static Limits WithoutPasses(double failed, double specificity) => new(Math.Max(0, 1 - Ratio(failed, specificity)), 1);

    /// <summary>
    /// The outer set: the confidence limits of the measured rates are put in, the error shared equally between them (Bonferroni).
    /// </summary>
    public static Limits Outer(in JudgeStudy study, in Confidence confidence)
    {
        var passesMissing = study.Calibration.Sensitivity.IsEmpty;
        var rate = passesMissing ? study.Calibration.Specificity : study.Calibration.Sensitivity;
        var measured = (rate.IsKnown ? 0 : 1) + (study.Test.IsKnown ? 0 : 1);
        var each = confidence.SharedBy(Math.Max(1, measured));
        var test = BinomialInterval.Wilson.Limits(study.Test, in each);
        var errorFree = BinomialInterval.Wilson.Limits(rate, in each);
        // The failed share by its own upper limit, not as one minus a limit near 1: exchanging pass and fail then mirrors the set exactly.
        var failed = BinomialInterval.Wilson.Limits(study.Test.Flip(), in each).Upper;
        return passesMissing ? WithoutPasses(failed, errorFree.Lower) : WithoutFails(test.Upper, errorFree.Lower);
    }

    private static double Ratio(double part, double whole) => part < whole ? part / whole : 1;
}
