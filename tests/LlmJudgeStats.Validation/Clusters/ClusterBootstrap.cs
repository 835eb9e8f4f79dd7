using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>
/// The percentile bootstrap of clusters: drawn again with replacement; with labels by label those that hold the same parts among
/// themselves. Draws of a judge at or below chance are dropped.
/// </summary>
internal static class ClusterBootstrap
{
    public const string Id = "bootstrap";

    /// <summary>Studies of a cell that are bootstrapped.</summary>
    public const int Studies = 400;

    private const int Draws = 200;
    private const ulong Seed = 77;

    public static void Add(ClusterResult result, ClusterDraw[] clusters, CalibrationDesign design, double rate, ulong replicate)
    {
        var random = new Philox(Seed, replicate);
        var isFromTestItems = design.IsFromTestItems;
        ClusterDraw[][] groups =
        [
            .. clusters.GroupBy(cluster => Parts(cluster, isFromTestItems)).Where(group => group.Key != 0).OrderBy(group => group.Key)
                .Select(group => group.ToArray()),
        ];
        var rates = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            double tp = 0, fn = 0, fp = 0, tn = 0, passed = 0, failed = 0;
            foreach (var group in groups)
            {
                for (var i = 0; i < group.Length; i++)
                {
                    ref var cluster = ref group[(int)(random.NextDouble() * group.Length)];
                    tp += cluster.Labelled.TruePositive;
                    fn += cluster.Labelled.FalseNegative;
                    fp += cluster.Labelled.FalsePositive;
                    tn += cluster.Labelled.TrueNegative;
                    passed += cluster.Test.Positives;
                    failed += cluster.Test.Negatives;
                }
            }
            var estimate = isFromTestItems ? PostStratified(tp, fn, fp, tn, passed, failed) : Corrected(tp, fn, fp, tn, passed, failed);
            if (!double.IsNaN(estimate)) rates.Add(estimate);
        }
        result.Studies++;
        if (rates.Count == 0) return;
        rates.Sort();
        var (lower, upper) = (Quantile(rates, 0.025), Quantile(rates, 0.975));
        result.Width += upper - lower;
        result.Hits[0] += lower <= rate + LimitTable.Rounding && rate - LimitTable.Rounding <= upper ? 1 : 0;
    }

    // Which label a sampled item has is an outcome, and no part of the plan.
    private static int Parts(ClusterDraw cluster, bool isFromTestItems) =>
        isFromTestItems ? (cluster.Test.Count + cluster.Labelled.Count > 0 ? 1 : 0)
        : (cluster.Test.Count > 0 ? 1 : 0) + (cluster.Labelled.TruePositive + cluster.Labelled.FalseNegative > 0 ? 2 : 0)
        + (cluster.Labelled.FalsePositive + cluster.Labelled.TrueNegative > 0 ? 4 : 0);

    private static double Corrected(double tp, double fn, double fp, double tn, double passed, double failed)
    {
        var (se, sp) = (tp / (tp + fn), tn / (tn + fp));
        return se + sp > 1 ? Math.Clamp(((passed / (passed + failed)) + sp - 1) / (se + sp - 1), 0, 1) : double.NaN;
    }

    private static double PostStratified(double tp, double fn, double fp, double tn, double passed, double failed)
    {
        var w = (passed + tp + fp) / (passed + failed + tp + fn + fp + tn);
        if (tp + fp == 0 || fn + tn == 0) return (tp + fn) / (tp + fn + fp + tn);
        return (w * tp / (tp + fp)) + ((1 - w) * fn / (fn + tn));
    }

    // Linear between order statistics, as numpy's percentile.
    private static double Quantile(List<double> sorted, double q)
    {
        var at = q * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 < sorted.Count ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
