namespace LlmJudgeStats.Inference;

/// <summary>
/// The equation of the level e of one stratum: top − fall e − mass M(e) = 0, convex and falling, with M(e) = 1/Σ x/(e + λ s).
/// </summary>
/// <param name="Top">A = K − λ t with observed weights, 1/w with a declared one.</param>
/// <param name="Fall">1 with observed weights, 0 with a declared one.</param>
/// <param name="Mass">Items without a label; 1 with a declared weight.</param>
/// <param name="TopSlope">The slope of the top in λ.</param>
internal readonly record struct LevelEquation(double Top, double Fall, double Mass, double TopSlope)
{
    private const int MaxSteps = 200;
    private const double Near = 1e-8;         // relative: a Newton step leaves its square
    private const double Rounding = 1e-15;    // of the top, which is what the terms of the equation are rounded to; of the level

    /// <summary>The share of a stratum of which a part lies free at value 0, with its slope in λ.</summary>
    public Numerics.ValueAndSlope FreeShare => new(Mass / Top, -(Mass / Top / Top * TopSlope));

    /// <summary>
    /// The root above 0: Newton's steps, from the left without overshooting, and a geometric middle where one does not pay.
    /// </summary>
    /// <remarks>M lies between e/f and (e + λ m)/f, and below e/x of the count x at value 0: that brackets the root.</remarks>
    /// <param name="counts">x.</param>
    /// <param name="values">s.</param>
    /// <param name="multiplier">λ, above 0.</param>
    /// <param name="labelled">f, the sum of the counts.</param>
    /// <param name="mean">m, the mean value of the counts.</param>
    /// <param name="start">Where the root is thought to be; the upper end of the bracket if that is outside.</param>
    public LevelRoot Solve(
        ReadOnlySpan<double> counts, ReadOnlySpan<double> values, double multiplier, double labelled, double mean, double start)
    {
        var low = Math.Max(
            Top * (counts[0] / ((Fall * counts[0]) + Mass)),
            ((Top * labelled) - (Mass * multiplier * mean)) / ((Fall * labelled) + Mass));
        var high = Top * (labelled / ((Fall * labelled) + Mass));
        if (!(low >= 0)) low = 0;
        if (!(high >= low)) high = low;
        var level = start >= low && start <= high ? start : high;
        var scale = multiplier * First(counts, values);
        var last = double.PositiveInfinity;
        for (var i = 0; i < MaxSteps; i++)
        {
            var sums = LevelSums.Of(counts, values, level, multiplier);
            var m = 1 / sums.Share;
            var value = Top - (Fall * level) - (Mass * m);
            var step = value / (Fall + (Mass * (m * sums.Squares * m)));
            var next = Math.Clamp(level + step, low, high);
            if (value > 0) low = level;
            else high = level;
            var isNear = Math.Abs(next - level) <= Near * (level + scale) || Math.Abs(value) <= Rounding * Top
                || high - low <= Rounding * high;
            if (isNear) return Root(in sums, level, next, true);
            if (!(Math.Abs(value) < 0.5 * last)) next = Middle(low, high, Near * scale);
            last = Math.Abs(value);
            level = next;
        }
        return Root(LevelSums.Of(counts, values, level, multiplier), level, level, false);
    }

    // The sums are carried along with the last step, to first order: it is small.
    private LevelRoot Root(in LevelSums sums, double level, double next, bool hasConverged)
    {
        var step = next - level;
        var m = 1 / sums.Share;
        var drift = (TopSlope - (Mass * (m * sums.CrossSquares * m))) / (Fall + (Mass * (m * sums.Squares * m)));
        var moved = sums with { Share = sums.Share - (sums.Squares * step), Score = sums.Score - (sums.CrossSquares * step) };
        return new(next, drift, moved, hasConverged);
    }

    // The smallest value with a count: a level far below λ times it is as good as 0.
    private static double First(ReadOnlySpan<double> counts, ReadOnlySpan<double> values)
    {
        var c = 0;
        while (c < counts.Length - 1 && counts[c] == 0) c++;
        return values[c];
    }

    private static double Middle(double low, double high, double smallest)
    {
        var floor = Math.Max(low, smallest);
        return floor > 0 && high > 16 * floor ? Math.Sqrt(floor) * Math.Sqrt(high) : 0.5 * (low + high);
    }
}
