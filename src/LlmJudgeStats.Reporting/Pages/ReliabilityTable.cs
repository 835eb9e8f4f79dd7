using System.Globalization;
using LlmJudgeStats.JudgeConfidence;

namespace LlmJudgeStats.Reporting;

/// <summary>The reliability table of a judge: its columns and its cells.</summary>
internal static class ReliabilityTable
{
    /// <summary>Its columns.</summary>
    public static IReadOnlyList<PageColumn> Columns(JudgeConfidenceTable table) =>
    [
        new("confidence", PageCells.Text),
        new("items", PageCells.Numbers),
        new("mean", PageCells.Numbers),
        new("came true", PageCells.Numbers),
        new($"{PlainText.Level(table.Level)} interval", PageCells.Numbers),
    ];

    /// <summary>Its rows, rising.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(JudgeConfidenceTable table) =>
        table.Reliability.Bands.Select(band => Cells(band, table.Level));

    private static string[] Cells(ReliabilityBand band, double level)
    {
        var limits = band.Interval(level);
        return
        [
            band.From == band.To ? Text(band.From) : $"{Text(band.From)} to {Text(band.To)}",
            band.Items.ToString(CultureInfo.InvariantCulture),
            PlainText.Percent(band.MeanConfidence),
            PlainText.Percent(band.Accuracy.Rate),
            $"[{PlainText.Percent(limits.Lower)}, {PlainText.Percent(limits.Upper)}]",
        ];
    }

    private static string Text(double confidence) => confidence.ToString("0.###", CultureInfo.InvariantCulture);
}
