using System.Collections.ObjectModel;

namespace LlmJudgeStats.Coverage;

/// <summary>Pass rates and judges at which coverage is computed: every combination.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ParameterGrid
{
    /// <summary>Pass rates.</summary>
    /// <exception cref="ArgumentException">No rate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1].</exception>
    public required IReadOnlyList<double> Rates { get; init => field = Copy(value); }

    /// <summary>Sensitivities.</summary>
    /// <exception cref="ArgumentException">No rate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1].</exception>
    public required IReadOnlyList<double> Sensitivities { get; init => field = Copy(value); }

    /// <summary>Specificities.</summary>
    /// <exception cref="ArgumentException">No rate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1].</exception>
    public required IReadOnlyList<double> Specificities { get; init => field = Copy(value); }

    /// <summary>How many combinations there are.</summary>
    public int Count => checked(Rates.Count * Sensitivities.Count * Specificities.Count);

    /// <summary>Rates 0, 0.05, … 1 and judges from 0.55 to 1: 756 points.</summary>
    public static ParameterGrid Coarse { get; } = Square(Steps(20), [0.55, 0.65, 0.75, 0.85, 0.95, 1]);

    /// <summary>Rates 0, 0.01, … 1 and judges from 0.55 to 1, closer together near 1: 14,544 points.</summary>
    public static ParameterGrid Fine { get; } = Square(Steps(100), [0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 1]);

    /// <summary>The rates 0, 1/n, … 1.</summary>
    /// <param name="intervals">n, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public static IReadOnlyList<double> Steps(int intervals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        return [.. Enumerable.Range(0, intervals + 1).Select(i => (double)i / intervals)];
    }

    /// <summary>The same grid with the rates that a design declares as known.</summary>
    /// <param name="design">The sizes of a study.</param>
    public ParameterGrid For(StudyDesign design) => this with
    {
        Sensitivities = design.KnownSensitivity is { } sensitivity ? [sensitivity] : Sensitivities,
        Specificities = design.KnownSpecificity is { } specificity ? [specificity] : Specificities,
    };

    private static ParameterGrid Square(IReadOnlyList<double> rates, double[] judges) =>
        new() { Rates = rates, Sensitivities = judges, Specificities = judges };

    private static ReadOnlyCollection<double> Copy(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) throw new ArgumentException("a grid needs at least one value of each kind", nameof(values));
        return Array.AsReadOnly([.. values.Select(value => Check.Unit(value, nameof(values)))]);
    }
}
