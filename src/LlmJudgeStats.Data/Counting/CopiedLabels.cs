namespace LlmJudgeStats.Data;

/// <summary>Labels that are the verdicts in every row: perhaps a copy of them.</summary>
internal static class CopiedLabels
{
    private const long Enough = 30;

    public static IEnumerable<Diagnostic> Notes(IReadOnlyList<GroupCounter> groups)
    {
        var alike = groups.Sum(group => group.Agreement.Alike);
        var both = groups.Sum(group => group.Agreement.Both);
        if (both < Enough || alike < both) yield break;
        yield return new(DataCodes.LabelsEqualVerdicts, DiagnosticSeverity.Warning,
            FormattableString.Invariant($"the label is the verdict in all {both} labelled items: the labels may be copies of the verdicts"),
            "look where the labels come from; nothing is corrected by labels that the judge gave itself");
    }
}
