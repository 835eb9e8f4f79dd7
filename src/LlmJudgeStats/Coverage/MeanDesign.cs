using System.Collections.Immutable;

namespace LlmJudgeStats.Coverage;

/// <summary>
/// The sizes of a study of a mean: so many labels of so many items at random, or so many of each stratum with declared weights.
/// </summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeanDesign
{
    /// <summary>The values that an item can have, rising, with both ends of the range.</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>How many strata there are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public required int Strata { get; init => field = Check.AtLeastOne(value, nameof(Strata)); }

    /// <summary>Items that are judged, labelled ones included; not read with declared weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public int Items { get; init => field = Check.Count(value, nameof(Items)); }

    /// <summary>Items with a label: one number at random, or one for each stratum with declared weights.</summary>
    public required ImmutableArray<int> Labels { get; init; }

    /// <summary>Declared weights of the strata; empty where they are as observed.</summary>
    public ImmutableArray<double> Weights { get; init; } = [];

    /// <summary>The range of a value.</summary>
    public ValueRange Range => new(Values[0], Values[^1]);
}
