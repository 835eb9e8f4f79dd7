using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>The confidence distribution of one rate: a beta distribution, or a point.</summary>
internal readonly struct ConfidenceDistribution
{
    private const double Tail = 1e-13;    // what is cut off at each end of the range of integration

    // All but 1e-14 of a beta distribution with so small a shape lies nearer to its end than any number does.
    private const double Vanishing = 1e-17;

    private static readonly GaussLegendre s_rule = GaussLegendre.Of44;

    private readonly TabulatedBeta? _beta;
    private readonly double _point;

    private ConfidenceDistribution(double point) => _point = point;

    private ConfidenceDistribution(double a, double b)
    {
        _beta = new(a, b, Tail);
        StandardDeviation = Math.Sqrt(a * b / (a + b + 1)) / (a + b);
    }

    public static int Count => s_rule.Nodes.Length;

    private double From => _beta!.From;

    private double To => _beta!.To;

    /// <summary>The standard deviation.</summary>
    public double StandardDeviation { get; }

    /// <summary>
    /// The distribution of lower limits of a rate, Beta(x, N − x + 1), or of upper ones, Beta(x + 1, N − x): Clopper–Pearson at every level
    /// at once.
    /// </summary>
    public static ConfidenceDistribution Of(Proportion rate, IntervalSide side) => (rate.IsKnown, side) switch
    {
        (true, _) => new(rate.Rate),
        (_, IntervalSide.Lower) => rate.Successes < Vanishing ? new(0) : new(rate.Successes, rate.Failures + 1),
        (_, IntervalSide.Upper) => rate.Failures < Vanishing ? new(1) : new(rate.Successes + 1, rate.Failures),
    };

    public double Below(double x) => _beta is null ? (_point <= x ? 1 : 0) : _beta.Lower(x);

    public double Above(double x) => _beta is null ? (_point > x ? 1 : 0) : _beta.Upper(x);

    /// <summary>Nodes and weights for an integral over the whole distribution; how many.</summary>
    /// <remarks>In log-odds, where the density is a bell also next to 0 and 1.</remarks>
    public int Nodes(Span<double> nodes, Span<double> weights)
    {
        if (_beta is not null) return Piece(From, To, nodes, weights);
        nodes[0] = _point;
        weights[0] = 1;
        return 1;
    }

    /// <summary>
    /// Nodes and weights for a function with kinks at two places, a piece between each; how many, and 0 when neither is inside the range.
    /// </summary>
    public int Nodes(double kink, double other, Span<double> nodes, Span<double> weights)
    {
        if (_beta is null) return 0;
        var first = Cut(Math.Min(kink, other));
        var second = Cut(Math.Max(kink, other));
        if ((first == From || first == To) && (second == From || second == To)) return 0;
        var from = From;
        var count = 0;
        foreach (var to in (ReadOnlySpan<double>)[first, second, To])
        {
            if (to > from) count += Piece(from, to, nodes[count..], weights[count..]);
            from = to;
        }
        return count;
    }

    // In log-odds, and inside the range.
    private double Cut(double kink) => kink <= 0 ? From : kink >= 1 ? To : Math.Clamp(Math.Log(kink / (1 - kink)), From, To);

    private int Piece(double from, double to, Span<double> nodes, Span<double> weights)
    {
        for (var i = 0; i < Count; i++)
        {
            var logOdds = from + ((to - from) * s_rule.Nodes[i]);
            nodes[i] = Share.FromLogOdds(logOdds).Rate;
            weights[i] = (to - from) * s_rule.Weights[i] * _beta!.Density(logOdds);
        }
        return Count;
    }
}
