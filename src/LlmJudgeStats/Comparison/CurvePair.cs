using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Comparison;

/// <summary>Two systems' curves put together: decisions.md 3.</summary>
internal readonly struct CurvePair(DevianceCurve a, DevianceCurve b)
{
    private const int GridSteps = 64;
    private const double Tolerance = 1e-10;    // of a rate: at the lowest place the error counts by its square

    private readonly DevianceCurve _a = a;
    private readonly DevianceCurve _b = b;

    /// <summary>A difference that no curve speaks against, inside [−1, 1]: that of the two points.</summary>
    public double Point => _a.IsFlat || _b.IsFlat ? 0 : _a.Point - _b.Point;

    public CurvePair Swap() => new(_b, _a);

    /// <summary>W: the smallest sum of the two curves over all rates of B, for a difference of A over B.</summary>
    /// <remarks>
    /// The smallest value lies between the two points. A curve of scores may rise and fall: the lowest of 65 rates, and then the lowest
    /// place around it.
    /// </remarks>
    public double At(double difference)
    {
        var low = Math.Max(0, -difference);
        var high = Math.Min(1, 1 - difference);
        if (!_a.IsFlat && !_b.IsFlat)
        {
            var first = Math.Clamp(_a.Point - difference, low, high);
            var second = Math.Clamp(_b.Point, low, high);
            low = Math.Min(first, second);
            high = Math.Max(first, second);
        }
        var sum = new DevianceSum(in this, difference);
        var step = (high - low) / GridSteps;
        if (step == 0) return sum.At(low);
        var best = 0;
        var least = double.PositiveInfinity;
        for (var i = 0; i <= GridSteps; i++)
        {
            var value = sum.At(i == GridSteps ? high : low + (i * step));
            if (value >= least) continue;
            least = value;
            best = i;
        }
        if (least == 0) return least;
        var from = low + (Math.Max(best - 1, 0) * step);
        var to = Math.Min(high, low + ((best + 1) * step));
        return Math.Min(least, Minimum.Find(in sum, from, to, low + (best * step), Tolerance));
    }

    private readonly ref struct DevianceSum(ref readonly CurvePair curves, double difference) : IFunction
    {
        private readonly ref readonly CurvePair _curves = ref curves;

        public double At(double x) =>
            _curves._a.At(Math.Clamp(x + difference, 0, 1)) + _curves._b.At(Math.Clamp(x, 0, 1));
    }
}
