using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>One rate of items in clusters, with exact sums: dependence.md 2 and 6.</summary>
/// <remarks>Formed over exact fractions and divided once: A = Σk² − 2p Σnk + p² Σn² cancels badly in doubles.</remarks>
internal readonly struct ClusteredRate
{
    private readonly Fraction _items;
    private readonly Fraction _passed;
    private readonly Fraction _squares;
    private readonly ClusterShape _shape;

    private ClusteredRate(
        long clusters, Fraction items, Fraction passed, Fraction squares, Fraction products, Fraction squaredPassed, Fraction cubes)
    {
        Clusters = clusters;
        _items = items;
        _passed = passed;
        _squares = squares;
        _shape = new(items, squares, cubes);
        Rate = passed / items;
        SquaredDeviations = squaredPassed - (2 * Rate * products) + (Rate.Square * squares);
        Added = _shape.Added(Rate.Square + (1 - Rate).Square);
        DesignEffect = _shape.Effect(SquaredDeviations, passed * (items - passed) / items, Added);
    }

    public long Clusters { get; }

    /// <summary>p.</summary>
    public Fraction Rate { get; }

    /// <summary>A = Σ(k − p n)².</summary>
    public Fraction SquaredDeviations { get; }

    /// <summary>c s² B.</summary>
    public Fraction Added { get; }

    /// <summary>D.</summary>
    public Fraction DesignEffect { get; }

    /// <summary>m, the mean size of the cluster that an item sits in.</summary>
    public Fraction MeanSize => _shape.MeanSize;

    public bool IsOneCluster => _shape.IsOneCluster;

    /// <summary>Whether nothing was observed: nothing else may then be asked.</summary>
    public bool IsEmpty => Clusters == 0;

    /// <summary>1/ν.</summary>
    public double InverseFreedom => _shape.InverseFreedom;

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
}
