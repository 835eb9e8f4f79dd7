using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The tables of an estimate: figures with their kinds.</summary>
internal static class EstimateTables
{
    /// <summary>The estimates of one result beside each other.</summary>
    public static DocumentTable Estimates(EstimateResult result) => new(
        "",
        [
            new("estimate", PageCells.Text), new("pass rate", PageCells.Numbers),
            new(Phrases.IntervalHeader(result.Main.Estimate.Interval), PageCells.Numbers), new("standard error", PageCells.Numbers),
            new("method", PageCells.Text),
        ],
        [.. result.Estimates.Select(one => Row(result, one.Estimate))])
    { MainRow = 0 };

    /// <summary>What an estimate is called beside the others.</summary>
    public static string Role(EstimateResult result, EstimationMethod method) => method switch
    {
        { UsesVerdicts: false } => "labels alone",
        { IsUncorrected: true } => result.AllJudged is null ? "judge at its word" : "judge at its word, unlabelled items",
        _ => ReferenceEquals(method, result.Main.Estimate.Method) ? "corrected" : "for comparison",
    };

    /// <summary>The judge's rates.</summary>
    public static DocumentTable Judge(EstimateResult result, JudgeQuality judge) => new(
        "",
        [
            new("measure", PageCells.Text), new("value", PageCells.Numbers),
            new(Phrases.IntervalHeader(judge.YoudenInterval), PageCells.Numbers), new("from", PageCells.Text),
        ],
        [
            JudgeRow("good answers that it passes (sensitivity)", judge.Sensitivity),
            JudgeRow("bad answers that it fails (specificity)", judge.Specificity),
            [
                Cell.Words("better than chance by (Youden's J)"), Cell.Number(judge.Youden),
                result.JudgeIsKnown ? Cell.Words("known") : Cell.NumberRange(judge.YoudenInterval),
                Cell.Words("0 is chance, 1 is perfect"),
            ],
        ]);

    /// <summary>All groups, a row each.</summary>
    public static DocumentTable Groups(IReadOnlyList<EstimateResult> results)
    {
        var first = results[0];
        PageColumn[] columns =
        [
            .. (first.Group ?? []).Select(key => new PageColumn(key.Column, PageCells.Text)),
            new("test items", PageCells.Numbers), new("judge at its word", PageCells.Numbers), new("pass rate", PageCells.Numbers),
            new(Phrases.IntervalHeader(first.Main.Estimate.Interval), PageCells.Numbers),
            .. first.Revealed is null ? [] : new[] { new PageColumn("people", PageCells.Numbers) },
            new("warnings", PageCells.Text),
        ];
        return new("", columns, Derived.From(results, result => Row(result, first.Revealed is not null)));
    }

    private static IReadOnlyList<Cell> Row(EstimateResult result, bool hasPeople)
    {
        var estimate = result.Main.Estimate;
        return
        [
            .. (result.Group ?? []).Select(key => Cell.Name(key.Value)),
            Cell.Of((Int128)result.Counts.Test.Positives + result.Counts.Test.Negatives),
            result.JudgedRate is { } judged ? Cell.Rate(judged) : Cell.Words("none"),
            Cell.Rate(estimate.Point), Cell.Range(estimate.Interval, estimate.Point),
            .. hasPeople ? [result.Revealed is { } hidden ? Cell.Rate(hidden.Rate) : Cell.Words("none")] : Array.Empty<Cell>(),
            Cell.Words(string.Join(", ", result.Main.WarningsAndSuspicions)),
        ];
    }

    private static IReadOnlyList<Cell> Row(EstimateResult result, JudgeEstimate estimate) =>
    [
        Cell.Words(Role(result, estimate.Method)), Cell.Rate(estimate.Point), Cell.Range(estimate.Interval, estimate.Point),
        !double.IsFinite(estimate.StandardError) ? Cell.Words("") : Cell.Points(estimate.StandardError),
        Cell.Words(Phrases.Method(estimate.Method)),
    ];

    private static IReadOnlyList<Cell> JudgeRow(string name, JudgeRate rate)
    {
        if (rate.Rate.IsKnown)
            return [Cell.Words(name), Cell.Rate(rate.Rate.Rate), Cell.Words("known"), Cell.Words("stated, not measured")];
        var value = rate.Rate.IsEmpty ? double.NaN : rate.Rate.Rate;
        var counted = Invariant($"{rate.Rate.Successes:0.#} of {rate.Rate.Size:0.#}");
        return [Cell.Words(name), Cell.Rate(value), Cell.Range(rate.Interval, value), Cell.Words(counted)];
    }
}
