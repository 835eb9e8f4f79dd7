using System.Runtime.Intrinsics;

namespace LlmJudgeStats.Numerics;

/// <summary>
/// Log-likelihoods of a proportion relative to their top: with counts of a billion the difference of two large logarithms would leave eight
/// digits.
/// </summary>
internal static class RelativeLog
{
    /// <summary>How far the log-likelihood of a rate x with complement y lies below its top at a/(a + b): 0 or positive.</summary>
    /// <remarks>
    /// <code>a ln(X/x) + b ln(Y/y) = −a (ln(1 + d/X) − d/X) − b (ln(1 − d/Y) + d/Y),  X = a/(a+b),  Y = b/(a+b),  d = x − X</code>
    /// The linear parts cancel, and what is left is a sum of terms of one sign.
    /// </remarks>
    public static double Drop(double a, double b, double x, double y)
    {
        if (a == 0) return b == 0 ? 0 : -b * Log(y, x);
        if (b == 0) return -a * Log(x, y);
        var topX = a / (a + b);
        var topY = b / (a + b);
        var difference = topX <= topY ? x - topX : topY - y;
        var tops = Vector128.Create(topX, topY);
        var logs = LogSeries.Log1PMinus(
            Vector128.Create(difference, -difference) / tops, Vector128.Create(x, y) / tops) * Vector128.Create(a, b);
        return -logs[0] - logs[1];
    }

    /// <summary>
    /// The same for any number of cells: how far the log-likelihood of the shares lies below its top, the shares of the counts.
    /// </summary>
    /// <remarks>
    /// <code>Σ a ln(P/p) = −Σ a (ln(1 + v) − v) + N Σ_{a = 0} p,  P = a/N,  v = (p − P)/P,  N = Σ a</code>
    /// The shares may miss a sum of 1 by their rounding: what is left out is of its square.
    /// </remarks>
    /// <param name="counts">a: zero or more, not all 0.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="shares">p, one a count; above 0 where the count is.</param>
    public static double Drop(ReadOnlySpan<double> counts, double total, ReadOnlySpan<double> shares)
    {
        var drop = 0.0;
        var free = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
            {
                free += shares[i];
                continue;
            }
            var top = counts[i] / total;
            drop -= counts[i] * LogSeries.Log1PMinus((shares[i] - top) / top, shares[i] / top);
        }
        return drop + (total * free);
    }

    private static double Log(double x, double y) => x < 0.5 ? Math.Log(x) : LogSeries.Log1PMinus(-y) - y;
}
