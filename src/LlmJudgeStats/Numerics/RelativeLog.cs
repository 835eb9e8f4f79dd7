namespace LlmJudgeStats.Numerics;

/// <summary>Log-likelihoods of a proportion relative to their top: with counts of a billion the difference of two large logarithms would leave eight digits.</summary>
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
        var (topX, topY) = (a / (a + b), b / (a + b));
        var difference = topX <= topY ? x - topX : topY - y;
        return -(a * Log1PMinus(difference / topX, x / topX)) - (b * Log1PMinus(-difference / topY, y / topY));
    }

    private static double Log(double x, double y) => x < 0.5 ? Math.Log(x) : LogSeries.Log1PMinus(-y) - y;

    // ln(1 + v) − v, given also 1 + v as it is when v is no small number.
    private static double Log1PMinus(double v, double onePlus) => v is < -0.5 or > 1 ? Math.Log(onePlus) - v : LogSeries.Log1PMinus(v);
}
