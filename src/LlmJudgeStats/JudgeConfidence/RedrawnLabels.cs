using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.JudgeConfidence;

/// <summary>Labels drawn again as if every confidence were right.</summary>
internal static class RedrawnLabels
{
    private const int Redrawn = 10_000;
    private const ulong Seed = 1;
    private const int MostKinds = 1000;         // of items: ten million draws in all, about a fifth of a second
    private const double Rounding = 1e-9;       // of a sum of distances: equal outcomes are counted as equal

    /// <param name="rising">The confidences, rising.</param>
    /// <param name="ends">Where each band ends.</param>
    /// <param name="observed">The sum of distances of the data: items times their calibration error.</param>
    public static PerfectCalibration Of(double[] rising, int[] ends, double observed)
    {
        if (rising.Length == 0) return new(double.NaN, double.NaN, 1);
        var kinds = Kinds(rising, ends);
        var random = new Philox(Seed, 0);
        var sums = new double[Redrawn];
        var atLeast = 1;
        for (var draw = 0; draw < Redrawn; draw++)
        {
            var sum = Distance(kinds, ref random);
            sums[draw] = sum / rising.Length;
            if (sum >= observed - Rounding) atLeast++;
        }
        Array.Sort(sums);
        var mean = 0.0;
        foreach (var sum in sums) mean += sum;
        return new(mean / Redrawn, sums[(Redrawn * 95 / 100) - 1], atLeast / (Redrawn + 1.0));
    }

    private static double Distance(Kind[][] bands, ref Philox random)
    {
        var sum = 0.0;
        foreach (var band in bands)
        {
            var distance = 0.0;
            foreach (var kind in band) distance += kind.Next(ref random) - kind.Expected;
            sum += Math.Abs(distance);
        }
        return sum;
    }

    // Items next to each other, in each band, that are drawn together.
    private static Kind[][] Kinds(double[] rising, int[] ends)
    {
        var size = (rising.Length + MostKinds - 1) / MostKinds;
        var first = 0;
        var bands = new Kind[ends.Length][];
        for (var band = 0; band < bands.Length; band++)
        {
            bands[band] = [.. rising[first..ends[band]].Chunk(size).Select(items => new Kind(items))];
            first = ends[band];
        }
        return bands;
    }

    private sealed class Kind
    {
        private readonly double _probability;
        private readonly BinomialSampler? _sampler;

        public Kind(double[] items)
        {
            Expected = 0;
            foreach (var item in items) Expected += item;
            _probability = Expected / items.Length;
            if (items.Length > 1) _sampler = new(items.Length, _probability);
        }

        public double Expected { get; }

        public double Next(ref Philox random) => _sampler?.Next(ref random) ?? (random.NextBernoulli(_probability) ? 1 : 0);
    }
}
