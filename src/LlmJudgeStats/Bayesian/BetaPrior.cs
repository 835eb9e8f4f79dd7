using System.Globalization;

namespace LlmJudgeStats.Bayesian;

/// <summary>A Beta(alpha, beta) prior of a rate: as if alpha passes and beta fails had been seen before.</summary>
/// <remarks>Equality compares both shapes. Immutable, thread-safe.</remarks>
public sealed record BetaPrior
{
    /// <summary>A prior.</summary>
    /// <param name="alpha">First shape, from 1e-6 to 1e12.</param>
    /// <param name="beta">Second shape, from 1e-6 to 1e12.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape outside [1e-6, 1e12]: with 0 the posterior could be improper.</exception>
    public BetaPrior(double alpha, double beta) =>
        (Alpha, Beta) = (Check.Shape(alpha, nameof(alpha)), Check.Shape(beta, nameof(beta)));

    /// <summary>Every rate equally likely: Beta(1, 1).</summary>
    public static BetaPrior Uniform { get; } = new(1, 1);

    /// <summary>Jeffreys' prior of a proportion: Beta(½, ½).</summary>
    public static BetaPrior Jeffreys { get; } = new(0.5, 0.5);

    /// <summary>First shape.</summary>
    public double Alpha { get; }

    /// <summary>Second shape.</summary>
    public double Beta { get; }

    /// <summary>The prior of the opposite rate.</summary>
    public BetaPrior Flip() => new(Beta, Alpha);

    /// <summary>For people: <c>Beta(0.5, 0.5)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Beta({Alpha}, {Beta})");
}
