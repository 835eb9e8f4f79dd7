namespace LlmJudgeStats;

/// <summary>How many studies a bootstrap draws, and from which seed.</summary>
/// <remarks>The same settings give the same interval on every machine. Immutable, thread-safe.</remarks>
public sealed record BootstrapSettings
{
    /// <summary>20,000 studies from seed 1.</summary>
    public static BootstrapSettings Default { get; } = new();

    /// <summary>How many studies are drawn, from 100 to 10,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 or more than 10,000,000.</exception>
    public int Replicates { get; init => field = Check.Replicates(value); } = 20_000;

    /// <summary>The seed of the drawing.</summary>
    public ulong Seed { get; init; } = 1;
}
