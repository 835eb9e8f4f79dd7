namespace LlmJudgeStats.Coverage;

/// <summary>The nominal level at which an interval reaches a level, exactly, at every point of a grid for one design.</summary>
/// <remarks>Equality compares all parts. Immutable, thread-safe.</remarks>
public readonly record struct CalibratedLevel
{
    /// <summary>The level that is reached, strictly between 0 and 1.</summary>
    public required double Level { get; init; }

    /// <summary>The level that the interval is asked at: below <see cref="Level"/> where the interval has something to spare.</summary>
    public required double Nominal { get; init; }

    /// <summary>Its lowest exact coverage on the grid, at or above <see cref="Level"/>; of two limits that of the worse one.</summary>
    public required double Minimum { get; init; }

    /// <summary>Where on the grid that is.</summary>
    public required CoveragePoint Lowest { get; init; }

    /// <summary>The expected width at the nominal level, averaged over the grid.</summary>
    public required double MeanWidth { get; init; }

    /// <summary>How many points the grid has.</summary>
    public required int GridPoints { get; init; }
}
