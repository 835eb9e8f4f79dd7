namespace LlmJudgeStats.Data;

/// <summary>The scores that a scale has, ends included: others are errors, not failures.</summary>
/// <param name="Low">The lowest score.</param>
/// <param name="High">The highest score, above <paramref name="Low"/>.</param>
/// <remarks>Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentOutOfRangeException">A highest score that is not above the lowest.</exception>
public sealed record ScoreScale(decimal Low, decimal High)
{
    /// <summary>The lowest score.</summary>
    public decimal Low { get; } = Low;

    /// <summary>The highest score.</summary>
    public decimal High { get; } = High > Low ? High
        : throw new ArgumentOutOfRangeException(nameof(High), High, "the highest score must be above the lowest");

    /// <summary>Whether a score is on the scale.</summary>
    /// <param name="score">A score.</param>
    public bool Contains(decimal score) => score >= Low && score <= High;
}
