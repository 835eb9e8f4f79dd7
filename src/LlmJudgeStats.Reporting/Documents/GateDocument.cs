using LlmJudgeStats.Gates;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of a <c>gate</c>: the word, what would decide it, and the estimates behind it.</summary>
internal static class GateDocument
{
    /// <summary>The document of a report whose results have a gate each.</summary>
    public static ReportDocument Of(EstimateReport report)
    {
        var document = EstimateDocument.Of(report);
        if (report.Results.Count == 0) return document;
        var first = report.Results[0].Gate!;
        var gate = first.Decision.Gate;
        var asked = $"{gate.Side.Id.Replace('-', ' ')} {RateText.Chosen(gate.Threshold)}";
        return report.Results is [var single]
            ? document with
            {
                Question = $"Is the pass rate {asked}?",
                Verdict = VerdictOf(first.Decision.Verdict, first.IsAllowed),
                Facts = [.. Facts(first.Decision, asked), .. document.Facts.Skip(1)],
                Sections = [.. Needed(single, first), .. document.Sections],
                Cases = [CaseOf(single)],
            }
            : document with
            {
                Question = $"Is the pass rate of each group {asked}?",
                Sentence = GatePage.Verdict(report.Results, first),
                Verdict = VerdictOf(GateReports.Worst(report), isAllowed: false),
                Sections = [new("The gates", [Table(report.Results)]), .. document.Sections],
                Cases = [.. report.Results.Select(CaseOf)],
            };
    }

    private static DocumentVerdict VerdictOf(GateVerdict verdict, bool isAllowed) => verdict switch
    {
        GateVerdict.Pass => new(verdict.Id, DocumentTone.Good),
        GateVerdict.Fail => new(verdict.Id, DocumentTone.Bad),
        GateVerdict.Inconclusive => new(isAllowed ? $"{verdict.Id} (allowed)" : verdict.Id, DocumentTone.Open),
    };

    private static IEnumerable<DocumentFact> Facts(GateDecision decision, string asked)
    {
        var limits = RateText.Limits(decision.Estimate.Point, decision.Lower, decision.Upper);
        yield return new("Pass rate", Cell.Rate(decision.Estimate.Point),
            $"one-sided {PlainText.Level(decision.Level)} limits {limits}; {GatePage.PValue(decision.PValue)}");
        yield return new("Asked for", Cell.Words(asked), $"with {PlainText.Level(decision.Level)} confidence, one-sided");
    }

    private static IEnumerable<DocumentSection> Needed(EstimateResult result, GateFindings gate)
    {
        var decision = gate.Decision;
        string[] lines =
        [
            .. decision.Never is { } never ? [GatePage.Never(never)] : Array.Empty<string>(),
            .. decision is { Needed: { } needed, Never: null } ? [$"{GatePage.Condition(needed)}:"] : Array.Empty<string>(),
            .. GatePage.Impossible(gate) is { } impossible ? [impossible] : Array.Empty<string>(),
            .. result.Dependence is not null ? [GatePage.AsTheyCome] : Array.Empty<string>(),
        ];
        if (decision.Needed is not { } needs || lines.Length == 0) yield break;
        yield return new("What would decide it",
        [
            new DocumentLines(lines),
            .. decision.Never is null
                ? [new DocumentTable("", [new("way", PageCells.Text), new("takes", PageCells.Text)],
                    [.. GatePage.Ways(result, gate, needs).Select(way => new[] { Cell.Words(way.Name), Cell.Words(way.Size) })])]
                : Array.Empty<IDocumentBlock>(),
        ]);
    }

    private static DocumentTable Table(IReadOnlyList<EstimateResult> results) => new(
        "",
        [
            .. (results[0].Group ?? []).Select(key => new PageColumn(key.Column, PageCells.Text)),
            new("verdict", PageCells.Text), new("pass rate", PageCells.Numbers), new("one-sided limits", PageCells.Numbers),
            new("p", PageCells.Numbers), new("to decide it", PageCells.Text),
        ],
        [.. results.Select(Row)]);

    private static IReadOnlyList<Cell> Row(EstimateResult result)
    {
        var decision = result.Gate!.Decision;
        return
        [
            .. (result.Group ?? []).Select(key => Cell.Name(key.Value)),
            Cell.Words(decision.Verdict.Id), Cell.Rate(decision.Estimate.Point), Cell.Words(GatePage.Range(decision)),
            Cell.Words(GatePage.PValue(decision.PValue)), Cell.Words(GatePage.Short(decision)),
        ];
    }

    private static DocumentCase CaseOf(EstimateResult result)
    {
        var gate = result.Gate!;
        return new(EstimateDocument.GroupName(result), OutcomeOf(gate), gate.Sentence);
    }

    private static DocumentOutcome OutcomeOf(GateFindings gate) => gate.Decision switch
    {
        { Estimate.IsIdentified: false, Verdict: GateVerdict.Inconclusive } when !gate.AllowsInconclusive => DocumentOutcome.Error,
        { Verdict: GateVerdict.Pass } => DocumentOutcome.Passed,
        { Verdict: GateVerdict.Fail } => DocumentOutcome.Failed,
        _ => gate.IsAllowed ? DocumentOutcome.Allowed : DocumentOutcome.Inconclusive,
    };
}
