using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Gates;

/// <summary>Which studies to foresee for a method, and where nothing can be foreseen.</summary>
internal static class Foreseen
{
    public static IForeseen Of(in JudgeStudy study, EstimationMethod method)
    {
        if (method.IsUncorrected) return ForeseenRate.OfVerdicts(in study);
        if (!method.UsesVerdicts) return ForeseenRate.OfLabels(in study);
        return TakesLabelsAsASample(in study, method) ? new ForeseenSample(in study) : new ForeseenErrorRates(in study);
    }

    public static bool TakesLabelsAsASample(in JudgeStudy study, EstimationMethod method) =>
        method.UsesLabelsFromTestItems && study.HasCounts && study.Calibration.Design.IsFromTestItems;

    /// <summary>Why no size is known that would decide: decisions.md 8.3; <see langword="null"/> where one may be.</summary>
    public static NeverReason? ReasonAgainst(in JudgeStudy study, in JudgeEstimate estimate)
    {
        var method = estimate.Method;
        if (estimate.Warnings.HasFlag(EstimateWarnings.DesignMismatch) || study.InverseFreedom > 1) return NeverReason.Design;
        if (method.IsUncorrected) return study.Test.IsEmpty ? NeverReason.Design : null;
        if (study.Calibration.IsEmpty) return NeverReason.ClassWithoutLabel;
        if (!method.UsesVerdicts) return null;
        if (TakesLabelsAsASample(in study, method))
            return LabelledSample.Of(in study).HasEmptyStratum ? NeverReason.ClassWithoutLabel : null;
        if (study.Calibration.Sensitivity.IsEmpty || study.Calibration.Specificity.IsEmpty) return NeverReason.ClassWithoutLabel;
        if (study.Test.IsEmpty) return NeverReason.Design;
        return study.Calibration.Youden > 0 ? null : NeverReason.JudgeAtChance;
    }
}
