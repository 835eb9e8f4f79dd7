using System.Globalization;
using LlmJudgeStats.Gates;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of an <c>estimate</c> beyond a pass rate.</summary>
internal static class MeasureDocument
{
    public static ReportDocument Of(MeasureReport report)
    {
        var results = report.Results;
        var isOne = results is [_];
        return new()
        {
            Command = report.Command,
            Origin = DocumentSource.Origin(report.Command, report.Provenance),
            Verdict = report.IsGate ? VerdictOf(report.WorstGate) : null,
            Question = QuestionOf(results),
            Sentence = isOne
                ? results[0].Sentence
                : ManyOf(results),
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = isOne ? MeasurePictures.Of(results[0]) : null,
            Table = isOne ? Estimates(results[0]) : Groups(results.Select(result => (GroupOf(result), result.Main))),
            Sections =
            [
                .. isOne ? [new("The answer", Blocks(results[0]))] : results.Select(OfGroup),
                .. SourceLines.Of(report.Source, report.Rows, report.Labels).ToArray() is { Length: > 0 } lines
                    ? [new DocumentSection("The rows", [new DocumentLines(lines)])] : Array.Empty<DocumentSection>(),
                .. DocumentSource.Last(report.Diagnostics, report.Provenance),
            ],
            Cases = [.. results.Select(result => new DocumentCase(GroupOf(result), OutcomeOf(result), result.Sentence))],
        };
    }

    private static string QuestionOf(IReadOnlyList<MeasureResult> results) => results switch
    {
        [] => "What was measured?",
        [{ Gate: { } gate } first, ..] =>
            $"Is the {first.Main.Name} {SideOf(gate)} {MeasureText.Of(first.Main, gate.Threshold)}?",
        [{ Comparison: { } pair }] => $"Is {Phrases.Name(pair.A)} better than {Phrases.Name(pair.B)}?",
        [{ Comparison: not null }, ..] => "Which is better?",
        [{ Main.Of: null } first, ..] => $"What is the {first.Main.Name}?",
        _ => "What is the share of each class?",
    };

    private static string SideOf(MeasureGate gate) => gate.Side == GateSide.AtLeast ? "at least" : "at most";

    private static DocumentVerdict VerdictOf(GateVerdict worst) => new(worst.Id, worst switch
    {
        GateVerdict.Pass => DocumentTone.Good,
        GateVerdict.Fail => DocumentTone.Bad,
        GateVerdict.Inconclusive => DocumentTone.Open,
    });

    private static DocumentOutcome OutcomeOf(MeasureResult result) => result.Gate switch
    {
        null => result.Main.Estimate.IsIdentified ? DocumentOutcome.Passed : DocumentOutcome.Error,
        { IsAllowed: true } => DocumentOutcome.Allowed,
        { Verdict: GateVerdict.Pass } => DocumentOutcome.Passed,
        { Verdict: GateVerdict.Fail } => DocumentOutcome.Failed,
        _ => DocumentOutcome.Inconclusive,
    };

    private static string ManyOf(IReadOnlyList<MeasureResult> results) => results[0].Comparison is null
        ? Invariant($"{results.Count} groups, an answer for each.")
        : Invariant($"{results.Count} comparisons, an answer for each.");

    private static string GroupOf(MeasureResult result) => string.Join(", ", MeasurePage.Heading(result));

    private static DocumentSection OfGroup(MeasureResult result) =>
        new(GroupOf(result), [new DocumentLines(MeasurePage.Named(result.Sentence)), .. Blocks(result)]);

    private static IReadOnlyList<IDocumentBlock> Blocks(MeasureResult result) =>
        [Estimates(result), Strata(result), new DocumentLines([.. result.Facts])];

    private static DocumentTable Estimates(MeasureResult result) => new(
        "Estimates",
        [
            new("quantity", PageCells.Text),
            new("estimate", PageCells.Text),
            new("value", PageCells.Numbers),
            new(MeasurePage.Header(result.Main), PageCells.Numbers),
            new("method", PageCells.Text),
        ],
        [.. result.Estimates.Select(Row)])
    {
        MainRow = 0,
    };

    private static Cell[] Row(MeasuredEstimate one)
    {
        var method = one.IsPointOnly ? "not corrected" : Phrases.Method(one.Estimate.Method);
        return
        [
            Cell.Name(one.Name), Cell.Words(one.Role), Cell.Words(MeasureText.Point(one)), Cell.Words(MeasureText.Brackets(one)),
            Cell.Words(method),
        ];
    }

    private static DocumentTable Strata(MeasureResult result) => new(
        "Strata", [new("stratum", PageCells.Text), new("labels", PageCells.Numbers), new("items", PageCells.Numbers)],
        [
            .. result.StrataNames.Select((name, h) => new[]
            {
                Cell.Name(name),
                Cell.Words(result.Strata.Labelled(h).ToString("0.##", CultureInfo.InvariantCulture)),
                Cell.Words((result.Strata.Labelled(h) + result.Strata.Unlabelled(h)).ToString("0.##", CultureInfo.InvariantCulture)),
            }),
        ]);

    /// <summary>The table of several groups: the first estimate of each.</summary>
    public static DocumentTable Groups(IEnumerable<(string Group, MeasuredEstimate First)> groups) => new(
        "", [new("group", PageCells.Text), new("value", PageCells.Numbers), new("interval", PageCells.Numbers)],
        [
            .. groups.Select(one => new[]
            {
                Cell.Name(one.Group), Cell.Words(MeasureText.Point(one.First)), Cell.Words(MeasureText.Brackets(one.First)),
            }),
        ]);
}
