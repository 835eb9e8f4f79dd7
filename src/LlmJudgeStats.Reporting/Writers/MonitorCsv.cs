using System.Globalization;
using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Reporting;

/// <summary>Writes a row for each look of a monitor: the columns of other measures, then those of looks.</summary>
internal static class MonitorCsv
{
    private static readonly string[] s_columns =
        ["labels", "sequence", "judge", "highestLower", "lowestUpper", "alarm", "judgePValue", "judgeAlpha", "state"];

    /// <summary>Writes the table.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escape">Whether a terminal shows it: what it would obey, or nobody would see, is escaped in cells of text.</param>
    public static void Write(TextWriter text, MonitorReport report, bool escape)
    {
        CsvReport.Line(text, [.. CsvReport.MeasureColumns, .. s_columns]);
        var result = report.Result;
        foreach (var line in result.Looks)
        {
            CsvReport.Line(text,
            [
                .. CsvReport.Cells(null, result.Measure, line.Estimate, escape),
                line.Look.Labels.ToString(CultureInfo.InvariantCulture), CsvReport.Text(line.Place, escape),
                CsvReport.Text(line.JudgeName, escape), CsvReport.Number(line.Look.HighestLower),
                CsvReport.Number(line.Look.LowestUpper), line.Look.IsAlarm ? "true" : "false", CsvReport.Number(line.Judge?.PValue),
                CsvReport.Number(line.Judge?.Error), result.Status.Id,
            ]);
        }
    }
}
