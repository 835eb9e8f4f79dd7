using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// Shares of the way along a range, their complements and weights: Gauss–Legendre in a number of parts, or the trapezoidal rule on
/// log-odds.
/// </summary>
internal sealed class NodeTable
{
    /// <summary>The t of the farthest log-odds.</summary>
    public const double FarthestTime = 34.8;

    private const double Step = 0.2;         // of t, with log-odds w = t (1 + (t/8)²)

    private NodeTable(int count, double step)
    {
        Shares = new double[count];
        Rests = new double[count];
        Weights = new double[count];
        TimeStep = step;
    }

    public double[] Shares { get; }

    public double[] Rests { get; }

    public double[] Weights { get; }

    /// <summary>The step of t; 0 for Gauss–Legendre.</summary>
    public double TimeStep { get; }

    public int Middle => Shares.Length / 2;

    public static NodeTable Legendre(int parts)
    {
        var rule = GaussLegendre.Of44;
        var count = rule.Nodes.Length;
        var table = new NodeTable(count * parts, 0);
        for (var i = 0; i < table.Shares.Length; i++)
        {
            var (part, j) = Math.DivRem(i, count);
            // The nodes are symmetric, so 1 − s is a node too, exact where it is small.
            table.Shares[i] = (part + rule.Nodes[j]) / parts;
            table.Rests[i] = (parts - 1 - part + rule.Nodes[^(j + 1)]) / parts;
            table.Weights[i] = rule.Weights[j] / parts;
        }
        return table;
    }

    public static NodeTable Logistic(int parts)
    {
        var step = Step / parts;
        var half = (int)(FarthestTime / step) + 8;
        var table = new NodeTable((2 * half) + 1, step);
        for (var i = -half; i <= half; i++)
        {
            var t = i * step;
            var square = t * t / 64;
            var way = Share.FromLogOdds(t * (1 + square));
            table.Shares[i + half] = way.Rate;
            table.Rests[i + half] = way.Complement;
            table.Weights[i + half] = step * (1 + (3 * square)) * way.Rate * way.Complement;
        }
        return table;
    }
}
