namespace LlmJudgeStats.Numerics;

/// <summary>Gauss–Legendre quadrature on [0, 1], and expansion in Legendre polynomials from the values at its nodes.</summary>
internal sealed class GaussLegendre
{
    private readonly double[] _projection;    // row j: what gives the coefficient of the j-th polynomial from the values at the nodes

    private GaussLegendre(int count)
    {
        Nodes = new double[count];
        Weights = new double[count];
        _projection = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            var x = -Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var slope = 0.0;
            for (var step = 0; step < 8; step++)
            {
                var (value, derivative) = Polynomial(count, x);
                x -= value / derivative;
                slope = derivative;
            }
            Nodes[i] = (1 + x) / 2;
            Weights[i] = 1 / ((1 - (x * x)) * slope * slope);
        }
        for (var j = 0; j < count; j++)
        {
            for (var i = 0; i < count; i++)
                _projection[(j * count) + i] = ((2 * j) + 1) * Weights[i] * Polynomial(j, (2 * Nodes[i]) - 1).Value;
        }
    }

    /// <summary>
    /// 44 nodes: a bell that falls by e^-34 to e^-41 at both ends is integrated to rounding, and with a step inside it to 1e-12.
    /// </summary>
    public static GaussLegendre Of44 { get; } = new(44);

    /// <summary>24 nodes: a panel of a posterior density.</summary>
    public static GaussLegendre Of24 { get; } = new(24);

    /// <summary>32 nodes.</summary>
    public static GaussLegendre Of32 { get; } = new(32);

    /// <summary>64 nodes.</summary>
    public static GaussLegendre Of64 { get; } = new(64);

    public double[] Nodes { get; }

    public double[] Weights { get; }

    /// <summary>The coefficients c with f(s) = Σ c_j P_j(2s − 1) on [0, 1].</summary>
    public void Expand(ReadOnlySpan<double> values, Span<double> coefficients)
    {
        var count = Nodes.Length;
        for (var j = 0; j < count; j++)
        {
            var sum = 0.0;
            for (var i = 0; i < count; i++) sum += _projection[(j * count) + i] * values[i];
            coefficients[j] = sum;
        }
    }

    /// <summary>Σ c_j P_j(2s − 1).</summary>
    public static double Value(ReadOnlySpan<double> coefficients, double s)
    {
        var x = (2 * s) - 1;
        var previous = 0.0;
        var current = 1.0;
        var sum = 0.0;
        for (var j = 0; j < coefficients.Length; j++)
        {
            sum += coefficients[j] * current;
            var next = ((((2 * j) + 1) * x * current) - (j * previous)) / (j + 1);
            previous = current;
            current = next;
        }
        return sum;
    }

    /// <summary>The integral of the expansion from 0 to s.</summary>
    /// <remarks><code>∫ P_j = (P_{j+1} − P_{j−1}) / (2 (2j + 1)) on [0, 1],  ∫ P_0 = s</code></remarks>
    public static double Integral(ReadOnlySpan<double> coefficients, double s)
    {
        var x = (2 * s) - 1;
        var previous = 1.0;
        var current = x;
        var sum = coefficients[0] * s;
        for (var j = 1; j < coefficients.Length; j++)
        {
            var next = ((((2 * j) + 1) * x * current) - (j * previous)) / (j + 1);
            sum += coefficients[j] * (next - previous) / (2 * ((2 * j) + 1));
            previous = current;
            current = next;
        }
        return sum;
    }

    private static (double Value, double Derivative) Polynomial(int degree, double x)
    {
        var previous = 0.0;
        var current = 1.0;
        for (var j = 0; j < degree; j++)
        {
            var next = ((((2 * j) + 1) * x * current) - (j * previous)) / (j + 1);
            previous = current;
            current = next;
        }
        return (current, degree * ((x * current) - previous) / ((x * x) - 1));
    }
}
