namespace LlmJudgeStats.Planning;

/// <summary>How many labels and items a mean needs, as a small study of the same kind lets one expect.</summary>
/// <remarks>
/// Given are labels and items, labels and a half-width, or items and a half-width. Immutable, thread-safe. Source: kernels.md 2.1.
/// </remarks>
public sealed record MeanPlanQuestion
{
    /// <summary>A small study with labels sampled from its items: its strata, what people said in each, and the design to come.</summary>
    /// <exception cref="ArgumentNullException">No pilot.</exception>
    public required MeanStudy Pilot { get; init => field = Check.NotNull(value); }

    /// <summary>The level of the interval, strictly between 0 and 1. Default: 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public double Level { get; init => field = Check.Level(value); } = IntervalEstimate.DefaultLevel;

    /// <summary>Items that get a label; <see langword="null"/> to look for.</summary>
    public long? Labels { get; init; }

    /// <summary>Items without a label beside them; <see langword="null"/> to look for.</summary>
    public long? Items { get; init; }

    /// <summary>The half-width to reach, in the unit of the values; <see langword="null"/> where both sizes are given.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>How many items are worth an independent one, from 1 to 1e6. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number outside [1, 1e6].</exception>
    public double DesignEffect { get; init => field = Check.InRange(value, 1, 1e6, nameof(DesignEffect)); } = 1;
}
