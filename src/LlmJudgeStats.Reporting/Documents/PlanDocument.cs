using LlmJudgeStats.Planning;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of a <c>plan</c>: the sentence, what more of either would give, and the curve.</summary>
internal static class PlanDocument
{
    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(PlanReport report) => DocumentPlan.Document(
        [
            .. report.Results.Select(result => new DocumentPlan(
                result.Group, result.Sentence, PlanPage.Facts(result), result.Answer.Curve.Length > 0 ? Curve(result.Answer) : null)),
        ],
        report.Results is [var only] ? PlanPictures.Of(only.Answer) : null, report.Diagnostics, report.Provenance);

    private static DocumentTable Curve(PlanAnswer answer) =>
        DocumentPlan.CurveOf(answer.Curve.Select(point => (point.Labels, Cell.Points(point.HalfWidth))), answer.Labels);
}
