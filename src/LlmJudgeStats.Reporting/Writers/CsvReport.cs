using System.Globalization;
using LlmJudgeStats.Gates;
using static LlmJudgeStats.Reporting.CsvCells;

namespace LlmJudgeStats.Reporting;

/// <summary>Writes a report as CSV: one row for each estimate, with its group.</summary>
/// <remarks>
/// Quoted as in RFC 4180, lines end in LF. In a text cell an apostrophe stands wherever a spreadsheet would see a formula begin (OWASP: CSV
/// injection); numbers have none.
/// What is absent is an empty cell; several warnings are separated by semicolons.
/// </remarks>
public static class CsvReport
{
    /// <summary>The columns of an estimate.</summary>
    internal static IReadOnlyList<string> EstimateColumns { get; } =
        ["method", "interval", "point", "lower", "upper", "level", "warnings", "target"];

    private static readonly string[] s_comparisonColumns =
    [
        "criterion", "a", "b", "interval", "difference", "lower", "upper", "level", "pValue", "adjustedPValue", "verdict", "warnings",
    ];

    private static readonly string[] s_coverageColumns =
    [
        "method", "interval", "level", "rate", "sensitivity", "specificity",
        "coverage", "lowerCoverage", "upperCoverage", "expectedWidth", "replications",
    ];

    private static readonly string[] s_meanCoverageColumns =
    [
        "measure", "quantity", "of", "method", "interval", "level", "mean", "coverage", "lowerCoverage", "upperCoverage", "expectedWidth",
        "replications",
    ];

    private static readonly string[] s_planColumns =
    [
        "design", "level", "labels", "labelsPass", "labelsFail", "items", "halfWidth", "halfWidthItemsUnlimited",
        "halfWidthLabelsUnlimited", "labelsOnly", "labelsOnlyHalfWidth", "worthwhile", "feasible", "cost", "detectableDifference", "power",
    ];

    private static readonly string[] s_meanPlanColumns =
    [
        "measure", "design", "level", "labels", "items", "halfWidth", "halfWidthItemsUnlimited", "labelsOnlyHalfWidth", "worthwhile",
        "feasible",
    ];

    private static readonly string[] s_gateColumns =
    [
        "verdict", "allowed", "side", "threshold", "level", "lower", "upper", "pValue", "method", "interval", "point", "reach",
        .. GateSizes.Of(default).Select(size => size.Name), "chance", "never", "warnings",
        "nominalLevel",
    ];

    /// <summary>The table, with its header; of gates one row each.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(EstimateReport report) => WrittenText.Of(text => Write(text, report));

    /// <summary>The table, with its header: one row for each point of the grid; <c>replications</c> is empty when it is exact.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(CoverageReport report) => WrittenText.Of(text => Write(text, report));

    /// <summary>The table, with its header: one row for each plan.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(PlanReport report) => WrittenText.Of(text => Write(text, report));

    /// <summary>Writes the table row by row.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is escaped in cells of text.</param>
    internal static void Write(TextWriter text, EstimateReport report, Escaping escaping = Escaping.None)
    {
        ArgumentNullException.ThrowIfNull(report);
        var results = report.Results;
        IReadOnlyList<GroupKey> keys = results.Count > 0 ? results[0].Group ?? [] : [];
        var columns = report.Command == GateReports.Command ? s_gateColumns : EstimateColumns;
        Line(text, [.. Columns(keys, escaping), .. columns]);
        foreach (var result in results)
        {
            if (result.Gate is { } gate)
            {
                Line(text, [.. Group(result.Group, escaping), .. Cells(result, gate)]);
                continue;
            }
            foreach (var reported in result.Estimates)
            {
                var estimate = reported.Estimate;
                Line(text,
                [
                    .. Group(result.Group, escaping),
                    estimate.Method.Id,
                    estimate.Method.Interval,
                    Number(estimate.Point),
                    Number(estimate.Interval.Lower),
                    Number(estimate.Interval.Upper),
                    Number(estimate.Interval.Level),
                    string.Join(';', reported.WarningsAndSuspicions.Concat(result.Doubts).Distinct()),
                    estimate.Method.Target.Id,
                ]);
            }
        }
    }

    /// <summary>The table, with its header: one row for each pair of systems.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(ComparisonReport report) => WrittenText.Of(text => Write(text, report));

    /// <summary>Writes the table row by row.</summary>
    internal static void Write(TextWriter text, ComparisonReport report, Escaping escaping = Escaping.None)
    {
        ArgumentNullException.ThrowIfNull(report);
        IReadOnlyList<GroupKey> keys = report.Results[0].Findings.Group ?? [];
        Line(text, [.. Columns(keys, escaping), .. s_comparisonColumns]);
        foreach (var result in report.Results)
        {
            var findings = result.Findings;
            var difference = findings.Answer.Difference;
            Line(text,
            [
                .. Group(findings.Group, escaping),
                Text(findings.Criterion ?? "", escaping),
                Text(findings.A, escaping),
                Text(findings.B, escaping),
                difference.Method.Interval,
                Number(difference.Point),
                Number(difference.Interval.Lower),
                Number(difference.Interval.Upper),
                Number(difference.Interval.Level),
                Number(findings.Answer.PValue),
                Number(findings.Pair.AdjustedPValue),
                ComparisonSentence.Word(findings.Pair.Verdict),
                string.Join(';', result.Warnings),
            ]);
        }
    }

