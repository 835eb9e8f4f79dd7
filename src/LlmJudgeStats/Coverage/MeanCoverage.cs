namespace LlmJudgeStats.Coverage;

/// <summary>How often limits of a mean hold.</summary>
/// <param name="Both">The probability that they leave the mean between them.</param>
/// <param name="Lower">The probability that the lower one is not above it.</param>
/// <param name="Upper">The probability that the upper one is not below it.</param>
public readonly record struct MeanCoverage(double Both, double Lower, double Upper)
{
    /// <summary>The expected distance between them, in the unit of the values. Inverted limits count as no width.</summary>
    public double Width { get; init; }
}
