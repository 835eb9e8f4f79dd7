using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>A part of a density, as an expansion in Legendre polynomials.</summary>
internal sealed class DensityPanel(double low, double high, double[] logs)
{
    private static readonly GaussLegendre s_rule = GaussLegendre.Of24;

    private readonly double[] _coefficients = new double[logs.Length];

    public static ReadOnlySpan<double> Nodes => s_rule.Nodes;

    public double Low => low;

    public double High => high;

    public double Mass { get; private set; }

    /// <summary>The highest logarithm at a node.</summary>
    public double Peak { get; } = logs.Max();

    /// <summary>The last coefficients as a share of the mass of everything: what the expansion leaves out.</summary>
    public double Error(double total)
    {
        var last = _coefficients.Length - 1;
        var omitted = Math.Abs(_coefficients[last]) + Math.Abs(_coefficients[last - 1]) + Math.Abs(_coefficients[last - 2]);
        return (high - low) * omitted / total;
    }

    /// <summary>Takes the values from logarithms relative to a peak, and expands them.</summary>
    public void Scale(double peak)
    {
        Span<double> values = stackalloc double[logs.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Math.Exp(logs[i] - peak);
        s_rule.Expand(values, _coefficients);
        Mass = (high - low) * _coefficients[0];
    }

    public double At(double x) => GaussLegendre.Value(_coefficients, (x - low) / (high - low));

    public double MassBelow(double x) => (high - low) * GaussLegendre.Integral(_coefficients, (x - low) / (high - low));

    /// <summary>The integral of the density times a function.</summary>
    public double Sum<T>(in T function) where T : struct, IFunction
    {
        var sum = 0.0;
        for (var i = 0; i < logs.Length; i++)
        {
            var s = s_rule.Nodes[i];
            sum += s_rule.Weights[i] * GaussLegendre.Value(_coefficients, s) * function.At(low + ((high - low) * s));
        }
        return sum * (high - low);
    }
}
