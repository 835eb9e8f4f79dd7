namespace LlmJudgeStats.Data;

/// <summary>How sure labels are.</summary>
internal static class LabelNotes
{
    /// <summary>How often raters differ.</summary>
    /// <param name="several">Items with labels of two raters or more.</param>
    /// <param name="differing">Those among them on which they differ.</param>
    public static IEnumerable<Diagnostic> Raters(long several, long differing)
    {
        if (several == 0) yield break;
        yield return new(DataCodes.RatersDiffer, DiagnosticSeverity.Info,
            Invariant($"raters differ on {differing} of {several} items that two or more of them labelled"),
            "a label that people do not agree on is no truth: the rate is that of the rule for them (`Raters`)");
    }

    /// <summary>Attempts that failed before there was an answer.</summary>
    public static IEnumerable<Diagnostic> SystemErrors(long rows)
    {
        if (rows == 0) yield break;
        yield return new(DataCodes.FailedAttempts, DiagnosticSeverity.Info,
            Invariant(
                $"{rows} {(rows == 1 ? "row is" : "rows are")} of attempts that failed before there was an answer to judge: they are in ")
                + "no rate",
            "a rate over all attempts is the rate shown, times judged rows, divided by all attempts");
    }

    /// <summary>Labels that say whether the judge was right, where it said nothing.</summary>
    public static IEnumerable<Diagnostic> Unreadable(Int128 labels)
    {
        if (labels == 0) yield break;
        yield return new(DataCodes.UnresolvedLabels, DiagnosticSeverity.Info,
            Invariant(
                $"{labels} {(labels == 1 ? "label says" : "labels say")} whether the judge was right about an item without a verdict, and ")
                + "cannot be read (undecided): such items count as items without a verdict and without a label",
            "say whether these answers are good, and read the labels as the truth (`LabelMeaning.Truth`)");
    }
}
