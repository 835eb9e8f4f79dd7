namespace LlmJudgeStats.Numerics;

/// <summary>The range of independent standard normals: decisions.md 7.3.</summary>
internal static class NormalRange
{
    private const double Step = 1.0 / 16;     // of the trapezoid rule, which is exact to rounding for a bell this smooth
    private const int Steps = 160;            // to either side: to ±10
    private const double Largest = 80;        // beyond every quantile that doubles can tell from the end
    private static readonly double s_density = Step / Math.Sqrt(2 * Math.PI);

    /// <summary>The value that the range stays below with a probability.</summary>
    /// <param name="count">How many normals, two or more.</param>
    /// <param name="probability">Strictly between 0 and 1.</param>
    public static double Quantile(int count, double probability) => Root.Find(new Excess(count, 1 - probability), 0, Largest);

    /// <summary>P(R ≤ r) = K ∫ φ(x) [Φ(x) − Φ(x − r)]^(K − 1) dx.</summary>
    public static double Probability(int count, double range)
    {
        var sum = 0.0;
        for (var i = -Steps; i <= Steps; i++)
        {
            var x = i * Step;
            var between = Normal.UpperTail(x - range) - Normal.UpperTail(x);
            sum += Math.Exp(-x * x / 2) * Math.Pow(between, count - 1);
        }
        return count * sum * s_density;
    }

    // Above 0 where the range is exceeded more often than asked.
    private readonly struct Excess(int count, double error) : IFunction
    {
        public double At(double x) => 1 - Probability(count, x) - error;
    }
}
