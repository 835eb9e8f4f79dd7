namespace LlmJudgeStats;

/// <summary>What became of the rows of a file: every row is counted exactly once.</summary>
/// <remarks>
/// Rows are records, not items: a row with a count of 50 is one row. Merging is exact and order-free; equality compares the counts.
/// The default value is the account of no rows. Immutable, thread-safe.
/// </remarks>
public readonly record struct RowAccount
{
    /// <summary>Rows that became calibration or test items. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long Used { get; init => field = Check.Count(value); }

    /// <summary>Rows with a label and no verdict. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long NoVerdict { get; init => field = Check.Count(value); }

    /// <summary>Rows with neither a verdict nor a visible label. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long Empty { get; init => field = Check.Count(value); }

    /// <summary>Rows left out by a filter. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long Where { get; init => field = Check.Count(value); }

    /// <summary>Rows without a label whose item has one in another row. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long Overlap { get; init => field = Check.Count(value); }

    /// <summary>Rows with a label that somebody could not decide. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long UnresolvedLabel { get; init => field = Check.Count(value); }

    /// <summary>Rows with a sampling weight of 0. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long Weight { get; init => field = Check.Count(value); }

    /// <summary>Rows of systems that are not compared. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long NotCompared { get; init => field = Check.Count(value); }

    /// <summary>Rows of test items without a partner in another system. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long Unpaired { get; init => field = Check.Count(value); }

    /// <summary>All rows: those used and those skipped.</summary>
    public long Read => checked(Used + NoVerdict + Empty + Where + Overlap + UnresolvedLabel + Weight + NotCompared + Unpaired);

    /// <summary>
    /// The reasons that occurred, with how many rows each took: <c>noVerdict</c>, <c>empty</c>, <c>where</c>,
    /// <c>overlap</c>, <c>unresolvedLabel</c>, <c>weight</c>, <c>notCompared</c>, <c>unpaired</c>, in this order.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, long>> Skipped =>
        [.. AllReasons().Where(reason => reason.Value > 0)];

    /// <summary>The account of two files.</summary>
    /// <exception cref="OverflowException">A total exceeds 2^63-1.</exception>
    public static RowAccount operator +(RowAccount left, RowAccount right) => new()
    {
        Used = checked(left.Used + right.Used),
        NoVerdict = checked(left.NoVerdict + right.NoVerdict),
        Empty = checked(left.Empty + right.Empty),
        Where = checked(left.Where + right.Where),
        Overlap = checked(left.Overlap + right.Overlap),
        UnresolvedLabel = checked(left.UnresolvedLabel + right.UnresolvedLabel),
        Weight = checked(left.Weight + right.Weight),
        NotCompared = checked(left.NotCompared + right.NotCompared),
        Unpaired = checked(left.Unpaired + right.Unpaired),
    };

    private KeyValuePair<string, long>[] AllReasons() =>
    [
        new("noVerdict", NoVerdict), new("empty", Empty), new("where", Where), new("overlap", Overlap),
        new("unresolvedLabel", UnresolvedLabel), new("weight", Weight), new("notCompared", NotCompared), new("unpaired", Unpaired),
    ];
}
