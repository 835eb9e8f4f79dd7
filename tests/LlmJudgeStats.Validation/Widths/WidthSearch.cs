using System.Diagnostics;
using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Widths;

/// <summary>
/// The lowest coverage between the points of the grid: a sequence that fills the cube evenly, then steps along each axis from the lowest
/// points. A search: what it finds is an upper bound of the true minimum.
/// </summary>
internal static class WidthSearch
{
    public const string SearchFile = "search.csv";

    private const string Header = "design,interval,from,points,minimum,rate,sensitivity,specificity";
    private const int Points = 30_000;
    private const int Starts = 12;
    private const double Level = 0.95;

    // Powers of the root of x⁴ = x + 1: no two points are near each other.
    private static readonly double[] s_steps = [0.8191725133961644, 0.671043606703789, 0.5497004779019701];

    private static readonly string[] s_designs =
        ["30/5/5", "20/10/10", "50/10/10", "40/40/10", "50/5/25", "115/10/50", "150/8/60", "75/30/8", "115/25/25", "500/10/10"];

    public static void Run(string folder, TimeSpan time)
    {
        Directory.CreateDirectory(Path.Combine(folder, WidthRun.Folder));
        var path = Path.Combine(folder, WidthRun.Folder, SearchFile);
        if (!File.Exists(path)) File.WriteAllText(path, Header + "\n");
        var clock = Stopwatch.StartNew();
        foreach (var design in WidthDesign.All.Where(design => s_designs.Contains(design.Name)).OrderBy(one => one.Sizes.Outcomes))
        {
            foreach (var interval in WidthRun.Intervals)
            {
                if (clock.Elapsed > time) return;
                if (File.ReadLines(path).Any(line => line.StartsWith($"{design.Name},{interval.Id},", StringComparison.Ordinal))) continue;
                var coverage = WidthRun.Enumerate(interval, design.Sizes, Level);
                foreach (var from in (double[])[0.55, 0.1])
                {
                    var lowest = Lowest(coverage, from);
                    var line = string.Create(CultureInfo.InvariantCulture,
                        $"{design.Name},{interval.Id},{from},{Points},{lowest.Coverage:F6},{lowest.Rate:F4},{lowest.Sensitivity:F4},")
                        + string.Create(CultureInfo.InvariantCulture, $"{lowest.Specificity:F4}\n");
                    File.AppendAllText(path, line);
                    Console.Write($"{clock.Elapsed.TotalSeconds:F0} s: {line}");
                }
            }
        }
    }

    private static CoveragePoint Lowest(ExactCoverage coverage, double from)
    {
        var found = new List<CoveragePoint>();
        for (var i = 1; found.Count < Points; i++)
        {
            var judge = (Sensitivity: Place(i, 1, from), Specificity: Place(i, 2, from));
            if (judge.Sensitivity + judge.Specificity > 1) found.Add(coverage.At(Place(i, 0, 0), judge.Sensitivity, judge.Specificity));
        }
        return found.OrderBy(point => point.Coverage).Take(Starts).Select(start => Descend(coverage, start, from))
            .MinBy(point => point.Coverage);
    }

    // The ends of a range are places of their own: an eighth of the points stands on each.
    private static double Place(int i, int axis, double from)
    {
        var share = i * s_steps[axis] % 1;
        return Math.Clamp(from + ((1 - from) * ((share * 1.25) - 0.125)), from, 1);
    }

    private static CoveragePoint Descend(ExactCoverage coverage, CoveragePoint best, double from)
    {
        for (var step = 0.02; step > 1e-5;)
        {
            var next = Around(best, step, from).Select(place => coverage.At(place.Rate, place.Sensitivity, place.Specificity))
                .MinBy(point => point.Coverage);
            if (next.Coverage < best.Coverage) best = next;
            else step /= 2;
        }
        return best;
    }

    private static IEnumerable<(double Rate, double Sensitivity, double Specificity)> Around(CoveragePoint point, double step, double from)
    {
        foreach (var move in (double[])[-step, step])
        {
            (double Rate, double Sensitivity, double Specificity)[] places =
            [
                (Math.Clamp(point.Rate + move, 0, 1), point.Sensitivity, point.Specificity),
                (point.Rate, Math.Clamp(point.Sensitivity + move, from, 1), point.Specificity),
                (point.Rate, point.Sensitivity, Math.Clamp(point.Specificity + move, from, 1)),
            ];
            foreach (var place in places.Where(place => place.Sensitivity + place.Specificity > 1)) yield return place;
        }
    }
}
