using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>Intervals that grow with the critical value z, and the hypothesis whose p-value is asked for.</summary>
internal interface INestedIntervals
{
    bool Contains(double z);
}

/// <summary>P-values from intervals: the smallest critical value whose interval contains the rate, found by asking the interval itself.</summary>
internal static class IntervalInversion
{
    private const double Largest = 38;    // Φ(−38) = 3e-316, the last that a double holds

    /// <summary>1 − Φ(z) at the smallest z, from <paramref name="smallest"/> on, whose interval contains the rate; 0 when none does.</summary>
    public static double Tail<T>(in T intervals, double smallest) where T : struct, INestedIntervals
    {
        if (intervals.Contains(smallest)) return Normal.UpperTail(smallest);
        if (!intervals.Contains(Largest)) return 0;
        var (without, with) = (smallest, Largest);
        while (true)
        {
            var z = (without + with) / 2;
            if (z == without || z == with) return Normal.UpperTail(with);
            if (intervals.Contains(z)) with = z;
            else without = z;
        }
    }
}
