namespace LlmJudgeStats.Data;

/// <summary>Which column plays which part; -1 for a part that no column plays.</summary>
internal sealed record ColumnRoles
{
    public int Verdict { get; init; } = -1;

    /// <summary>One column, or one for each rater; none without labels.</summary>
    public int[] Labels { get; init; } = [];

    public int Count { get; init; } = -1;

    public int Weight { get; init; } = -1;

    /// <summary>Columns that may hold the item ids, the likeliest first.</summary>
    public int[] Ids { get; init; } = [];

    /// <summary>The likeliest of them; -1 where there is none.</summary>
    public int Id => Ids.Length > 0 ? Ids[0] : -1;

    public int Judge { get; init; } = -1;

    public int Calibration { get; init; } = -1;

    public int Stratum { get; init; } = -1;

    /// <summary>What rows that belong together have in common.</summary>
    public int Cluster { get; init; } = -1;

    /// <summary>What finds the same item in several groups; it may be the id, too.</summary>
    public int Pair { get; init; } = -1;

    public int[] Groups { get; init; } = [];

    public int[] Where { get; init; } = [];

    /// <summary>The key of a label that stands in another file.</summary>
    public int[] Keys { get; init; } = [];

    /// <summary>Whether every part that was played is still played by the same column.</summary>
    public bool Continues(ColumnRoles earlier) =>
        earlier.AllParts().Zip(AllParts()).All(part => part.First < 0 || part.First == part.Second);

    /// <summary>Whether a column plays a part, or may hold the ids.</summary>
    public bool Plays(int column) => IsNamed(column) || Ids.Contains(column);

    /// <summary>Whether a column plays a part, or is the likeliest to hold the ids.</summary>
    public bool PlaysLikely(int column) => IsNamed(column) || (Ids.Length > 0 && Id == column);

    /// <summary>Whether a column plays a part other than the id.</summary>
    public bool IsNamed(int column) => AllParts().Contains(column);

    // The ids are not among them: which column holds them is decided on the first rows and kept.
    private IEnumerable<int> AllParts() =>
        [Verdict, Count, Weight, Judge, Calibration, Stratum, Cluster, .. Labels, .. Groups, .. Where, .. Keys];
}
