using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Audit;

/// <summary>The share of resampled benchmarks in which each system comes first, ties shared: audit.md 3.</summary>
/// <remarks>
/// Items are drawn with replacement, clusters as a whole; one stream of random numbers a replicate, so threads change no digit.
/// </remarks>
internal static class FirstPlaces
{
    private const int Block = 250;               // replicates that one thread adds up
    private const double Tied = 1e-9;            // of sums of scores: means of runs do not add up to the last bit

    public static ImmutableArray<double> Of(ItemTable table, int replicates, ulong seed)
    {
        var rows = Rows(table, out var width);
        var units = rows.Length / width;
        var blocks = (replicates + Block - 1) / Block;
        var shares = new double[blocks][];
        InParallel.For(blocks, block => shares[block] = OfBlock(block), CancellationToken.None);
        var sum = new double[table.Systems];
        foreach (var share in shares)
        {
            for (var s = 0; s < sum.Length; s++) sum[s] += share[s] / replicates;
        }
        return [.. sum];

        double[] OfBlock(int block)
        {
            var share = new double[table.Systems];
            var totals = new double[width];
            var draws = new ulong[(units + 1) / 2];
            for (var replicate = block * Block; replicate < Math.Min(replicates, (block + 1) * Block); replicate++)
            {
                new Philox(seed, (ulong)replicate).Fill(draws);
                AddDrawn(rows, units, draws, totals);
                Share(totals.AsSpan(0, share.Length), share);
            }
            return share;
        }
    }

    // One row an item, or a cluster with the sum of its items; filled up to whole vectors.
    private static double[] Rows(ItemTable table, out int width)
    {
        var lanes = System.Runtime.Intrinsics.Vector256<double>.Count;
        width = (table.Systems + lanes - 1) / lanes * lanes;
        var places = new Dictionary<int, int>();
        var clusters = table.Clusters.Span;
        var place = new int[table.Items];
        for (var item = 0; item < place.Length; item++)
        {
            if (clusters.IsEmpty) place[item] = item;
            else
            {
                places.TryAdd(clusters[item], places.Count);
                place[item] = places[clusters[item]];
            }
        }
        var rows = new double[(clusters.IsEmpty ? table.Items : places.Count) * width];
        for (var item = 0; item < place.Length; item++)
        {
            var row = table.Row(item);
            for (var s = 0; s < row.Length; s++) rows[(place[item] * width) + s] += row[s];
        }
        return rows;
    }

    private static void AddDrawn(double[] rows, int units, ulong[] draws, double[] totals)
    {
        totals.AsSpan().Clear();
        var words = MemoryMarshal.Cast<ulong, uint>(draws.AsSpan());
        var table = MemoryMarshal.Cast<double, System.Runtime.Intrinsics.Vector256<double>>(rows.AsSpan());
        var sums = MemoryMarshal.Cast<double, System.Runtime.Intrinsics.Vector256<double>>(totals.AsSpan());
        for (var i = 0; i < units; i++)
        {
            var drawn = (int)((words[i] * (ulong)units) >> 32);
            var row = table.Slice(drawn * sums.Length, sums.Length);
            for (var v = 0; v < sums.Length; v++) sums[v] += row[v];
        }
    }

    private static void Share(ReadOnlySpan<double> totals, double[] share)
    {
        var best = double.NegativeInfinity;
        foreach (var total in totals) best = Math.Max(best, total);
        var tied = 0;
        foreach (var total in totals) tied += total >= best - Tied ? 1 : 0;
        for (var s = 0; s < share.Length; s++) share[s] += totals[s] >= best - Tied ? 1.0 / tied : 0;
    }
}
