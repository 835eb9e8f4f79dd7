namespace LlmJudgeStats.Reporting;

/// <summary>Everything that one <c>plan</c> says.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record PlanReport
{
    /// <summary>What became of the rows of the pilot; <see langword="null"/> when there was no file.</summary>
    public RowAccount? Rows { get; init; }

    /// <summary>What became of the labels of a second file; <see langword="null"/> without one.</summary>
    public LabelAccount? Labels { get; init; }

    /// <summary>What the file was read as; <see langword="null"/> when there was none.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>One plan for each group of the pilot; one without groups.</summary>
    public required IReadOnlyList<PlanResult> Results { get; init; }

    /// <summary>What looked wrong, each code once.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The report of some plans.</summary>
    /// <param name="findings">One for each group.</param>
    /// <param name="further">What else is to be said.</param>
    public static PlanReport Of(IReadOnlyList<PlanFindings> findings, IReadOnlyList<Diagnostic> further)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(further);
        PlanResult[] results = [.. findings.Select(PlanResult.Of)];
        return new() { Results = results, Diagnostics = [.. further, .. Pointless(results)] };
    }

    private static IEnumerable<Diagnostic> Pointless(PlanResult[] results)
    {
        PlanResult[] found = [.. results.Where(result => result.Answer.Worthwhile == false)];
        if (found.Length == 0) yield break;
        var answer = found[0].Answer;
        var isFromTestItems = answer.Question.Design.IsFromTestItems;
        var message = results.Length > 1
            ? Invariant($"in {found.Length} of {results.Length} groups the judge buys nothing: ")
                + "as many random labels alone are as precise"
            : Invariant($"the judge buys nothing: {answer.LabelsOnly} random labels alone give ")
                + PlanSentence.PlusMinus(answer.LabelsOnlyHalfWidth!.Value);
        yield return new("LJS2203", DiagnosticSeverity.Info, message, isFromTestItems
            ? "leave the judge out, or find a better one"
            : "draw the labels at random from the test items (`CalibrationDesign.Random`): then they count by themselves, too");
    }
}
