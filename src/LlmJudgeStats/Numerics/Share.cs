namespace LlmJudgeStats.Numerics;

/// <summary>A rate with its complement, each to full relative accuracy: the smaller of the two carries the information.</summary>
internal readonly record struct Share(double Rate, double Complement)
{
    /// <summary>The farthest log-odds that scales and brackets use: e^-690 is near the smallest number that keeps all its digits.</summary>
    public const double FarthestLogOdds = 690;

    private const double LastLogOdds = 744;    // e^-744 is the smallest number above 0

    /// <summary>A rate that was given alone: the complement is rounded.</summary>
    public static Share Of(double rate) => new(rate, 1 - rate);

    public static Share FromLogOdds(double logOdds)
    {
        var e = Math.Exp(-Math.Abs(logOdds));
        var small = e / (1 + e);
        var large = 1 / (1 + e);
        return logOdds < 0 ? new(small, large) : new(large, small);
    }

    /// <summary>ln(rate/complement), kept where both are above 0.</summary>
    public double LogOdds => Math.Clamp(Math.Log(Rate / Complement), -LastLogOdds, LastLogOdds);

    public Share Flip() => new(Complement, Rate);
}
