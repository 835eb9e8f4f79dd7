using System.Collections.Immutable;

namespace LlmJudgeStats.Audit.Details;

/// <summary>Repeated runs of one system: what varies, and by how much.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 1.</remarks>
public sealed record SpreadDetails : IAuditDetails
{
    /// <summary>How many items.</summary>
    public required long Items { get; init; }

    /// <summary>How many runs.</summary>
    public required long Runs { get; init; }

    /// <summary>The mean over items and runs.</summary>
    public required double Mean { get; init; }

    /// <summary>The score of each run.</summary>
    public required ImmutableArray<double> RunMeans { get; init; }

    /// <summary>The standard deviation between the scores of runs.</summary>
    public required double RunSd { get; init; }

    /// <summary>Its lower limit, from chi-square.</summary>
    public required double RunSdLower { get; init; }

    /// <summary>Its upper limit.</summary>
    public required double RunSdUpper { get; init; }

    /// <summary>
    /// The mean over <see cref="RunSd"/>: a scale of other people (FineTasks), without a verdict; none where runs do not differ.
    /// </summary>
    public double? MeanToRunSd { get; init; }

    /// <summary>The mean square of items.</summary>
    public required double MsItem { get; init; }

    /// <summary>The mean square of runs.</summary>
    public required double MsRun { get; init; }

    /// <summary>The mean square of what is left.</summary>
    public required double MsError { get; init; }

    /// <summary>The variance between items.</summary>
    public required double VarItem { get; init; }

    /// <summary>The variance within items, over all runs.</summary>
    public required double VarWithin { get; init; }

    /// <summary>The share of the variance of one answer that is run noise; none when nothing varies.</summary>
    public double? NoiseShare { get; init; }

    /// <summary>The standard error of one run, for items like these.</summary>
    public required double SeSingleRun { get; init; }

    /// <summary>The standard error of the mean of the runs, for items like these.</summary>
    public required double SeMeanOfRuns { get; init; }

    /// <summary>The standard error of the mean of the runs, for these very items.</summary>
    public required double SeTheseItems { get; init; }

    /// <summary>What the standard error would be with infinitely many runs.</summary>
    public required double SeInfiniteRuns { get; init; }

    /// <summary>Whether a run is a repetition: the mean square of runs over that of the rest; none without a rest.</summary>
    public double? RunEffectF { get; init; }

    /// <summary>Its p-value.</summary>
    public required double RunEffectP { get; init; }

    /// <summary>Its p-value after the correction of Holm over the systems.</summary>
    public required double RunEffectHolm { get; init; }

    /// <summary>Runs after which noise is at most a tenth of the variance; none when no number is enough.</summary>
    public long? RunsForTenPercent { get; init; }

    /// <summary>The share of noise of all systems together.</summary>
    public double? PooledNoiseShare { get; init; }

    /// <summary>The difference of two systems that would be found with 80 % power.</summary>
    public required double Resolvable { get; init; }
}
