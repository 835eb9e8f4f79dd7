namespace LlmJudgeStats.Data;

/// <summary>What is suspicious about the evidence of groups.</summary>
internal static class GroupNotes
{
    private const long ManyLabels = 30;

    /// <summary>Verdicts of several judges that are counted as one's.</summary>
    public static IEnumerable<Diagnostic> MixedJudges(IReadOnlyList<GroupCounter> groups, string? judgeColumn)
    {
        if (groups.FirstOrDefault(group => group.Judges.AreMixed) is not { } mixed) yield break;
        var judges = Excerpt.List(mixed.Judges.All);
        yield return new(DataCodes.OtherJudge, DiagnosticSeverity.Warning,
            $"several judges are counted as one ({judges}{In(mixed)}): "
                + "the result is right only if each judged the same share of labelled and of test items",
            $"tell them apart (`GroupColumns` = {ShellText.Of(judgeColumn)}), or take one (`Where` = {ShellText.OpenFilter(judgeColumn)})");
    }

    /// <summary>Answers that somebody looked at and could not label: chosen for it, and no test items.</summary>
    public static IEnumerable<Diagnostic> UnresolvedLabels(IReadOnlyList<GroupCounter> groups)
    {
        JudgmentGroup[] unresolved = [.. groups.Select(group => group.ToGroup()).Where(group => group.UnresolvedLabels > 0)];
        if (unresolved.Length == 0) yield break;
        var open = Sum(unresolved, group => group.UnresolvedLabels);
        var passes = Sum(unresolved, Passes);
        var all = passes + Sum(unresolved, Fails) + open;
        yield return new(DataCodes.UnresolvedLabels, DiagnosticSeverity.Info,
            Invariant($"{open} of {all} labelled items could not be decided and are left out: {passes} to {passes + open} of {all} ")
                + "labelled items pass",
            "decide them, if you can: answers that are hard to label are seldom like the others");
    }

    /// <summary>Labels that are the verdicts in every row: perhaps a copy of them.</summary>
    public static IEnumerable<Diagnostic> CopiedLabels(IReadOnlyList<GroupCounter> groups)
    {
        var alike = Sum(groups, group => group.Agreement.Alike);
        var both = Sum(groups, group => group.Agreement.Both);
        if (both < ManyLabels || alike < both) yield break;
        yield return new(DataCodes.LabelsEqualVerdicts, DiagnosticSeverity.Warning,
            Invariant($"the label is the verdict in all {both} labelled items: the labels may be copies of the verdicts"),
            "look where the labels come from; nothing is corrected by labels that the judge gave itself");
    }

    /// <summary>Which group, in brackets; nothing where there is one only.</summary>
    public static string In(GroupCounter group)
    {
        if (group.Key.Count == 0) return "";
        var key = group.Key.Select(part => $"{Excerpt.Of(part.Column)}={Excerpt.Of(part.Value)}");
        return $" (group {string.Join(", ", key)})";
    }

    private static Int128 Passes(JudgmentGroup group) =>
        (Int128)group.Calibration.TruePositive + group.Calibration.FalseNegative + group.Unjudged.Labels.Positives;

    private static Int128 Fails(JudgmentGroup group) =>
        (Int128)group.Calibration.FalsePositive + group.Calibration.TrueNegative + group.Unjudged.Labels.Negatives;

    // Groups of up to 2^63 items each.
    private static Int128 Sum<T>(IEnumerable<T> groups, Func<T, Int128> count) =>
        groups.Aggregate(Int128.Zero, (sum, group) => sum + count(group));
}
