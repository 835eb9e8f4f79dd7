using System.Globalization;
using System.Text;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Monitoring;

/// <summary>How often the mean is missed at any look of a path, beside an interval that was made for one look.</summary>
internal static class PathRun
{
    private const string Header = "family,population,mean,paths,labels,missed,missed_at_once_intervals,first_miss_median,width_ratio";
    private const int Paths = 400;
    private const int Labels = 1000;

    public static void Run(string folder)
    {
        var path = Path.Combine(folder, "monitoring.csv");
        var lines = new List<string> { Header };
        lines.AddRange(PathCell.All.Select((cell, i) => Line(cell, (ulong)i)));
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        Console.Write(Table(lines));
    }

    /// <summary>The paths of one population.</summary>
    public static PathMiss[] Walk(PathCell cell, ulong stream, int paths, int labels, int every)
    {
        var random = new Philox(2027, stream);
        var misses = new PathMiss[paths];
        for (var i = 0; i < paths; i++) misses[i] = cell.Walk(labels, every, ref random);
        return misses;
    }

    private static string Line(PathCell cell, ulong stream)
    {
        var misses = Walk(cell, stream, Paths, Labels, PathCell.Every);
        int[] early = [.. misses.Select(miss => miss.Once).Where(labels => labels > 0).Order()];
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{cell.Family},{cell.Number},{cell.Mean:F4},{Paths},{Labels},{Share(misses.Count(miss => miss.Anytime > 0))},")
            + $"{Share(early.Length)},{(early.Length > 0 ? early[early.Length / 2].ToString(CultureInfo.InvariantCulture) : "")},"
            + misses.Average(miss => miss.Ratio).ToString("F2", CultureInfo.InvariantCulture);
        Console.WriteLine(line);
        return line;
    }

    private static string Table(List<string> lines)
    {
        var table = new StringBuilder();
        foreach (var cells in lines.Skip(1).Select(line => line.Split(',')))
            table.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells.Where((_, i) => i is not (3 or 4)))} |\n");
        return table.ToString();
    }

    private static string Share(int count) => ((double)count / Paths).ToString("F4", CultureInfo.InvariantCulture);
}
