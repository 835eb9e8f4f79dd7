using System.Collections.Immutable;

namespace LlmJudgeStats.Audit;

/// <summary>One benchmark: who was scored, on what, and how often.</summary>
/// <remarks>
/// What is not known is left out, and the checks that need it say so. Equality compares whether the evidence is the same object.
/// Immutable, thread-safe. Source: audit.md 0.1.
/// </remarks>
public sealed record BenchmarkStudy
{
    /// <summary>Its name; none when there is only one.</summary>
    public string? Name { get; init; }

    /// <summary>The systems with final scores, in the order of the moments; empty where there are only training runs.</summary>
    /// <exception cref="ArgumentException">An empty or repeated name.</exception>
    public required ImmutableArray<string> Systems
    {
        get;
        init => field = Check.Names(value.IsDefault ? [] : value.AsSpan(), 0, nameof(Systems));
    }

    /// <summary>The systems' scores on the items that all of them have; none where there are only training runs.</summary>
    public ItemMoments? Items { get; init; }

    /// <summary>Every score, for first places and for the items themselves; none when only moments are known.</summary>
    public ItemTable? Scores { get; init; }

    /// <summary>Whether the scores are those of one run of pass and fail, so that exact tests hold.</summary>
    public bool IsSingleRun { get; init; } = true;

    /// <summary>The repeated runs of each system that has some.</summary>
    public ImmutableArray<RunMoments> Runs { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The training runs.</summary>
    public ImmutableArray<Trajectory> Trajectories { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Old items against fresh ones; several where several developments are held against unseen items.</summary>
    /// <remarks>Two pairs may share items; what is flagged is then flagged of all of them together.</remarks>
    public ImmutableArray<SplitPair> Splits { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Copies among the items; none when texts are not known.</summary>
    public CopiedItems? Copies { get; init; }

    /// <summary>The highest score possible, in (0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1].</exception>
    public double Ceiling { get; init => field = value == 1 ? 1 : Check.Inside(value); } = 1;

    /// <summary>The score of guessing, inside (0, 1); none when it is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1).</exception>
    public double? Chance { get; init => field = value is { } chance ? Check.Inside(chance) : null; }

    /// <summary>The judge that gave the scores; none when they are exact.</summary>
    public Calibration? Judge { get; init; }

    /// <summary>Items with the same scores everywhere; none unless there are many scores of each.</summary>
    public AlikePatterns? Patterns { get; init; }

    /// <summary>Whether labels show that the judge errs differently on different systems.</summary>
    public bool JudgeDiffers { get; init; }
}
