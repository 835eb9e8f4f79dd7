using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Real;

/// <summary>One judge on one set of items whose human labels are all known.</summary>
/// <param name="DataSet">The file and how it was cut.</param>
/// <param name="Name">The values that make the slice.</param>
/// <param name="Counts">Every item of it: label by verdict.</param>
internal sealed record RealSlice(string DataSet, string Name, ConfusionCounts Counts)
{
    private const double LabelledShare = 0.2;

    public double HumanRate => (double)(Counts.TruePositive + Counts.FalseNegative) / Counts.Count;

    public double JudgedRate => (double)(Counts.TruePositive + Counts.FalsePositive) / Counts.Count;

    /// <summary>Youden's J on all items.</summary>
    public double Youden => ((Calibration)Counts).Youden;

    /// <summary>
    /// A random fifth is labelled, the rest are test items. Items of one cell are alike to every method, so the items are drawn as counts,
    /// without replacement: the same law as a shuffle.
    /// </summary>
    /// <returns>The labelled fifth, and the test items with the labels that no method sees.</returns>
    public (ConfusionCounts Labelled, ConfusionCounts Hidden) Split(ulong seed, ulong stream)
    {
        var random = new Philox(seed, stream);
        long[] left = [Counts.TruePositive, Counts.FalseNegative, Counts.FalsePositive, Counts.TrueNegative];
        var drawn = new long[left.Length];
        var items = Counts.Count;
        for (var i = (long)Math.Round(LabelledShare * items); i > 0; i--, items--)
        {
            var (at, cell) = ((long)(random.NextDouble() * items), 0);
            while (at >= left[cell]) at -= left[cell++];
            left[cell]--;
            drawn[cell]++;
        }
        return (Table(drawn), Table(left));
    }

    private static ConfusionCounts Table(long[] cells) =>
        new() { TruePositive = cells[0], FalseNegative = cells[1], FalsePositive = cells[2], TrueNegative = cells[3] };
}
