namespace LlmJudgeStats.Reporting;

/// <summary>Which labelled items are missing altogether.</summary>
internal static class MissingKind
{
    // With labels sampled from the test items the shares of passes among judge-passes and judge-fails are what the method needs,
    // else those among human passes and fails.
    public static string Of(EstimateFacts facts)
    {
        var calibration = facts.Study.Calibration;
        if (facts.Findings.Strata is { } strata && Unlabelled(strata) is { } stratum) return $"member of the stratum '{stratum}'";
        if (!facts.Main.Method.UsesLabelsFromTestItems) return calibration.Sensitivity.IsEmpty ? "human pass" : "human fail";
        return calibration.Sensitivity.Successes + calibration.Specificity.Failures == 0 ? "judge pass" : "judge fail";
    }

    private static string? Unlabelled(StrataFindings strata) =>
        strata.Names.Where((_, i) => strata.Table.Labelled(i) == 0 && strata.Table.Unlabelled(i) > 0).FirstOrDefault();
}
