namespace LlmJudgeStats.Data;

/// <summary>Which column plays which part; -1 for a part that no column plays.</summary>
internal sealed record ColumnRoles
{
    public required int Verdict { get; init; }

    /// <summary>One column, or one for each rater; none without labels.</summary>
    public required int[] Labels { get; init; }

    public required int Count { get; init; }

    public required int Weight { get; init; }

    /// <summary>Columns that may hold the item ids, the likeliest first.</summary>
    public required int[] Ids { get; init; }

    public required int Judge { get; init; }

    public required int Calibration { get; init; }

    public required int Stratum { get; init; }

    /// <summary>What rows that belong together have in common.</summary>
    public required int Cluster { get; init; }

    /// <summary>What finds the same item in several groups; it may be the id, too.</summary>
    public int Pair { get; init; } = -1;

    public required int[] Groups { get; init; }

    public required int[] Where { get; init; }

    /// <summary>The key of a label that stands in another file.</summary>
    public required int[] Keys { get; init; }

    /// <summary>Whether every part that was played is still played by the same column.</summary>
    public bool Continues(ColumnRoles earlier) =>
        earlier.AllParts().Zip(AllParts()).All(part => part.First < 0 || part.First == part.Second);

    /// <summary>Whether a column plays a part, or may hold the ids.</summary>
    public bool Plays(int column) => IsNamed(column) || Ids.Contains(column);

    /// <summary>Whether a column plays a part, or is the likeliest to hold the ids.</summary>
    public bool PlaysLikely(int column) => IsNamed(column) || (Ids.Length > 0 && Ids[0] == column);

    /// <summary>Whether a column plays a part other than the id.</summary>
    public bool IsNamed(int column) => AllParts().Contains(column);

    // The ids are not among them: which column holds them is decided on the first rows and kept.
    private IEnumerable<int> AllParts() =>
        [Verdict, Count, Weight, Judge, Calibration, Stratum, Cluster, .. Labels, .. Groups, .. Where, .. Keys];
}
