namespace LlmJudgeStats.Inference;

/// <summary>
/// The distribution of the corrected rate (p − X)/(Y − X) when p, Y = Se and X = 1 − Sp have distributions of their own: pass-rates.md
/// 3.11.
/// </summary>
/// <remarks>
/// It exceeds t when X &lt; Y and (1 − t) X + t Y &lt; p. Of the three the one that moves this most is taken by its distribution function,
/// the other two by quadrature, the sharpest outside: what is integrated is then smooth on their scale, but for kinks where the two are
/// equal and where the third reaches 0 or 1. There the inner integral is cut.
/// </remarks>
internal sealed class MeldedRate
{
    private enum Role
    {
        Test,
        Sensitivity,
        FalsePositiveRate,
    }

    private readonly ConfidenceDistribution[] _of;
    private readonly Role _summed, _outer, _inner;
    private readonly double[] _outerNodes, _outerWeights, _innerNodes, _innerWeights;

    /// <param name="test">The distribution of p.</param>
    /// <param name="sensitivity">The distribution of the sensitivity.</param>
    /// <param name="falsePositiveRate">The distribution of one minus the specificity.</param>
    /// <param name="near">About where the distribution is asked for.</param>
    public MeldedRate(
        ConfidenceDistribution test, ConfidenceDistribution sensitivity, ConfidenceDistribution falsePositiveRate, double near)
    {
        _of = [test, sensitivity, falsePositiveRate];
        double[] scale = [test.StandardDeviation, near * sensitivity.StandardDeviation, (1 - near) * falsePositiveRate.StandardDeviation];
        Role[] roles = [Role.Test, Role.Sensitivity, Role.FalsePositiveRate];
        Array.Sort(scale, roles);
        _outer = roles[0];
        _inner = roles[1];
        _summed = roles[2];
        (_outerNodes, _outerWeights) = Rule(_of[(int)_outer]);
        (_innerNodes, _innerWeights) = Rule(_of[(int)_inner]);
    }

    /// <summary>P(the rate is at most t).</summary>
    public double Below(double t)
    {
        var inner = _of[(int)_inner];
        Span<double> nodes = stackalloc double[3 * ConfidenceDistribution.Count];
        Span<double> weights = stackalloc double[3 * ConfidenceDistribution.Count];
        var sum = 0.0;
        var total = 0.0;
        for (var i = 0; i < _outerNodes.Length; i++)
        {
            var outer = _outerNodes[i];
            var count = inner.Nodes(outer, Edge(t, outer), nodes, weights);
            var part = count > 0 ? Mean(t, outer, nodes[..count], weights[..count]) : Mean(t, outer, _innerNodes, _innerWeights);
            sum += _outerWeights[i] * part;
            total += _outerWeights[i];
        }
        return sum / total;
    }

    private double Mean(double t, double outer, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        var total = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            sum += weights[i] * Given(t, outer, nodes[i]);
            total += weights[i];
        }
        return sum / total;
    }

    // Where the third value on the line t reaches the end of its range.
    private double Edge(double t, double outer) => (_summed, _inner) switch
    {
        (Role.Sensitivity, Role.Test) => outer + (t * (1 - outer)),
        (Role.Sensitivity, Role.FalsePositiveRate) => t < 1 ? (outer - t) / (1 - t) : 0,
        (Role.FalsePositiveRate, Role.Test) => t * outer,
        (Role.FalsePositiveRate, Role.Sensitivity) => t > 0 ? outer / t : 1,
        _ => 0,
    };

    // P(the rate is at most t), two of the three given.
    private double Given(double t, double outer, double inner)
    {
        double Value(Role role) => role == _outer ? outer : inner;
        var summed = _of[(int)_summed];
        switch (_summed)
        {
            case Role.Test:
                var y = Value(Role.Sensitivity);
                var x = Value(Role.FalsePositiveRate);
                return x < y ? summed.Below(((1 - t) * x) + (t * y)) : 1;
            case Role.Sensitivity:
                var p = Value(Role.Test);
                var fpr = Value(Role.FalsePositiveRate);
                if (!(fpr < p)) return 1;
                var high = t > 0 ? fpr + ((p - fpr) / t) : 1;
                return high < 1 ? summed.Below(fpr) + summed.Above(high) : summed.Below(fpr);
            case Role.FalsePositiveRate:
            default:
                var passed = Value(Role.Test);
                var se = Value(Role.Sensitivity);
                var low = passed < se ? (passed - (t * se)) / (1 - t) : se;
                return low > 0 ? summed.Above(low) : 1;
        }
    }

    private static (double[] Nodes, double[] Weights) Rule(ConfidenceDistribution distribution)
    {
        var nodes = new double[ConfidenceDistribution.Count];
        var weights = new double[ConfidenceDistribution.Count];
        var count = distribution.Nodes(nodes, weights);
        return (nodes[..count], weights[..count]);
    }
}
