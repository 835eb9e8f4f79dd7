namespace LlmJudgeStats.Data;

/// <summary>What filters and the choice of the calibration did that a reader of the numbers should know.</summary>
internal static class FilterNotes
{
    /// <summary>Values that look like those of a filter, and are others.</summary>
    public static IEnumerable<Diagnostic> Similar(IReadOnlyList<FilterCheck> filters, FilterCheck? calibration) =>
    [
        .. filters.SelectMany(filter => filter.Notes(filter.Filter.IsExclusion ? "their rows are kept" : "their rows are left out")),
        .. calibration?.Notes(calibration.Filter.IsExclusion ? "their labels are used" : "their labels are hidden") ?? [],
    ];

    /// <summary>Labels that are hidden, and a calibration that no row has.</summary>
    public static IEnumerable<Diagnostic> Hidden(
        FilterCheck? calibration, HiddenLabelValues hidden, JudgmentReaderOptions options, IReadOnlyList<GroupCounter> groups) =>
        [.. calibration is { HasMatched: true } ? hidden.Notes(options, groups) : [], .. Unmatched(calibration)];

    /// <summary>A calibration that no row has.</summary>
    public static IEnumerable<Diagnostic> Unmatched(FilterCheck? calibration)
    {
        if (calibration?.NotSeen is not { } value) yield break;
        yield return new(DataCodes.CalibrationUnmatched, DiagnosticSeverity.Warning,
            $"no row has {calibration.Describe(value)}: {WhatFollows(calibration)}",
            "correct `Calibration`; values are compared character by character");
    }

    private static string WhatFollows(FilterCheck calibration) => calibration switch
    {
        { Filter.IsExclusion: true } => "no label is hidden for it",
        { HasMatched: true } => "its labels are not there",
        _ => "every label is hidden and nothing can be corrected",
    };
}
