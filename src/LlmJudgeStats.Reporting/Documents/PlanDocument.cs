using System.Globalization;
using LlmJudgeStats.Planning;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of a <c>plan</c>: the sentence, what more of either would give, and the curve.</summary>
internal static class PlanDocument
{
    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(PlanReport report)
    {
        var results = report.Results;
        var isOne = results is [_];
        return new()
        {
            Command = "plan",
            Origin = DocumentSource.Origin("plan", report.Provenance),
            Question = "How many items and labels does it take?",
            Sentence = isOne
                ? results[0].Sentence
                : string.Create(CultureInfo.InvariantCulture, $"{results.Count} groups, a plan for each."),
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = isOne ? PlanPictures.Of(results[0].Answer) : null,
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

    private static string GroupOf(PlanResult result) =>
        string.Join(", ", (result.Group ?? []).Select(key => $"{key.Column} = {Phrases.Name(key.Value)}"));

    private static DocumentSection OfOne(PlanResult result, bool isOne) => new(
        isOne ? "The plan" : GroupOf(result),
        [
            .. isOne ? [] : new IDocumentBlock[] { new DocumentLines(result.Sentence) },
            Facts(result),
            .. result.Answer.Curve.Length > 0 ? [Curve(result.Answer)] : Array.Empty<IDocumentBlock>(),
        ]);

    private static DocumentTable Facts(PlanResult result) => new(
        "What more of either would give", [new("what", PageCells.Text), new("figure", PageCells.Text)],
        [.. PlanPage.Facts(result).Select(fact => new[] { Cell.Words(fact.What), Cell.Words(fact.Figure) })]);

    private static DocumentTable Groups(IReadOnlyList<PlanResult> results) => new(
        "", [new("group", PageCells.Text), new("plan", PageCells.Text)],
        [.. results.Select(result => new[] { Cell.Name(GroupOf(result)), Cell.Words(result.Sentence) })]);

    private static DocumentTable Curve(PlanAnswer answer) => new(
        "Width by number of labels", [new("labels", PageCells.Numbers), new("half-width", PageCells.Numbers)],
        [.. answer.Curve.Select(point => new[] { Cell.Of(point.Labels), Cell.Points(point.HalfWidth) })])
    {
        MainRow = answer.Labels is { } labels ? answer.Curve.TakeWhile(point => point.Labels != labels).Count() : null,
    };
}
