using System.Diagnostics;
using System.Globalization;
using System.Text;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Validation.Gates;

/// <summary>The type I error of gates, by enumeration of every outcome of a design, over the standard grid.</summary>
internal static class GateErrors
{
    private const string File = "gates.csv";
    private const string Page = "gates.md";

    // A limit that meets the threshold but for rounding counts against the gate: twice the room that coverage gives.
    private const double Rounding = 2 * LimitTable.Rounding;

    private static readonly double[] s_levels = [0.9, 0.95, 0.99];

    /// <summary>What is not there yet, of designs with at most so many outcomes; the page is written again.</summary>
    public static void Run(long outcomes, string folder)
    {
        var path = Path.Combine(folder, File);
        var rows = Read(path);
        foreach (var family in Family.All)
        {
            foreach (var (name, design) in family.Designs.Where(one => one.Design.Outcomes <= outcomes))
            {
                foreach (var level in s_levels)
                {
                    var key = string.Create(CultureInfo.InvariantCulture, $"{family.Id},{name},{level}");
                    if (rows.Exists(row => row.Key == key)) continue;
                    var clock = Stopwatch.StartNew();
                    rows.Add(Enumerate(family.Id, name, design, Estimator(design), level, family.Grid));
                    System.IO.File.WriteAllLines(path, rows.Select(row => row.ToString()).Prepend(GateErrorRow.Header));
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows[^1]} ({clock.Elapsed.TotalSeconds:F1} s)"));
                }
            }
        }
        Write(rows, folder);
    }

    public static List<GateErrorRow> Read(string path) =>
        System.IO.File.Exists(path) ? [.. System.IO.File.ReadLines(path).Skip(1).Select(GateErrorRow.Parse)] : [];

    /// <summary>Every outcome, at every point whose rate can be a threshold: the threshold is the rate itself, where errors are likeliest.
    /// </summary>
    public static GateErrorRow Enumerate(
        string family, string name, StudyDesign design, IIntervalEstimator estimator, double level, ParameterGrid grid)
    {
        var map = ExactCoverage.Enumerate((in JudgeStudy study, out double lower, out double upper) =>
        {
            lower = GateLimits.Of(estimator, in study, IntervalSide.Lower, level) + Rounding;
            upper = GateLimits.Of(estimator, in study, IntervalSide.Upper, level) - Rounding;
        }, design).Over(grid);
        CoveragePoint[] points = [.. map.Points.Where(point => point.Rate is > 0 and < 1)];
        return new(family, name, level, points.Length, GateErrorPoint.Worst(points, point => point.LowerCoverage),
            GateErrorPoint.Worst(points, point => point.UpperCoverage));
    }

    private static IIntervalEstimator Estimator(StudyDesign design) =>
        design.Labels.Design.IsFromTestItems
            ? PostStratifiedEstimator.Default
            : AsymmetricErrorEstimator.Default;

    private static void Write(List<GateErrorRow> rows, string folder)
    {
        var page = new StringBuilder(GateErrorWords.Introduction(rows));
        foreach (var family in Family.All)
        {
            GateErrorRow[] there = [.. rows.Where(row => row.Family == family.Id)];
            if (there.Length == 0) continue;
            page.Append(CultureInfo.InvariantCulture, $"\n## {family.Title}\n\nDesigns: {family.Sizes}.\n\n");
            page.Append("| design | level | allowed | lower limit above the rate | where: rate, sensitivity, specificity | upper limit "
                + "below the ")
                .Append("rate | where |\n|---|---|---|---|---|---|---|\n");
            foreach (var row in there)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {row.Design} | {row.Level} | {1 - row.Level:F2} | {Shown(row.Above)} | ")
                    .Append(CultureInfo.InvariantCulture, $"{Shown(row.Below)} |\n");
            }
        }
        System.IO.File.WriteAllText(Path.Combine(folder, Page), page.ToString());
    }

    // Errors are rounded up.
    private static string Shown(GateErrorPoint point) => string.Create(CultureInfo.InvariantCulture,
        $"{Math.Ceiling(1e4 * (point.Error - 1e-9)) / 1e4:F4} | {point.Rate}, {point.Sensitivity}, {point.Specificity}");
}
