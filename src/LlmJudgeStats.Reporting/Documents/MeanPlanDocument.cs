using System.Globalization;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of a <c>plan</c> for a mean.</summary>
internal static class MeanPlanDocument
{
    public static ReportDocument Of(MeanPlanReport report)
    {
        var results = report.Results;
        var isOne = results is [_];
        return new()
        {
            Command = "plan",
            Origin = DocumentSource.Origin("plan", report.Provenance),
            Question = "How many items and labels does it take?",
            Sentence = isOne
                ? results[0].Sentence : string.Create(CultureInfo.InvariantCulture, $"{results.Count} groups, a plan for each."),
            Notices = DocumentNotices.First(report.Diagnostics),
            Table = isOne ? Facts(results[0]) : Groups(results),
            Sections =
            [
                .. results.Select(result => OfOne(result, isOne)),
                .. DocumentNotices.Section(report.Diagnostics),
                DocumentSource.Made(report.Provenance, []),
            ],
            Cases = [.. results.Select(result => new DocumentCase(GroupOf(result), DocumentOutcome.Passed, result.Sentence))],
        };
    }

    private static string GroupOf(MeanPlanResult result) =>
        string.Join(", ", (result.Group ?? []).Select(key => $"{key.Column} = {Phrases.Name(key.Value)}"));

    private static DocumentSection OfOne(MeanPlanResult result, bool isOne) => new(
        isOne ? "The plan" : GroupOf(result),
        [
            .. isOne ? [] : new IDocumentBlock[] { new DocumentLines(result.Sentence) },
            Facts(result),
            .. result.Plan.Curve.Length > 0 ? [Curve(result)] : Array.Empty<IDocumentBlock>(),
        ]);

    private static DocumentTable Facts(MeanPlanResult result) => new(
        "What more of either would give", [new("what", PageCells.Text), new("figure", PageCells.Text)],
        [.. MeanPlanAnswer.Facts(result).Select(fact => new[] { Cell.Words(fact.What), Cell.Words(fact.Figure) })]);

    private static DocumentTable Groups(IReadOnlyList<MeanPlanResult> results) => new(
        "", [new("group", PageCells.Text), new("plan", PageCells.Text)],
        [.. results.Select(result => new[] { Cell.Name(GroupOf(result)), Cell.Words(result.Sentence) })]);

    private static DocumentTable Curve(MeanPlanResult result) => new(
        "Width by number of labels", [new("labels", PageCells.Numbers), new("half-width", PageCells.Numbers)],
        [
            .. result.Plan.Curve.Select(point => new[]
            {
                Cell.Of(point.Labels), Cell.Words(MeanPlanAnswer.Number(result, point.HalfWidth)),
            }),
        ])
    {
        MainRow = result.Plan.Curve.TakeWhile(point => point.Labels != result.Plan.Labels).Count(),
    };
}
