using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>How two independent posteriors of rates stand to each other.</summary>
/// <remarks>
/// <code>P(θ_a &gt; r θ_b + c) = ∫ f_a(x) F_b((x − c)/r) dx</code>
/// In panels over the log-odds that end at quantiles of both, 24 nodes each. Source: claims.md 8.
/// </remarks>
internal static class PosteriorOrder
{
    private static readonly double[] s_tails = [1e-14, 1e-11, 1e-8, 1e-5, 1e-3, 0.02, 0.1, 0.25, 0.5];

    /// <summary>P(θ_a &gt; r θ_b + c); NaN where a posterior was not found.</summary>
    public static double Above(Posterior a, Posterior b, double ratio, double shift)
    {
        if (!a.IsReliable || !b.IsReliable) return double.NaN;
        var cuts = Cuts(a, b, ratio, shift);
        var nodes = GaussLegendre.Of24.Nodes;
        var weights = GaussLegendre.Of24.Weights;
        var above = 0.0;
        var all = 0.0;
        for (var i = 1; i < cuts.Count; i++)
        {
            var width = cuts[i] - cuts[i - 1];
            for (var j = 0; j < nodes.Length; j++)
            {
                var at = Share.FromLogOdds(cuts[i - 1] + (width * nodes[j]));
                var mass = width * weights[j] * a.Density(at.Rate) * at.Rate * at.Complement;
                all += mass;
                above += mass * Below(b, (at.Rate - shift) / ratio);
            }
        }
        return Math.Clamp(above / all, 0, 1);
    }

    private static double Below(Posterior posterior, double rate) => rate <= 0 ? 0 : rate >= 1 ? 1 : 1 - posterior.ProbabilityAbove(rate);

    // Where a is, and where what it is compared with bends.
    private static List<double> Cuts(Posterior a, Posterior b, double ratio, double shift)
    {
        var cuts = new SortedSet<double>();
        foreach (var tail in s_tails)
        {
            cuts.Add(LogOdds(a.Quantile(tail)));
            cuts.Add(LogOdds(a.Quantile(1 - tail)));
        }
        var low = cuts.Min;
        var high = cuts.Max;
        foreach (var tail in s_tails)
        {
            Add((ratio * b.Quantile(tail)) + shift);
            Add((ratio * b.Quantile(1 - tail)) + shift);
        }
        return [.. cuts];

        void Add(double rate)
        {
            if (LogOdds(rate) is var x && x > low && x < high) cuts.Add(x);
        }
    }

    private static double LogOdds(double rate) => rate <= 0 ? -Share.FarthestLogOdds
        : rate >= 1 ? Share.FarthestLogOdds : Math.Log(rate / (1 - rate));
}
