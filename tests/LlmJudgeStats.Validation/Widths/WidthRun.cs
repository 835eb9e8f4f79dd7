using System.Diagnostics;
using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Widths;

/// <summary>Enumerates balanced tails beside the guarded score: coverage, width, and the ratio of widths by cell.</summary>
internal static class WidthRun
{
    public const string Folder = "width";
    public const string RowsFile = "designs.csv";
    public const string CellsFile = "cells.csv";
    public const string CellsHeader = "design,interval,sensitivity,specificity,rate,ratio";

    public static readonly AsymmetricErrorInterval[] Intervals =
        [AsymmetricErrorInterval.GuardedScore, AsymmetricErrorInterval.BalancedTails, AsymmetricErrorInterval.BalancedTailsQuarter];

    public static readonly double[] Levels = [0.95, 0.9, 0.99];

    // Designs, judges and rates whose ratios are shown.
    private static readonly string[] s_shown = ["50/10/10", "115/25/25", "100/50/50"];
    private static readonly (double Sensitivity, double Specificity)[] s_judges = [(0.95, 0.95), (0.8, 0.8), (0.65, 0.65), (0.95, 0.6)];
    private static readonly double[] s_rates = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1];

    public static ExactCoverage Enumerate(AsymmetricErrorInterval interval, StudyDesign design, double level) =>
        ExactCoverage.Enumerate(new AsymmetricErrorEstimator { Interval = interval }, design, level);

    /// <summary>What is not there yet, quick designs first, until the time is over.</summary>
    public static void Run(string folder, TimeSpan time, Filter filter)
    {
        Directory.CreateDirectory(Path.Combine(folder, Folder));
        var clock = Stopwatch.StartNew();
        foreach (var design in WidthDesign.All.Where(design => filter.Has("design", design.Name)).OrderBy(one => one.Sizes.Outcomes))
        {
            foreach (var level in Levels)
            {
                var path = Path.Combine(folder, Folder, RowsFile);
                var rows = Read(path);
                if (rows.Any(row => row.Design == design.Name && row.Level == level)) continue;
                if (clock.Elapsed > time) return;
                Save(path, [.. rows, .. Rows(design, level, Path.Combine(folder, Folder, CellsFile))]);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F0} s: {design.Name} {level}"));
            }
        }
    }

    public static IReadOnlyList<WidthRow> Read(string path) =>
        File.Exists(path) ? [.. File.ReadLines(path).Skip(1).Select(WidthRow.Parse)] : [];

    private static void Save(string path, WidthRow[] rows)
    {
        var order = WidthDesign.All.Select(design => design.Name).ToList();
        var sorted = rows.OrderBy(row => order.IndexOf(row.Design)).ThenBy(row => Array.IndexOf(Levels, row.Level));
        File.WriteAllText(path, string.Concat(sorted.Select(row => row + "\n").Prepend(WidthRow.Header + "\n")));
    }

    private static IEnumerable<WidthRow> Rows(WidthDesign design, double level, string cells)
    {
        CoverageMap? guarded = null;
        foreach (var interval in Intervals)
        {
            var map = Enumerate(interval, design.Sizes, level).Over(ParameterGrid.Fine);
            guarded ??= map;
            var ratios = map.Points.Zip(guarded.Points, (one, other) => one.Width / other.Width).ToArray();
            if (map != guarded && level == Levels[0] && s_shown.Contains(design.Name))
                WriteCells(cells, design.Name, interval, map, ratios);
            var summary = map.Summary(level);
            yield return new(design.Name, level, interval.Id, summary.Minimum, summary.Where.Rate, summary.Where.Sensitivity,
                summary.Where.Specificity, summary.Mean, map.MeanWidth, map.MeanWidth / guarded.MeanWidth, ratios.Min(), ratios.Max(),
                (double)ratios.Count(ratio => ratio > 1 + 1e-9) / ratios.Length);
        }
    }

    private static void WriteCells(string path, string design, AsymmetricErrorInterval interval, CoverageMap map, double[] ratios)
    {
        if (!File.Exists(path)) File.WriteAllText(path, CellsHeader + "\n");
        for (var i = 0; i < ratios.Length; i++)
        {
            var point = map.Points[i];
            if (!s_rates.Contains(point.Rate) || !s_judges.Contains((point.Sensitivity, point.Specificity))) continue;
            File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture,
                $"{design},{interval.Id},{point.Sensitivity},{point.Specificity},{point.Rate},{ratios[i]:F4}\n"));
        }
    }
}
