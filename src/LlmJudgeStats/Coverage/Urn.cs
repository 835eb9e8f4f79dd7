using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>Outcomes of the items of one cluster whose rate is drawn from a Beta distribution, without drawing the rate.</summary>
/// <remarks>
/// <code>P(next passes | k of n passed) = (μ (1 − ρ) + ρ k)/(1 − ρ + ρ n)</code>
/// Exact (Pólya): k of n is beta-binomial. Only the four operations, so the same on every machine. Mutable: keep it in a local.
/// </remarks>
/// <param name="rate">μ.</param>
/// <param name="correlation">ρ in [0, 1).</param>
internal struct Urn(double rate, double correlation)
{
    private int _drawn;
    private int _passed;

    public bool Next(ref Philox random)
    {
        var chance = ((rate * (1 - correlation)) + (correlation * _passed)) / (1 - correlation + (correlation * _drawn));
        _drawn++;
        if (!random.NextBernoulli(chance)) return false;
        _passed++;
        return true;
    }

    public int Next(ref Philox random, int items)
    {
        var passed = 0;
        for (var i = 0; i < items; i++) passed += Next(ref random) ? 1 : 0;
        return passed;
    }
}
