namespace LlmJudgeStats.Evaluation;

/// <summary>What looked wrong with a study and its estimate.</summary>
internal static class StudyFindings
{
    /// <summary>Errors first, then by code; of one code the one with figures.</summary>
    public static IReadOnlyList<Diagnostic> Of(in JudgeStudy study, in JudgeEstimate estimate, JudgedStudy? judged) =>
    [
        .. StudyDiagnostics.Of(in study, estimate.Interval.Level).Concat(Diagnostic.Of(estimate.Warnings))
            .Concat(judged?.Diagnostics ?? [])
            .DistinctBy(diagnostic => diagnostic.Code)
            .OrderByDescending(diagnostic => diagnostic.Severity).ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
    ];

    /// <summary>One diagnostic in a line.</summary>
    public static string Words(Diagnostic diagnostic)
    {
        var detail = diagnostic.Detail.Length > 0 ? $" {diagnostic.Detail}" : "";
        return $"{diagnostic.Code}: {diagnostic.Message}{detail} {diagnostic.Fix}";
    }
}
