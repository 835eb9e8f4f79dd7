using LlmJudgeStats.Intervals;
using LlmJudgeStats.LabelQuality;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.HumanErrors;

/// <summary>A population of items whose labels err, and how many of them are labelled once and twice.</summary>
/// <param name="Rate">How many items truly pass.</param>
/// <param name="Error">How often a label is wrong.</param>
/// <param name="Singles">Items with one label.</param>
/// <param name="Doubles">Items with two.</param>
internal sealed record LabelErrorCell(double Rate, double Error, int Singles, int Doubles)
{
    private const double Z = 1.959963984540054;

    private static readonly double[] s_rates = [0.5, 0.6, 0.75, 0.9, 0.97];
    private static readonly double[] s_errors = [0.01, 0.03, 0.08, 0.15, 0.25];

    /// <summary>25 populations with each number of doubles.</summary>
    public static IEnumerable<LabelErrorCell> All =>
        from doubles in new[] { 30, 50, 100, 200 }
        from rate in s_rates
        from error in s_errors
        select new LabelErrorCell(rate, error, 300, doubles);

    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Singles}+{Doubles},{Rate},{Error}");

    /// <summary>How many of so many studies contain the rate: at each level, and by the delta method and the labels as they are.</summary>
    public int[] Contained(int studies, double[] levels)
    {
        var contained = new int[levels.Length + 2];
        var random = new Philox(2026, ((ulong)Doubles << 32) + ((ulong)(1000 * Rate) << 16) + (ulong)(1000 * Error));
        for (var i = 0; i < studies; i++)
        {
            var labels = Draw(ref random);
            var drop = Statistic(in labels);
            for (var at = 0; at < levels.Length; at++)
            {
                var z = Confidence.TwoSided(levels[at]).Quantile;
                if (drop <= z * z) contained[at]++;
            }
            var estimate = LabelErrorEstimator.Default.Estimate(in labels, 0.5);
            if (!estimate.IsIdentified || Math.Abs(estimate.Unclamped - Rate) <= Z * estimate.StandardError) contained[^2]++;
            var passes = labels.SinglesPassed + labels.PairsPassed + (labels.PairsDiffering / 2.0);
            if (BinomialInterval.Wilson.Of(Proportion.FromCounts(passes, labels.Count), 0.95).Contains(Rate)) contained[^1]++;
        }
        return contained;
    }

    // The hull of two ranges that share rates contains what one of them does; nothing identified contains all.
    private double Statistic(in RepeatedLabels labels)
    {
        if (!LabelErrorEstimator.Default.Estimate(in labels, 0.5).IsIdentified) return 0;
        return Math.Min(
            new LabelErrorProfile(SymmetricErrorLikelihood.Of(labels, 0)).Statistic(Rate),
            new LabelErrorProfile(SymmetricErrorLikelihood.Of(labels, 0.5)).Statistic(Rate));
    }

    private RepeatedLabels Draw(ref Philox random)
    {
        var first = new bool[Singles + Doubles];
        var second = new bool?[first.Length];
        for (var item = 0; item < first.Length; item++)
        {
            var truth = random.NextDouble() < Rate;
            first[item] = truth ^ random.NextDouble() < Error;
            if (item < Doubles) second[item] = truth ^ random.NextDouble() < Error;
        }
        return RepeatedLabels.FromLabels(first, second);
    }
}
