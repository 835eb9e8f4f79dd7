using System.Numerics;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>One rate of items in clusters, with exact sums: dependence.md 2 and 6.</summary>
/// <remarks>Formed over exact fractions and divided once: A = Σk² − 2p Σnk + p² Σn² cancels badly in doubles.</remarks>
internal readonly struct ClusteredRate
{
    private readonly Fraction _items;
    private readonly Fraction _passed;
    private readonly Fraction _squares;

    private ClusteredRate(
        long clusters, Fraction items, Fraction passed, Fraction squares, Fraction products, Fraction squaredPassed, Fraction cubes)
    {
        Clusters = clusters;
        _items = items;
        _passed = passed;
        _squares = squares;
        Rate = passed / items;
        MeanSize = squares / items;
        // Of both outcomes alike, and of no difference of large sums.
        Spread = squaredPassed - (2 * Rate * products) + (Rate.Square * squares);
        var failed = items - passed;
        var added = Added * (cubes / squares).Square * (passed.Square + failed.Square) / items.Square;
        AddedSpread = (MeanSize - 1).Sign > 0 ? added : 0;
        IsOneCluster = (items - MeanSize).Sign <= 0 && (MeanSize - 1).Sign > 0;
        if (IsOneCluster)
        {
            DesignEffect = MeanSize;
            return;
        }
        var independent = passed * failed / items;
        var ofClusters = IsSingles(items, MeanSize) ? Spread : Spread * (items - 1) / (items - MeanSize);
        var expected = independent + (added / MeanSize);
        // Weights alone can leave nothing to compare: all passed, or one item.
        DesignEffect = expected.Sign > 0 ? Fraction.Max(1, (ofClusters + added) / expected) : 1;
    }

    /// <summary>c: half a cluster that passes whole and half of one that fails whole are added.</summary>
    public static Fraction Added { get; } = Fraction.Half;

    public long Clusters { get; }

    /// <summary>p.</summary>
    public Fraction Rate { get; }

    /// <summary>m, the mean size of the cluster that an item sits in.</summary>
    public Fraction MeanSize { get; }

    /// <summary>A = Σ(k − p n)².</summary>
    public Fraction Spread { get; }

    /// <summary>c s² B where a cluster holds several items, else 0.</summary>
    public Fraction AddedSpread { get; }

    /// <summary>D.</summary>
    public Fraction DesignEffect { get; }

    public bool IsOneCluster { get; }

    /// <summary>Whether nothing was observed: nothing else may then be asked.</summary>
    public bool IsEmpty => Clusters == 0;

    /// <summary>1/ν.</summary>
    /// <remarks><code>ν = (N − m)/(m − 1)</code></remarks>
    public double InverseFreedom => IsOneCluster ? double.PositiveInfinity
        : (MeanSize - 1).Sign == 0 ? 0
        : ((MeanSize - 1) / (_items - MeanSize)).ToDouble();

    public double Items => _items.ToDouble();

    /// <summary>Σn².</summary>
    public double Squares => _squares.ToDouble();

    public static ClusteredRate Of(in ClusteredTally tally) => tally.Count == 0 ? default : new(
        tally.Clusters, tally.Count, tally.Positives, tally.SumOfSquares, tally.SumOfProducts, tally.SumOfSquaredPositives,
        tally.SumOfCubes);

    public static ClusteredRate Of(in WeightedTally tally)
    {
        if (tally.Count == 0) return default;
        // w' = w n/Σw with n = (Σw)²/Σw²: every weight times Σw/Σw².
        var scale = (tally.Sum.ToFraction() / tally.Squares.ToFraction()).Reduce();
        var square = scale.Square;
        return new(
            tally.Clusters,
            scale * tally.Sum.ToFraction(), scale * tally.Passed.ToFraction(),
            square * tally.ClusterSquares.ToFraction(), square * tally.ClusterProducts.ToFraction(),
            square * tally.ClusterSquaredPassed.ToFraction(), square * scale * tally.ClusterCubes.ToFraction());
    }

    /// <summary>Successes and failures at the size N/(D κ); the counts themselves where both are 1.</summary>
    /// <param name="kappa">κ ≥ 1, what clusters that several parts share cost.</param>
    public (double Successes, double Failures) Effective(Fraction kappa)
    {
        var effect = DesignEffect * kappa;
        return ((_passed / effect).ToDouble(), ((_items - _passed) / effect).ToDouble());
    }

    private static bool IsSingles(Fraction items, Fraction meanSize) => (items - meanSize).Sign == 0 || (meanSize - 1).Sign == 0;
}
