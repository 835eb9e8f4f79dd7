namespace LlmJudgeStats.Gates;

/// <summary>The study as it would be had everything come out well: decisions.md 8.4.</summary>
internal static class BestOutcome
{
    /// <remarks>
    /// All test items passed; where a method takes labels as a sample of the test items, or does without verdicts, all labels are passes.
    /// At
    /// most: the mirror image. Sizes and degrees of freedom stay.
    /// </remarks>
    public static JudgeStudy Of(in JudgeStudy study, EstimationMethod method, GateSide side)
    {
        var isGood = side == GateSide.AtLeast;
        var labels = study.Calibration;
        var decidesByLabels = !method.UsesVerdicts || Foreseen.TakesLabelsAsASample(in study, method);
        if (!decidesByLabels || labels.IsEmpty) return study with { Test = All(study.Test, isGood) };
        var se = labels.Sensitivity;
        var sp = labels.Specificity;
        var passed = se.Successes + sp.Failures;
        var failed = se.Failures + sp.Successes;
        var inverse = study.InverseFreedom;
        var some = Proportion.FromOutcomes(passed, failed, inverse);
        return study with
        {
            Calibration = labels with
            {
                Sensitivity = isGood ? some : default,
                Specificity = isGood ? default : some.Flip(),
            },
        };
    }

    private static Proportion All(Proportion test, bool isGood) => test.IsKnown
        ? Proportion.Known(isGood ? 1 : 0)
        : Proportion.FromOutcomes(isGood ? test.Size : 0, isGood ? 0 : test.Size, test.InverseFreedom);
}
