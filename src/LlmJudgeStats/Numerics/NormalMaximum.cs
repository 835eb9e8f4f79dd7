namespace LlmJudgeStats.Numerics;

/// <summary>The largest of k independent standard normals: audit.md 5.</summary>
internal static class NormalMaximum
{
    private const double Step = 1.0 / 16;     // of the trapezoid rule, which is exact to rounding for a bell this smooth
    private const int Steps = 160;            // to either side: to ±10

    /// <summary>Its expectation, k ∫ x φ(x) Φ(x)^(k − 1) dx.</summary>
    /// <param name="count">k, one or more.</param>
    public static double Mean(int count)
    {
        var sum = 0.0;
        for (var i = -Steps; i <= Steps; i++)
        {
            var x = i * Step;
            sum += x * Math.Exp(-x * x / 2) * Math.Pow(Normal.UpperTail(-x), count - 1);
        }
        return count * sum * Step / Math.Sqrt(2 * Math.PI);
    }
}
