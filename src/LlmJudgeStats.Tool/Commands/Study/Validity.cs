namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>Whether a method has something to say about a study at all.</summary>
internal static class Validity
{
    /// <summary>Why a method has nothing to say about a study, whatever the counts; <see langword="null"/> when it has.</summary>
    public static string? ReasonAgainst(in JudgeStudy study, in JudgeEstimate estimate)
    {
        if (estimate.Warnings.HasFlag(EstimateWarnings.DesignMismatch)) return Mismatch(study.Calibration, estimate.Method);
        if (!study.Calibration.IsEmpty || estimate.IsIdentified || estimate.Method.IsUncorrected) return null;
        return estimate.Method.UsesLabelsFromTestItems ? "needs labelled items" : "needs labelled items or known error rates";
    }

    private static string Mismatch(Calibration calibration, EstimationMethod method)
    {
        var isKnown = calibration.Sensitivity.IsKnown || calibration.Specificity.IsKnown;
        return method switch
        {
            { UsesLabelsFromTestItems: true } when isKnown => "a known error rate has no labels behind it",
            { Assumptions: var needs } when needs.HasFlag(Assumptions.RandomCalibration) =>
                "needs labels that are a random sample of the test population (--design random)",
            { UsesLabelsFromTestItems: true } => "needs labels sampled from the test items (--design random or by-verdict)",
            _ => "not valid for labels chosen by verdict",
        };
    }
}
