using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>
/// The rule that made the cells, before any study was drawn: every setting of a factor equally often, the factors shuffled against each
/// other (a Latin hypercube), from a fixed seed.
/// </summary>
internal static class ClusterCells
{
    private const int Cells = 240;    // of each kind
    private const int NoVerdictCells = 20;
    private const int FewestLabels = 10;
    private const int FewestClusters = 10;
    private const ulong Seed = 20_261_128;

    private static readonly double[] s_labelledShares = [0.2, 0.5, 1];
    private static readonly double[] s_labelShares = [0.1, 0.3, 1];
    private static readonly double[] s_passShares = [0.25, 0.5, 0.75];

    private static readonly Settings s_first = new(
        [10, 15, 20, 30, 50, 100, 200, 300], [1, 2, 3, 5, 10, 20], [10, 15, 20, 30, 50, 100], [1, 2, 5, 10],
        [ClusterSizes.Equal, ClusterSizes.HeavyTailed, ClusterSizes.OneLarge], [0, 0.05, 0.1, 0.2, 0.4, 0.6],
        [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.97], [0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1]);

    private static readonly Settings s_second = new(
        [10, 20, 30, 50, 100, 200, 300], [2, 3, 5, 10, 20], [10, 20, 30, 50, 100], [2, 3, 5, 10],
        [ClusterSizes.Equal, ClusterSizes.TenthLarge], [0.05, 0.1, 0.2, 0.4, 0.6],
        [0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.97], [0.6, 0.8, 0.9, 0.95, 0.98, 1]);

    private static readonly double[] s_withoutVerdict = [0.05, 0.15, 0.3, 0.5];

    /// <summary>Cells of each kind in the first grid, in which others are run too.</summary>
    public const int OfFirst = Cells;

    public static IEnumerable<ClusterCell> All => ByLabel(s_first, 0).Concat(FromTestItems(s_first, 0));

    /// <summary>
    /// Where the first grid is easy: sizes whose mean says little, with no cluster that dominates, and nothing independent. Written down
    /// while the first grid ran, before a study of these was drawn.
    /// </summary>
    public static IEnumerable<ClusterCell> Second => ByLabel(s_second, Cells).Concat(FromTestItems(s_second, Cells));

    /// <summary>Items without a verdict as a third stratum.</summary>
    public static IEnumerable<NoVerdictCell> NoVerdict => WithoutVerdict(s_first, 0);

    /// <summary>The same with the settings of the second grid, written down before a study of these was drawn.</summary>
    public static IEnumerable<NoVerdictCell> SecondNoVerdict => WithoutVerdict(s_second, NoVerdictCells);

    private static IEnumerable<NoVerdictCell> WithoutVerdict(Settings settings, int before)
    {
        var pick = new Picks(NoVerdictCells, stream: 300 + (ulong)(before * 10));
        for (var i = 0; i < NoVerdictCells; i++)
        {
            var cell = CellFromTestItems(settings, before, i, pick) with { Kind = NoVerdictCell.Name };
            yield return new(cell, pick.Next(i, 20, s_withoutVerdict), pick.Next(i, 21, s_withoutVerdict));
        }
    }

    private static IEnumerable<ClusterCell> ByLabel(Settings settings, int before)
    {
        var pick = new Picks(Cells, stream: 100 + (ulong)(before * 10));
        for (var i = 0; i < Cells; i++)
        {
            var clusters = pick.Next(i, 0, settings.Clusters);
            var labelled = pick.Next(i, 1, settings.LabelledClusters);
            yield return new(
                ClusterCell.ByLabel, before + i + 1, CalibrationDesign.ByLabel, pick.Next(i, 2, Enum.GetValues<ClusterSharing>()),
                pick.Next(i, 3, Enum.GetValues<ClusterErrors>()), pick.Next(i, 4, settings.Sizes), clusters, labelled,
                clusters * pick.Next(i, 5, settings.MeanSizes), labelled * pick.Next(i, 6, settings.LabelsOfCluster),
                labelled * pick.Next(i, 7, settings.LabelsOfCluster), pick.Next(i, 8, settings.Correlations),
                pick.Next(i, 9, settings.Rates), pick.Next(i, 10, settings.ErrorRates), pick.Next(i, 11, settings.ErrorRates));
        }
    }

    private static IEnumerable<ClusterCell> FromTestItems(Settings settings, int before)
    {
        var pick = new Picks(Cells, stream: 200 + (ulong)(before * 10));
        for (var i = 0; i < Cells; i++) yield return CellFromTestItems(settings, before, i, pick);
    }

    private static ClusterCell CellFromTestItems(Settings settings, int before, int i, Picks pick)
    {
        var clusters = pick.Next(i, 0, settings.Clusters);
        var items = clusters * pick.Next(i, 1, settings.MeanSizes);
        var labelled = Math.Max(Math.Min(clusters, FewestClusters), (int)Math.Round(clusters * pick.Next(i, 2, s_labelledShares)));
        var labels = Math.Clamp(
            (int)Math.Round((double)items * labelled / clusters * pick.Next(i, 3, s_labelShares)), FewestLabels, items);
        var design = i % 2 == 0 ? CalibrationDesign.Random : CalibrationDesign.ByVerdict;
        var passes = design == CalibrationDesign.Random ? labels : (int)Math.Round(labels * pick.Next(i, 4, s_passShares));
        return new(
            ClusterCell.FromTestItems, before + i + 1, design, ClusterSharing.All, pick.Next(i, 5, Enum.GetValues<ClusterErrors>()),
            pick.Next(i, 6, settings.Sizes), clusters, labelled, items - labels, passes, labels - passes,
            pick.Next(i, 7, settings.Correlations), pick.Next(i, 8, settings.Rates), pick.Next(i, 9, settings.ErrorRates),
            pick.Next(i, 10, settings.ErrorRates));
    }

    private sealed record Settings(
        int[] Clusters, int[] MeanSizes, int[] LabelledClusters, int[] LabelsOfCluster, ClusterSizes[] Sizes, double[] Correlations,
        double[] Rates, double[] ErrorRates);

    // Each setting of a factor equally often over the cells, in an order of its own.
    private sealed class Picks(int cells, ulong stream)
    {
        private readonly Dictionary<int, int[]> _orders = [];

        public T Next<T>(int cell, int factor, T[] settings)
        {
            if (!_orders.TryGetValue(factor, out var order)) _orders[factor] = order = Shuffled(new(Seed, stream + (ulong)factor));
            return settings[order[cell] * settings.Length / cells];
        }

        private int[] Shuffled(Philox random)
        {
            int[] order = [.. Enumerable.Range(0, cells)];
            for (var i = cells - 1; i > 0; i--)
            {
                var j = (int)(random.NextDouble() * (i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }
            return order;
        }
    }
}
