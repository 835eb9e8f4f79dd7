using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The distribution of θ = p a + (1 − p) b by its distribution function: sound where the density of <see cref="SampledLikelihood"/> is not, and slower.</summary>
/// <remarks>
/// <code>E θ = h − ∫ F(t) dt from l to h,  F(l) = 0,  F(h) = 1</code>
/// The mean in closed form checks the function.
/// </remarks>
internal sealed class SampledDistribution : IRateDensity
{
    private const double Acceptable = 1e-6;    // of a standard deviation
    private const double Step = 1e-4;          // of a standard deviation: half of the digits of a difference
    private const double Tail = 1e-8;           // beyond it a window of the other two may leave out as much
    private const int Grades = 8;              // towards where the widest share ends, the function may rise like a root

    private static readonly double[] s_cuts = [-4, -2, -1, 0, 1, 2, 4];    // in standard deviations

    private readonly SampledMix _mix;

    public SampledDistribution(SampledMix mix, double mean, double standardDeviation)
    {
        (_mix, Mean, StandardDeviation) = (mix, mean, standardDeviation);
        var (low, high) = (Quantile(Tail), Quantile(1 - Tail));
        var cuts = s_cuts.Select(cut => mean + (cut * standardDeviation))
            .Concat(Enumerable.Range(1, Grades).SelectMany(i => new[] { low + ((high - low) * Math.Pow(10, -i)), high - ((high - low) * Math.Pow(10, -i)) }))
            .Append(high).Order();
        var (from, sum, rule) = (low, 0.0, GaussLegendre.Of24);
        foreach (var cut in cuts)
        {
            var to = Math.Min(cut, high);
            if (!(to > from)) continue;
            for (var i = 0; i < rule.Nodes.Length; i++) sum += (to - from) * rule.Weights[i] * Below(from + ((to - from) * rule.Nodes[i]));
            from = to;
        }
        IsConverged = Math.Abs(high - sum - mean) < Acceptable * standardDeviation;
    }

    public bool IsConverged { get; }

    public double Mean { get; }

    public double StandardDeviation { get; }

    public double Below(double rate) => _mix.Below(rate);

    public double Quantile(double probability) => probability <= 0 ? 0 : probability >= 1 ? 1 : Root.Find(new Defect(_mix, probability), 0, 1, 1e-15);

    public double At(double rate)
    {
        if (!(rate > 0 && rate < 1)) return 0;
        var h = Math.Min(Step * StandardDeviation, Math.Min(rate, 1 - rate) / 2);
        return Math.Max(0, (Below(rate + h) - Below(rate - h)) / (2 * h));
    }

    private readonly struct Defect(SampledMix mix, double probability) : IFunction
    {
        public double At(double x) => mix.Below(x) - probability;
    }
}