    /// <summary>Writes the table row by row. No cell of it comes from data.</summary>
    internal static void Write(TextWriter text, CoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Line(text, s_coverageColumns);
        foreach (var point in report.Findings.Map.Points)
        {
            Line(text,
            [
                report.Findings.Method.Id,
                report.Findings.Method.Interval,
                Number(report.Findings.Level),
                Number(point.Rate),
                Number(point.Sensitivity),
                Number(point.Specificity),
                Number(point.Coverage),
                Number(point.LowerCoverage),
                Number(point.UpperCoverage),
                Number(point.Width),
                report.Findings.Simulation?.Replications.ToString(CultureInfo.InvariantCulture) ?? "",
            ]);
        }
    }

    /// <summary>Writes the table row by row.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is escaped in cells of text.</param>
    internal static void Write(TextWriter text, MeanCoverageReport report, Escaping escaping = Escaping.None)
    {
        Line(text, s_meanCoverageColumns);
        foreach (var result in report.Results)
        {
            foreach (var point in result.Findings.Points)
            {
                Line(text,
                [
                    result.Findings.Measure,
                    result.Findings.Quantity,
                    Text(result.Findings.Of ?? "", escaping),
                    result.Findings.Method.Id,
                    result.Findings.Method.Interval,
                    Number(result.Findings.Level),
                    Number(point.Mean),
                    Number(point.Coverage.Both),
                    Number(point.Coverage.Lower),
                    Number(point.Coverage.Upper),
                    Number(point.Coverage.Width),
                    result.Findings.Simulation?.Replications.ToString(CultureInfo.InvariantCulture) ?? "",
                ]);
            }
        }
    }

    /// <summary>Writes the table row by row.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is escaped in cells of text.</param>
    internal static void Write(TextWriter text, PlanReport report, Escaping escaping = Escaping.None)
    {
        ArgumentNullException.ThrowIfNull(report);
        var keys = report.Results.Count > 0 ? report.Results[0].Group : null;
        Line(text, [.. Columns(keys, escaping), .. s_planColumns]);
        foreach (var result in report.Results)
        {
            var answer = result.Answer;
            Line(text,
            [
                .. Group(result.Group, escaping),
                answer.Question.Design.Id,
                Number(answer.Question.Level),
                Whole(answer.Labels),
                Whole(answer.LabelsPass),
                Whole(answer.LabelsFail),
                Whole(answer.Items),
                Number(answer.HalfWidth),
                Number(answer.HalfWidthItemsUnlimited),
                Number(answer.HalfWidthLabelsUnlimited),
                Whole(answer.LabelsOnly),
                Number(answer.LabelsOnlyHalfWidth),
                YesOrNo(answer.Worthwhile),
                YesOrNo(answer.Feasible),
                Number(answer.Cost),
                Number(answer.DetectableDifference),
                Number(answer.Chances?.Pass),
            ]);
        }
    }

    /// <summary>Writes the table row by row.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is escaped in cells of text.</param>
    internal static void Write(TextWriter text, MeanPlanReport report, Escaping escaping = Escaping.None)
    {
        var keys = report.Results.Count > 0 ? report.Results[0].Findings.Group : null;
        Line(text, [.. Columns(keys, escaping), .. s_meanPlanColumns]);
        foreach (var result in report.Results)
        {
            var plan = result.Findings.Plan;
            Line(text,
            [
                .. Group(result.Findings.Group, escaping),
                result.Findings.Measure,
                result.Findings.Question.Pilot.Design.Id,
                Number(result.Findings.Question.Level),
                Whole(plan.Labels),
                Whole(plan.Items),
                Number(plan.HalfWidth),
                Number(plan.HalfWidthItemsUnlimited),
                Number(plan.LabelsOnlyHalfWidth),
                YesOrNo(plan.IsWorthwhile),
                YesOrNo(plan.IsFeasible),
            ]);
        }
    }

    private static IEnumerable<string> Cells(EstimateResult result, GateFindings gate)
    {
        var decision = gate.Decision;
        var estimate = decision.Estimate;
        var needed = decision.Needed;
        return
        [
            decision.Verdict.Id, YesOrNo(gate.IsAllowed), decision.Gate.Side.Id, Number(decision.Gate.Threshold),
            Number(decision.Level), Number(decision.Lower), Number(decision.Upper), Number(decision.PValue), estimate.Method.Id,
            estimate.Method.Interval, Number(estimate.Point), Number(decision.Reach),
            .. GateSizes.Of(needed ?? default).Select(size => size.Size?.ToString(CultureInfo.InvariantCulture) ?? ""),
            Number(needed?.Chance), decision.Never?.Id ?? "",
            string.Join(';', result.Main.WarningsAndSuspicions.Concat(result.Doubts).Distinct()), Number(decision.Calibrated?.Nominal),
        ];
    }
}
