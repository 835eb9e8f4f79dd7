using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The shapes of a beta distribution, with its first two moments.</summary>
internal readonly record struct BetaShapes(double A, double B)
{
    public double Mean => A / (A + B);

    /// <summary>1 − mean, not rounded where the mean is near 1.</summary>
    public double Opposite => B / (A + B);

    public double Variance => Mean * Opposite / (A + B + 1);

    public double Deviation => Math.Sqrt(Variance);

    public BetaShapes Flip() => new(B, A);

    public AngleBeta Angles(GaussLegendre rule) => new(A, B, rule);
}
