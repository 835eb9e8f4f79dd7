using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The shortest interval of a given probability, whatever the shape of the density.</summary>
internal static class ShortestInterval
{
    private const int Grid = 16;

    public static (double Lower, double Upper) Of(IRateDensity density, double level)
    {
        // The best start on a grid of lower tails, then the point nearby where both ends have the same density.
        var best = 0;
        var shortest = double.PositiveInfinity;
        for (var i = 0; i <= Grid; i++)
        {
            var width = density.Quantile(Tail(i) + level) - density.Quantile(Tail(i));
            if (!(width < shortest)) continue;
            shortest = width;
            best = i;
        }
        var left = Tail(Math.Max(0, best - 1));
        var right = Tail(Math.Min(Grid, best + 1));
        var tail = Root.Find(new DensityDifference(density, level), left, right, 1e-15);
        var candidate = (Lower: density.Quantile(tail), Upper: density.Quantile(tail + level));
        return candidate.Upper - candidate.Lower <= shortest ? candidate : (density.Quantile(Tail(best)), density.Quantile(Tail(best) + level));

        double Tail(int i) => (1 - level) * i / Grid;
    }

    private readonly struct DensityDifference(IRateDensity density, double level) : IFunction
    {
        public double At(double x) => density.At(density.Quantile(x)) - density.At(density.Quantile(x + level));
    }
}
