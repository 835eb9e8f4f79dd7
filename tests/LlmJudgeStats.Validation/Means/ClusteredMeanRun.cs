using System.Diagnostics;
using System.Globalization;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Preferences;

namespace LlmJudgeStats.Validation.Means;

/// <summary>
/// Coverage of means of items that belong together, with effective counts and without. What is in the file is not run again.
/// </summary>
internal static class ClusteredMeanRun
{
    private const string Header =
        "family,size,sharing,labelled_clusters,clusters,population,mean,sets,c90,c95,c99,lower95,upper95,ignored95,design_effect";

    private const string Decisive = "DecisiveRate";
    private const int Sets = 2_000;
    private const int Clusters = 200;

    private static readonly double[] s_errors = [0.1, 0.05, 0.01];

    private static readonly MeanFamilyKind[] s_families =
    [
        MeanFamilyKind.WinRate, MeanFamilyKind.BothOrders, MeanFamilyKind.Scores, MeanFamilyKind.ClassShare, MeanFamilyKind.PanelOfThree,
    ];

    public static void Run(string folder, TimeSpan limit)
    {
        var path = Path.Combine(folder, "means", "clusters.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path)) File.WriteAllText(path, Header + "\n");
        var done = File.ReadLines(path).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var (name, line) in Tasks())
        {
            if (done.Exists(row => row.StartsWith(name + ",", StringComparison.Ordinal))) continue;
            if (clock.Elapsed > limit) return;
            var result = $"{name},{line()}";
            File.AppendAllText(path, result + "\n");
            Console.WriteLine(result);
        }
    }

    // Twenty-four cells a family.
    private static IEnumerable<(string Name, Func<string> Line)> Tasks()
    {
        foreach (var (id, family) in s_families.Select(family => (family.ToString(), family)).Append((Decisive, MeanFamilyKind.WinRate)))
        {
            foreach (var size in new[] { 2, 5, 10 })
            {
                foreach (var sharing in new[] { 0.3, 0.8 })
                {
                    foreach (var labelled in new[] { 20, 50 })
                    {
                        foreach (var population in new[] { 1, 3 })
                        {
                            var cell = new MeanCell(family, population, Clusters * size, labelled * size, false);
                            var name = string.Create(CultureInfo.InvariantCulture,
                                $"{id},{size},{sharing},{labelled},{Clusters},{population}").ToLowerInvariant();
                            yield return (name, () => Line(cell, size, sharing, labelled, id == Decisive));
                        }
                    }
                }
            }
        }
    }

    private static string Line(MeanCell cell, int size, double sharing, int labelledClusters, bool isDecisive)
    {
        var cells = cell.Probabilities();
        var values = cell.Values;
        var cumulative = new double[cells.Length];
        var (sum, mean, ties) = (0.0, 0.0, 0.0);
        for (var i = 0; i < cells.Length; i++)
        {
            cumulative[i] = sum += cells[i];
            mean += cells[i] * values[i % values.Length];
            if (values[i % values.Length] == 0.5) ties += cells[i];
        }
        // Of the items that are no tie.
        if (isDecisive) mean = (mean - (ties / 2)) / (1 - ties);
        IIntervalEstimator<MeanStudy> estimator = isDecisive ? DecisiveRateEstimator.Default : StratifiedMeanEstimator.Default;
        cumulative[^1] = double.PositiveInfinity;
        var random = new Philox(2027, ((ulong)cell.Number << 50) + ((ulong)cell.Family << 40) + ((ulong)size << 20)
            + ((ulong)labelledClusters << 8) + (ulong)(100 * sharing));
        var both = new int[s_errors.Length];
        var (lower, upper, ignored, effects) = (0, 0, 0, 0.0);
        for (var set = 0; set < Sets; set++)
        {
            var (labelled, unlabelled) = Draw(ref random);
            var table = ClusteredTable.FromClusters(ValueRange.Unit, values, cell.Decisions, labelled, unlabelled);
            var study = isDecisive
                ? DecisiveRateEstimator.FromClusters(table, CalibrationDesign.Random, out var effect)
                : MeanStudy.FromClusters(table, CalibrationDesign.Random, out effect);
            effects += effect / Sets;
            var p = estimator.PValue(in study, mean);
            for (var i = 0; i < s_errors.Length; i++)
            {
                if (p >= s_errors[i]) both[i]++;
            }
            if (estimator.PValue(in study, mean, Alternative.Greater) >= 0.05) lower++;
            if (estimator.PValue(in study, mean, Alternative.Less) >= 0.05) upper++;
            var independent = new MeanStudy { Table = table.Table, Design = CalibrationDesign.Random };
            if (estimator.PValue(in independent, mean) >= 0.05) ignored++;
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"{mean:F4},{Sets},{Share(both[0])},{Share(both[1])},{Share(both[2])},{Share(lower)},{Share(upper)},{Share(ignored)},")
            + effects.ToString("F2", CultureInfo.InvariantCulture);

        // An item is that of its cluster, decision and value, with the probability of sharing, else one of its own.
        (long[] Labelled, long[] Unlabelled) Draw(ref Philox source)
        {
            var labelled = new long[Clusters * cells.Length];
            var unlabelled = new long[Clusters * cell.Decisions];
            for (var g = 0; g < Clusters; g++)
            {
                var common = Place(source.NextDouble());
                for (var i = 0; i < size; i++)
                {
                    var place = source.NextDouble() < sharing ? common : Place(source.NextDouble());
                    if (g < labelledClusters) labelled[(g * cells.Length) + place]++;
                    else unlabelled[(g * cell.Decisions) + (place / values.Length)]++;
                }
            }
            return (labelled, unlabelled);
        }

        int Place(double at)
        {
            var found = Array.BinarySearch(cumulative, at);
            return found < 0 ? ~found : found;
        }
    }

    private static string Share(int count) => ((double)count / Sets).ToString("F4", CultureInfo.InvariantCulture);
}
