using System.Collections.Immutable;

namespace LlmJudgeStats.Audit;

/// <summary>One training run: its checkpoints on the same items.</summary>
/// <remarks>Equality compares whether the evidence is the same object. Immutable, thread-safe. Source: audit.md 4 and 5.</remarks>
public sealed record Trajectory
{
    /// <summary>A training run.</summary>
    /// <param name="system">Who was trained.</param>
    /// <param name="steps">The training step of each checkpoint, growing.</param>
    /// <param name="checkpoints">The checkpoints in the place of systems, in the order of the steps.</param>
    /// <exception cref="ArgumentException">An empty name, steps that do not grow, or another number of steps.</exception>
    public Trajectory(string system, ImmutableArray<double> steps, ItemMoments checkpoints)
    {
        System = Check.NotEmpty(system, nameof(system));
        Checkpoints = Check.NotNull(checkpoints, nameof(checkpoints));
        if (steps.IsDefault) throw new ArgumentNullException(nameof(steps));
        Check.SameLength(nameof(steps), steps.Length, nameof(checkpoints), checkpoints.Systems);
        for (var t = 0; t < steps.Length; t++)
        {
            if (!double.IsFinite(steps[t]) || (t > 0 && !(steps[t] > steps[t - 1])))
                throw new ArgumentException(
                    Invariant($"steps[{t}] is {steps[t]}: steps are numbers that grow, each checkpoint once"),
                    nameof(steps));
        }
        Steps = steps;
    }

    /// <summary>Who was trained.</summary>
    public string System { get; }

    /// <summary>The training step of each checkpoint, growing.</summary>
    public ImmutableArray<double> Steps { get; }

    /// <summary>The checkpoints in the place of systems.</summary>
    public ItemMoments Checkpoints { get; }
}
