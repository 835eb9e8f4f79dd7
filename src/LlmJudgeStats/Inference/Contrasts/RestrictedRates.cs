namespace LlmJudgeStats.Inference;

/// <summary>The three rates P, S and T that fit the data best when the pass rate is t, and their Lagrange number: pass-rates.md 3.5.</summary>
internal readonly record struct RestrictedRates(
    double Rate, double Multiplier, Fit Test, Fit Hits, Fit TrueFails, double TestSize, double HitsSize, double TrueFailsSize)
{
    /// <summary>S + T − 1.</summary>
    public double Youden => Hits.Rate - TrueFails.Complement;

    /// <summary>V = P(1 − P)/n + t² S(1 − S)/m1 + (1 − t)² T(1 − T)/m0: the variance of the contrast.</summary>
    public double Variance =>
        Spread(Test, TestSize) + (Rate * Rate * Spread(Hits, HitsSize)) + ((1 - Rate) * (1 - Rate) * Spread(TrueFails, TrueFailsSize));

    /// <summary>The third central moment of the contrast.</summary>
    /// <remarks><code>M3 = vP (1 − 2P)/n − t³ vS (1 − 2S)/m1 + (1 − t)³ vT (1 − 2T)/m0,  vP = P(1 − P)/n and so on</code></remarks>
    public double ThirdMoment =>
        Skew(Test, TestSize) - (Rate * Rate * Rate * Skew(Hits, HitsSize)) + ((1 - Rate) * (1 - Rate) * (1 - Rate) * Skew(TrueFails, TrueFailsSize));

    /// <summary>Minus the derivative of C − l V by l.</summary>
    /// <remarks><code>dq/du = −q (1 − q)/(M + u (1 − 2q))</code></remarks>
    public double Response =>
        Slope(Test, TestSize, Multiplier)
        + (Rate * Rate * Slope(Hits, HitsSize, -Multiplier * Rate))
        + ((1 - Rate) * (1 - Rate) * Slope(TrueFails, TrueFailsSize, Multiplier * (1 - Rate)));

    private static double Spread(Fit fit, double size) => fit.Rate * fit.Complement / size;

    private static double Skew(Fit fit, double size) => Spread(fit, size) * (fit.Complement - fit.Rate) / size;

    private static double Slope(Fit fit, double size, double u) => fit.Rate * fit.Complement / (size + (u * (fit.Complement - fit.Rate)));
}
