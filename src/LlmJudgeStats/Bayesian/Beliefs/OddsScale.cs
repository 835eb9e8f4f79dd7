namespace LlmJudgeStats.Bayesian;

/// <summary>A rate by its log-odds x: both it and its complement are exact where they are small.</summary>
internal static class OddsScale
{
    /// <summary>The farthest: e^-690 is near the smallest number.</summary>
    public const double Farthest = 690;

    public static (double Rate, double Complement) Rate(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        var (small, large) = (e / (1 + e), 1 / (1 + e));
        return x < 0 ? (small, large) : (large, small);
    }

    /// <summary>ln of θ^a (1 − θ)^b.</summary>
    public static double LogPower(double x, double a, double b)
    {
        var e = Math.Exp(-Math.Abs(x));
        var common = e < 1e-8 ? e : Math.Log(1 + e);
        return (a * (Math.Min(x, 0) - common)) + (b * (Math.Min(-x, 0) - common));
    }
}
