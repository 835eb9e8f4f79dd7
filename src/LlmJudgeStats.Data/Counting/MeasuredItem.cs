namespace LlmJudgeStats.Data;

/// <summary>What a file says of one item.</summary>
/// <remarks>
/// A preference is worth 1, one half or 0 to the first-named one; a class is its number in <see cref="MeasureTable.Classes"/>; of votes the
/// verdict is the number of passes.
/// </remarks>
public readonly record struct MeasuredItem
{
    /// <summary>The judge's value; <see langword="null"/> where it gave none.</summary>
    public double? Verdict { get => OptionalVerdict.Value; init => OptionalVerdict = new(value); }

    /// <summary>The judge's preference with the first-named one shown second; <see langword="null"/> without a second order.</summary>
    public double? Swapped { get => OptionalSwapped.Value; init => OptionalSwapped = new(value); }

    /// <summary>How many judges voted; 0 unless the measure is votes.</summary>
    public int Votes { get; init; }

    /// <summary>People's value; <see langword="null"/> where nobody was asked, or it is hidden.</summary>
    public double? Label { get => OptionalLabel.Value; init => OptionalLabel = new(value); }

    /// <summary>People's value that is not used, for a look at how an interval does; <see langword="null"/> without one.</summary>
    public double? HiddenLabel { get => OptionalHiddenLabel.Value; init => OptionalHiddenLabel = new(value); }

    /// <summary>The values of further judges, in the order of <see cref="MeasureOptions.FurtherVerdictColumns"/>.</summary>
    public IReadOnlyList<double?> FurtherVerdicts { get => OptionalFurther ?? []; init => OptionalFurther = value; }

    /// <summary>
    /// What stands in the columns of <see cref="MeasureOptions.SystemColumns"/> and of <see cref="MeasureOptions.TextColumns"/>, trimmed;
    /// of a pair, in its first row.
    /// </summary>
    public IReadOnlyList<string> Texts { get => OptionalTexts ?? []; init => OptionalTexts = value; }

    /// <summary>The number of the id, or of the cluster, among those of its group; one of its own where the row has none.</summary>
    public int Cluster { get; init; }

    // As they are kept, eight bytes each: there may be millions of items.
    internal OptionalNumber OptionalVerdict { get; init; }

    internal OptionalNumber OptionalSwapped { get; init; }

    internal OptionalNumber OptionalLabel { get; init; }

    internal OptionalNumber OptionalHiddenLabel { get; init; }

    internal IReadOnlyList<double?>? OptionalFurther { get; init; }

    internal IReadOnlyList<string>? OptionalTexts { get; init; }
}
