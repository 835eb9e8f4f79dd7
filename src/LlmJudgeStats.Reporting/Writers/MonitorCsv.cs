using System.Globalization;
using LlmJudgeStats.Monitoring;
using static LlmJudgeStats.Reporting.CsvCells;

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
        Line(text, [.. MeasureCsv.MeasureColumns, .. s_columns]);
        var result = report.Result;
        foreach (var line in result.Looks)
        {
            Line(text,
            [
                .. MeasureCsv.Cells(null, result.Measure, line.Estimate, escape),
                line.Look.Labels.ToString(CultureInfo.InvariantCulture), Text(line.Place, escape),
                Text(line.JudgeName, escape), Number(line.Look.HighestLower),
                Number(line.Look.LowestUpper), YesOrNo(line.Look.IsAlarm), Number(line.Judge?.PValue),
                Number(line.Judge?.Error), result.Status.Id,
            ]);
        }
    }
}
