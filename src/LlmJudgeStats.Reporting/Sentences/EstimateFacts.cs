namespace LlmJudgeStats.Reporting;

/// <summary>What was found, and what follows from it: derived once, for the sentence and for the result.</summary>
internal sealed record EstimateFacts
{
    public required EstimateFindings Findings { get; init; }

    /// <summary>What is suspicious about the study whatever the method.</summary>
    public required IReadOnlyList<Diagnostic> Suspicions { get; init; }

    /// <summary>Verdicts on all judged items, where the estimate that was asked for takes labelled ones as a sample of them.</summary>
    public required JudgeTally? AllJudged { get; init; }

    /// <summary>Whether the labels alone, which stand among the estimates, are as precise.</summary>
    public required bool JudgeAddsNothing { get; init; }

    /// <summary>Items without a verdict; <see langword="null"/> where every item has one.</summary>
    public required UnjudgedFacts? Unjudged { get; init; }

    public JudgeStudy Study => Findings.Study;

    public JudgeEstimate Main => Findings.Main;

    public double? AllJudgedRate => AllJudged is { } all ? (double)all.Positives / all.Count : null;

    /// <summary>How many judged items the rate is about; <see langword="null"/> where it is that of a population.</summary>
    public long? Items => Main.Method.Target == Target.Items ? AllJudged?.Count : null;

    public CalibrationDesign? Design => DesignOf(Study);

    public bool LabelsAreFromTestItems => Design is { IsFromTestItems: true };

    public static EstimateFacts Of(EstimateFindings findings)
    {
        var study = findings.Study;
        var main = findings.Main;
        // The labels alone stand among the estimates when they are a random sample.
        var labelsAreBeside = findings.Estimates.Any(other => !other.Method.UsesVerdicts && other.IsIdentified);
        var labels = findings.LabelStudy ?? study;
        var unjudged = UnjudgedFacts.Of(findings);
        return new()
        {
            Findings = findings,
            Unjudged = unjudged,
            Suspicions =
            [
                .. StudyDiagnostics.Of(in study, in main).Where(one => !IsAnswered(one, findings.Strata)),
                .. findings.DesignIsDeclared ? [] : StudyDiagnostics.OfUndeclared(in study),
                .. unjudged?.Shift() is { } shift ? [shift] : Array.Empty<Diagnostic>(),
                .. unjudged is null ? [] : new[] { unjudged.ToDiagnostic() },
            ],
            AllJudged = Judged(in study, findings.Counts, main.Method),
            JudgeAddsNothing = labelsAreBeside && JudgeStats.JudgeNarrows(in labels, in main) == false,
        };
    }

    // Within strata the labels may be chosen as declared, and look as if they were not over all.
    private static bool IsAnswered(Diagnostic suspicion, StrataFindings? strata) =>
        strata is { AreByColumn: true } && suspicion.Code is "LJS2011" or "LJS2012";

    private static CalibrationDesign? DesignOf(in JudgeStudy study) =>
        study.Calibration is { IsEmpty: false, IsKnown: false } calibration ? calibration.Design : null;

    private static JudgeTally? Judged(in JudgeStudy study, StudyCounts counts, EstimationMethod method)
    {
        if (DesignOf(in study) is not { IsFromTestItems: true }) return null;
        if (method is not { UsesVerdicts: true, UsesLabelsFromTestItems: true }) return null;
        // In clusters items are worth less than they are.
        if (study.Dependence is not null) return counts.AllJudged;
        var sensitivity = study.Calibration.Sensitivity;
        var specificity = study.Calibration.Specificity;
        var passed = study.Test.Successes + sensitivity.Successes + specificity.Failures;
        var all = study.Test.Size + sensitivity.Size + specificity.Size;
        return all is > 0 and < long.MaxValue ? JudgeTally.Of((long)passed, (long)all) : null;
    }
}
