using System.Collections.Immutable;
using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Means;

/// <summary>
/// The lowest exact coverage over a grid of populations: one stratum of three values, and two groups with declared weights.
/// </summary>
internal static class ExactMeanRun
{
    private const string Header = "design,two_sided90,two_sided95,two_sided99,one_sided90,one_sided95,one_sided975,one_sided99";
    private const int Steps = 50;

    private static readonly double[] s_twoSided = [0.9, 0.95, 0.99];
    private static readonly double[] s_oneSided = [0.9, 0.95, 0.975, 0.99];

    public static void Run(string folder)
    {
        var path = Path.Combine(folder, "means", "exact.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        List<string> lines = [Header];
        foreach (var items in new[] { 20, 50 })
        {
            var design = new MeanDesign { Values = [0, 0.5, 1], Strata = 1, Items = items, Labels = [items] };
            lines.Add(Line(string.Create(CultureInfo.InvariantCulture, $"one stratum {items}"), design, OneStratum()));
        }
        foreach (var (first, second) in new[] { (20, 20), (10, 40), (50, 50) })
        {
            var design = new MeanDesign { Values = [0, 1], Strata = 2, Labels = [first, second], Weights = [0.5, 0.5] };
            lines.Add(Line(string.Create(CultureInfo.InvariantCulture, $"two groups {first}/{second}"), design, TwoGroups()));
        }
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        foreach (var line in lines) Console.WriteLine(line);
    }

    private static string Line(string name, MeanDesign design, IReadOnlyList<MeanPopulation> populations)
    {
        var estimator = StratifiedMeanEstimator.Default;
        var twoSided = s_twoSided.Select(level => Lowest(ExactMeanCoverage.Enumerate(estimator, design, level), one => one.Both));
        var oneSided = s_oneSided.Select(
            level => Lowest(ExactMeanCoverage.OneSided(estimator, design, level), one => Math.Min(one.Lower, one.Upper)));
        return $"{name},{string.Join(',', twoSided.Concat(oneSided))}";

        string Lowest(ExactMeanCoverage coverage, Func<MeanCoverage, double> of) =>
            populations.Min(population => of(coverage.At(population))).ToString("F4", CultureInfo.InvariantCulture);
    }

    // Every pair of shares of a win and a tie in steps of .02.
    private static List<MeanPopulation> OneStratum()
    {
        List<MeanPopulation> populations = [];
        for (var win = 0; win <= Steps; win++)
        {
            for (var tie = 0; win + tie <= Steps; tie++)
                populations.Add(new() { Shares = [1], Values = [[Share(Steps - win - tie), Share(tie), Share(win)]] });
        }
        return populations;
    }

    private static List<MeanPopulation> TwoGroups()
    {
        List<MeanPopulation> populations = [];
        for (var one = 0; one <= Steps; one++)
        {
            for (var other = 0; other <= Steps; other++)
            {
                ImmutableArray<double> first = [Share(Steps - one), Share(one)];
                ImmutableArray<double> second = [Share(other), Share(Steps - other)];
                populations.Add(new() { Shares = [0.5, 0.5], Values = [first, second] });
            }
        }
        return populations;
    }

    private static double Share(int steps) => (double)steps / Steps;
}
