using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>How large clusters are, and the one design effect that follows: of a rate, of labels, of pairs. dependence.md 2.</summary>
/// <remarks>
/// <code>
/// N = Σn,  m = Σn²/N,  s = Σn³/Σn²,  D = max(1, (A (N − 1)/(N − m) + c s² B)/(I + c s² B/m)),  ν = (N − m)/(m − 1),  c = ½
/// </code>
/// </remarks>
internal readonly struct ClusterShape
{
    private readonly Fraction _items;
    private readonly Fraction _cubicSize;    // s
    private readonly bool _areSingles;       // m = 1

    /// <param name="items">N, above 0.</param>
    /// <param name="squares">Σn².</param>
    /// <param name="cubes">Σn³.</param>
    public ClusterShape(Fraction items, Fraction squares, Fraction cubes)
    {
        _items = items;
        MeanSize = squares / items;
        _cubicSize = cubes / squares;
        _areSingles = (MeanSize - 1).Sign == 0;
        IsOneCluster = !_areSingles && (items - MeanSize).Sign <= 0;
    }

    /// <summary>m, the mean size of the cluster that an item sits in.</summary>
    public Fraction MeanSize { get; }

    /// <summary>Whether all items, several, are in one cluster: nothing shows how much clusters differ.</summary>
    public bool IsOneCluster { get; }

    /// <summary>1/ν: 0 where every cluster holds one item, infinite where all items are in one.</summary>
    public double InverseFreedom => IsOneCluster ? double.PositiveInfinity
        : _areSingles ? 0
        : ((MeanSize - 1) / (_items - MeanSize)).ToDouble();

    /// <summary>c s² B: half a cluster that passes whole and half of one that fails whole.</summary>
    /// <param name="both">B, the squares of what a cluster that passes whole and one that fails whole deviate, together.</param>
    public Fraction Added(Fraction both) => Fraction.Half * _cubicSize.Square * both;

    /// <summary>D.</summary>
    /// <param name="squaredDeviations">A, the sum over clusters of squared deviations.</param>
    /// <param name="independent">I, what it would be for independent items.</param>
    /// <param name="added">c s² B.</param>
    public Fraction Effect(Fraction squaredDeviations, Fraction independent, Fraction added)
    {
        if (IsOneCluster) return MeanSize;
        // Of single items the factor is 1, or 0/0 for one item.
        var unbiased = _areSingles ? squaredDeviations : squaredDeviations * (_items - 1) / (_items - MeanSize);
        var expected = independent + (added / MeanSize);
        return expected.Sign > 0 ? Fraction.Max(1, (unbiased + added) / expected).Reduce() : 1;
    }
}
