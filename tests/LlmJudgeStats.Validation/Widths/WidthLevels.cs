using System.Diagnostics;
using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Widths;

/// <summary>What a level calibrated to the design gains: the nominal level, its lowest coverage, and the width.</summary>
internal static class WidthLevels
{
    public const string LevelsFile = "levels.csv";

    private const string Header = "design,level,interval,nominal,minimum,rate,sensitivity,specificity,width,ratio";

    private static readonly string[] s_designs =
        ["10/5/5", "30/5/5", "20/10/10", "25/7/7", "50/10/10", "50/5/25", "40/40/10", "50/20/20", "65/14/33", "115/10/50", "115/25/25"];

    public static void Run(string folder, TimeSpan time)
    {
        Directory.CreateDirectory(Path.Combine(folder, WidthRun.Folder));
        var path = Path.Combine(folder, WidthRun.Folder, LevelsFile);
        if (!File.Exists(path)) File.WriteAllText(path, Header + "\n");
        var clock = Stopwatch.StartNew();
        foreach (var level in WidthRun.Levels)
        {
            foreach (var name in s_designs)
            {
                if (clock.Elapsed > time) return;
                var start = string.Create(CultureInfo.InvariantCulture, $"{name},{level},");
                if (File.ReadLines(path).Any(line => line.StartsWith(start, StringComparison.Ordinal))) continue;
                var lines = string.Concat(Lines(WidthDesign.All.First(design => design.Name == name), level));
                File.AppendAllText(path, lines);
                Console.Write($"{clock.Elapsed.TotalSeconds:F0} s:\n{lines}");
            }
        }
    }

    private static IEnumerable<string> Lines(WidthDesign design, double level)
    {
        var guarded = WidthRun.Enumerate(AsymmetricErrorInterval.GuardedScore, design.Sizes, level).Over(ParameterGrid.Fine).MeanWidth;
        foreach (var interval in WidthRun.Intervals)
        {
            var calibrated = new DesignCalibrated(new AsymmetricErrorEstimator { Interval = interval });
            if (calibrated.LevelFor(design.Sizes, level) is not { } found) continue;
            var at = found.Lowest;
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{design.Name},{level},{interval.Id},{found.Nominal},{at.Coverage:F6},{at.Rate},{at.Sensitivity},{at.Specificity},")
                + string.Create(CultureInfo.InvariantCulture, $"{found.MeanWidth:F6},{found.MeanWidth / guarded:F6}\n");
        }
    }
}
