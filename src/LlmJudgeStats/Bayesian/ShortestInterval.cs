using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The shortest interval of a given probability, whatever the shape of the density.</summary>
internal static class ShortestInterval
{
    private const int Grid = 16;
    private const double Lowest = 1e-280;       // a rate whose density is no quotient of numbers too small for doubles; stands for 0
    private const double Golden = 0.381966011250105;
    private const int Sections = 40;            // leave 4e-9 of the range
    private const double Tails = 1e-3;          // the top of a hill is hardly beyond these quantiles
    private const double Agreement = 1e-6;      // of the error: an end found here is that of the interval
    private const double Rounding = 1e-9;       // of a probability, likewise

    /// <summary>The interval; [0, 1] where the density is exhausted.</summary>
    public static (double Lower, double Upper) Of(IRateDensity density, double level)
    {
        // The best start on a grid of lower tails, then the point nearby where both ends have the same density.
        var best = 0;
        var shortest = double.PositiveInfinity;
        for (var i = 0; i <= Grid; i++)
        {
            var width = density.RoughQuantile(Tail(i) + level) - density.RoughQuantile(Tail(i));
            if (!(width < shortest)) continue;
            shortest = width;
            best = i;
        }
        var left = Tail(Math.Max(0, best - 1));
        var right = Tail(Math.Min(Grid, best + 1));
        var tail = Root.Find(new DensityDifference(density, level), left, right, 1e-15);
        var candidate = At(tail);
        var start = At(Tail(best));
        if (density.IsExhausted) return (0, 1);
        return candidate.Upper - candidate.Lower <= start.Upper - start.Lower ? candidate : start;

        (double Lower, double Upper) At(double below) => (density.Quantile(below), density.Quantile(below + level));

        double Tail(int i) => (1 - level) * i / Grid;
    }

    /// <summary>One minus the level at which a rate is on the edge of the interval.</summary>
    /// <remarks>
    /// With one hill the edge has the same density at both ends: the other end is found, and the interval itself asked whether it ends
    /// there. If not, by inversion, which takes fifty intervals. 1 where the density is exhausted.
    /// </remarks>
    public static double LargestError(IRateDensity density, double rate)
    {
        rate = Math.Max(rate, Lowest);
        if (OtherEnd(density, rate) is { } other)
        {
            var below = density.Below(Math.Min(rate, other));
            var error = below + (1 - density.Below(Math.Max(rate, other)));
            var confidence = Confidence.TwoSidedError(error);
            if (error >= 1) return 1;
            // Both ends are below the error then, and agree to what is asked of them: no need for an interval far out, which is dear.
            if (error <= Rounding) return error;
            var found = density.Below(Of(density, confidence.Level).Lower);
            if (Math.Abs(found - below) <= (Agreement * error) + Rounding) return error;
        }
        var inverted = Inversion.LargestError(1, new Intervals(density, rate));
        return density.IsExhausted ? 1 : inverted;
    }

    // The rate beyond the hill with the density of a rate; the rate itself on the top. None where the density does not fall again.
    private static double? OtherEnd(IRateDensity density, double rate)
    {
        var height = density.At(rate);
        if (Higher(density, height) is not { } higher) return rate;
        var near = higher;
        for (var step = higher - rate; ; step *= 2)
        {
            var far = Math.Clamp(higher + step, 0, 1);
            if (density.At(far) <= height) return Root.Find(new HeightAbove(density, height), near, far);
            if (far is 0 or 1) return null;
            near = far;
        }
    }

    // A rate where the density is higher: the median, or one that golden sections towards the top of the hill come by.
    private static double? Higher(IRateDensity density, double height)
    {
        var middle = density.Quantile(0.5);
        if (density.At(middle) > height) return middle;
        var low = density.Quantile(Tails);
        var high = density.Quantile(1 - Tails);
        for (var i = 0; i < Sections; i++)
        {
            var left = low + (Golden * (high - low));
            var right = high - (Golden * (high - low));
            var atLeft = density.At(left);
            var atRight = density.At(right);
            if (Math.Max(atLeft, atRight) > height) return atLeft >= atRight ? left : right;
            if (atLeft >= atRight) high = right;
            else low = left;
        }
        return null;
    }

    private readonly struct Intervals(IRateDensity density, double rate) : INestedIntervals
    {
        public bool Contains(double error)
        {
            var (lower, upper) = Of(density, Confidence.TwoSidedError(error).Level);
            return lower <= rate && rate <= upper;
        }
    }

    // Of the logarithms: heights far out differ by a hundred magnitudes, over which a difference hardly bends towards its root.
    private readonly struct HeightAbove(IRateDensity density, double height) : IFunction
    {
        private const double Nothing = -800;    // the logarithm of less than any number

        private readonly double _log = LogOf(height);

        public double At(double x) => LogOf(density.At(x)) - _log;

        private static double LogOf(double height) => height > 0 ? Math.Log(height) : Nothing;
    }

    private readonly struct DensityDifference(IRateDensity density, double level) : IFunction
    {
        public double At(double x) => density.At(density.Quantile(x)) - density.At(density.Quantile(x + level));
    }
}
