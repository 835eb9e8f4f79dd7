namespace LlmJudgeStats.Reporting;

/// <summary>A probability density at a rate.</summary>
internal readonly record struct DensityPoint
{
    /// <summary>A point of a curve.</summary>
    /// <param name="rate">A rate, between 0 and 1.</param>
    /// <param name="density">The density there in any unit, not negative; it may be infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in its range.</exception>
    public DensityPoint(double rate, double density)
    {
        if (rate is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(rate), rate, "a rate");
        if (density is not >= 0) throw new ArgumentOutOfRangeException(nameof(density), density, "not negative");
        Rate = rate;
        Density = density;
    }

    /// <summary>The rate.</summary>
    public double Rate { get; }

    /// <summary>The density there.</summary>
    public double Density { get; }
}
