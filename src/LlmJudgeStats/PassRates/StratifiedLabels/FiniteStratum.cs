using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>One verdict of a finite test set, for the lower limit: what its labels say about the items of it that have none.</summary>
/// <remarks>
/// <code>g = 1 − f/N,  δ = r^(3/2)/2,  x = max(0, n − δ)/g,  F = f/g</code>
/// Labelled throughout it is known; without a pass among its labels it counts as failed. Source: finite.md 2.
/// </remarks>
internal readonly struct FiniteStratum
{
    private readonly double _known;    // its part of the rate, where nothing of it is in doubt
    private readonly bool _isFree;
    private readonly BinomialTerm _term;

    /// <param name="passes">n: labelled passes.</param>
    /// <param name="fails">f − n: labelled fails.</param>
    /// <param name="unlabelled">N_h − f: items without a label.</param>
    /// <param name="share">r: its share of how coarsely the estimate can move; 0 where it is labelled throughout.</param>
    /// <param name="items">N: the judged items of both verdicts.</param>
    public FiniteStratum(double passes, double fails, double unlabelled, double share, double items)
    {
        var all = unlabelled + (passes + fails);
        _known = unlabelled == 0 ? passes / items : 0;
        if (unlabelled == 0) return;
        var correction = Math.Min(passes, ContinuityCorrection.ThreeHalves.Of(share));
        var growth = all / unlabelled;    // 1/g
        _isFree = passes > correction;
        _term = new(Proportion.FromOutcomes((passes - correction) * growth, (fails + correction) * growth), all / items, 0);
    }

    /// <summary>w a: its part of the rate.</summary>
    public double ShareAt(double multiplier) => _isFree ? _term.Constant * At(multiplier).Rate : _known;

    /// <summary>How far its log-likelihood lies below its top.</summary>
    public double Drop(double multiplier) => _isFree ? _term.Drop(At(multiplier), multiplier * _term.Constant) : 0;

    /// <summary>Minus the slope of its part of the rate.</summary>
    public double Response(double multiplier) => _isFree ? _term.VarianceAndResponse(multiplier, 0).Response : 0;

    private Share At(double multiplier) => _term.At(multiplier * _term.Constant);
}
