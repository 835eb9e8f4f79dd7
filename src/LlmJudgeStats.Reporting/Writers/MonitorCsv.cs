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
    /// <param name="escaping">What is escaped in cells of text.</param>
    public static void Write(TextWriter text, MonitorReport report, Escaping escaping)
    {
        Line(text, [.. MeasureCsv.MeasureColumns, .. s_columns]);
        var result = report.Result;
        foreach (var line in result.Looks)
        {
            Line(text,
            [
                .. MeasureCsv.Cells(null, result.Measure, line.Estimate, escaping),
                line.Look.Labels.ToString(CultureInfo.InvariantCulture), Text(line.Place, escaping),
                Text(line.JudgeName, escaping), Number(line.Look.HighestLower),
                Number(line.Look.LowestUpper), YesOrNo(line.Look.IsAlarm), Number(line.Judge?.PValue),
                Number(line.Judge?.Error), result.Status.Id,
            ]);
        }
    }
}
