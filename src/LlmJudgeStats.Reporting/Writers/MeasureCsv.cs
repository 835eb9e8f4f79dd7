using LlmJudgeStats.Gates;
using static LlmJudgeStats.Reporting.CsvCells;

namespace LlmJudgeStats.Reporting;

/// <summary>Writes estimates of any measure as CSV: those of <c>--measure</c>, of a judge, and of raters.</summary>
internal static class MeasureCsv
{
    /// <summary>The columns of an estimate of any measure.</summary>
    internal static IReadOnlyList<string> MeasureColumns { get; } = [.. CsvReport.EstimateColumns, "measure", "quantity", "of"];

    private static readonly string[] s_judgeColumns = ["section", "pValueOf", "pValue", "adjustedPValue"];

    private static readonly string[] s_measureGateColumns =
        ["verdict", "allowed", "side", "threshold", "gateLevel", "gateLower", "gateUpper", "pValue"];

    private static readonly string[] s_measureComparisonColumns = ["a", "b", "verdict", "pValue", "adjustedPValue"];

    /// <summary>Writes the table row by row: the columns of <c>estimate</c>, then what is estimated.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is escaped in cells of text.</param>
    internal static void Write(TextWriter text, MeasureReport report, Escaping escaping = Escaping.None)
    {
        var keys = report.Results.Count > 0 ? report.Results[0].Group : null;
        string[] ofGate = report.IsGate ? s_measureGateColumns : report.Results.Any(result => result.Comparison is not null)
            ? s_measureComparisonColumns : [];
        Line(text, [.. Columns(keys, escaping), .. MeasureColumns, .. ofGate]);
        foreach (var result in report.Results)
        {
            foreach (var measured in result.Estimates)
            {
                Line(text,
                [
                    .. Cells(result.Group, result.Measure, measured, escaping),
                    .. result.Gate is { } gate ? Cells(gate) : [],
                    .. result.Comparison is { } pair ? Cells(pair, measured, escaping) : [],
                ]);
            }
        }
    }

    /// <summary>Writes the table row by row: the columns of other measures, then the section and what was tested.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is escaped in cells of text.</param>
    internal static void Write(TextWriter text, JudgeReport report, Escaping escaping = Escaping.None)
    {
        var keys = report.Results.Count > 0 ? report.Results[0].Group : null;
        Line(text, [.. Columns(keys, escaping), .. MeasureColumns, .. s_judgeColumns]);
        foreach (var result in report.Results) Write(text, result.Group, result.Measure, result.Sections, escaping);
    }

    /// <summary>Writes the table row by row: the columns of judges; of annotators how often the judge does as well.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is escaped in cells of text.</param>
    internal static void Write(TextWriter text, AgreeReport report, Escaping escaping = Escaping.None)
    {
        var keys = report.Results.Count > 0 ? report.Results[0].Group : null;
        Line(text, [.. Columns(keys, escaping), .. MeasureColumns, .. s_judgeColumns]);
        foreach (var result in report.Results)
        {
            Write(text, result.Group, result.Kind, [.. result.Sections, .. AgreeSections.Annotators(result.Replacement)], escaping);
        }
    }

    private static void Write(
        TextWriter text, IReadOnlyList<GroupKey>? group, string measure, IEnumerable<JudgeSection> sections, Escaping escaping)
    {
        foreach (var section in sections)
        {
            foreach (var measured in section.Estimates)
            {
                Line(text,
                [
                    .. Cells(group, measure, measured, escaping), section.Name, Number(measured.PValueOf), Number(measured.PValue),
                    Number(measured.AdjustedPValue),
                ]);
            }
        }
    }

    /// <summary>The cells of an estimate, in the order of <see cref="MeasureColumns"/> behind those of its group.</summary>
    internal static string[] Cells(IReadOnlyList<GroupKey>? group, string measure, MeasuredEstimate measured, Escaping escaping)
    {
        var estimate = measured.Estimate;
        return
        [
            .. Group(group, escaping),
            estimate.Method.Id,
            measured.IsPointOnly ? "" : estimate.Method.Interval,
            Number(estimate.Point),
            measured.IsPointOnly ? "" : Number(estimate.Interval.Lower),
            measured.IsPointOnly ? "" : Number(estimate.Interval.Upper),
            Number(estimate.Interval.Level),
            string.Join(';', WarningNames.Of(estimate.Warnings)),
            "population",
            measure,
            measured.Quantity,
            Text(measured.Of ?? "", escaping),
        ];
    }

    private static string[] Cells(MeasuredComparison pair, MeasuredEstimate measured, Escaping escaping) =>
    [
        Text(pair.A, escaping), Text(pair.B, escaping), ComparisonSentence.Word(pair.Verdict), Number(measured.PValue),
        Number(measured.AdjustedPValue ?? measured.PValue),
    ];

    private static string[] Cells(MeasureGate gate) =>
    [
        gate.Verdict.Id, YesOrNo(gate.IsAllowed), gate.Side.Id, Number(gate.Threshold), Number(gate.Level), Number(gate.Lower),
        Number(gate.Upper), Number(gate.PValue),
    ];
}
