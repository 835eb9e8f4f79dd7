using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>A few outcomes of one rate that stand for all: what will be measured, or the one rate that is known.</summary>
/// <param name="Rates">The outcomes.</param>
/// <param name="Weights">What each counts for; their sum is 1.</param>
internal readonly record struct RateNodes(Proportion[] Rates, double[] Weights)
{
    /// <summary>Of so many items, a real number when they are worth less than they are.</summary>
    public static RateNodes Of(double size, double rate, int nodes)
    {
        var rule = new KrawtchoukRule(size, rate, nodes);
        return new([.. rule.Nodes.Select(node => Proportion.FromOutcomes(node, size - node))], rule.Weights);
    }

    /// <summary>Of infinitely many.</summary>
    public static RateNodes Known(double rate) => new([Proportion.Known(rate)], [1]);

    public int Count => Rates.Length;
}
