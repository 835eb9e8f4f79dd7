using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of a <c>plan</c> for a mean.</summary>
internal static class MeanPlanDocument
{
    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(MeanPlanReport report) => DocumentPlan.Document(
        [
            .. report.Results.Select(result => new DocumentPlan(
                result.Findings.Group, result.Sentence, MeanPlanAnswer.Facts(result.Findings),
                result.Findings.Plan.Curve.Length > 0 ? Curve(result) : null)),
        ],
        picture: null, report.Diagnostics, report.Provenance);

    private static DocumentTable Curve(MeanPlanResult result) => DocumentPlan.CurveOf(
        result.Findings.Plan.Curve.Select(point =>
            (point.Labels, Cell.Words(MeanPlanAnswer.Number(result.Findings, point.HalfWidth)))),
        result.Findings.Plan.Labels);
}
