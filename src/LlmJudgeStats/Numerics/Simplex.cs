namespace LlmJudgeStats.Numerics;

/// <summary>Shares that are not negative and sum to 1.</summary>
internal static class Simplex
{
    /// <summary>The nearest shares to numbers with a sum of 1, by Euclidean distance.</summary>
    /// <remarks>
    /// <code>x_i = max(v_i − τ, 0),  τ such that they sum to 1</code>
    /// Numbers that are shares already come back as they are.
    /// </remarks>
    public static double[] Nearest(ReadOnlySpan<double> numbers)
    {
        var falling = numbers.ToArray();
        if (numbers.IndexOfAnyInRange(double.NegativeInfinity, -double.Epsilon) < 0) return falling;
        falling.AsSpan().Sort();
        falling.AsSpan().Reverse();
        var sum = 0.0;
        var shift = 0.0;
        for (var i = 0; i < falling.Length; i++)
        {
            sum += falling[i];
            var candidate = (sum - 1) / (i + 1);
            if (falling[i] > candidate) shift = candidate;
        }
        var nearest = new double[numbers.Length];
        for (var i = 0; i < nearest.Length; i++) nearest[i] = Math.Max(numbers[i] - shift, 0);
        return nearest;
    }
}
