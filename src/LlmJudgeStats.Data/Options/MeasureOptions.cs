namespace LlmJudgeStats.Data;

/// <summary>How values other than pass and fail are read.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeasureOptions
{
    /// <summary>What kind of thing verdicts and labels are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member.</exception>
    public required MeasureKind Kind { get; init => field = OptionCheck.Defined(value, nameof(Kind)); }

    /// <summary>Which columns mean what, which rows are read, and how the file is written.</summary>
    public required JudgmentReaderOptions Reading { get; init; }

    /// <summary>The range of a human score; needed for scores.</summary>
    public ValueRange Range { get; init; }

    /// <summary>The verdict columns of several judges; needed for votes.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> VoteColumns { get; init => field = OptionCheck.Names(value, nameof(VoteColumns)); } = [];

    /// <summary>Columns of the verdicts of further judges, kept one by one with each item.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> FurtherVerdictColumns
    {
        get;
        init => field = OptionCheck.Names(value, nameof(FurtherVerdictColumns));
    }
        = [];

    /// <summary>
    /// The two columns that name the systems of a battle, the first-named one first; none where items are no battles. Both names are kept
    /// as the first two of <see cref="MeasuredItem.Texts"/>; a missing name and a system that meets itself are errors.
    /// </summary>
    /// <exception cref="ArgumentException">An entry is missing, or there are neither none nor two.</exception>
    public IReadOnlyList<string> SystemColumns
    {
        get;
        init => field = OptionCheck.Names(value, nameof(SystemColumns)) is { Count: 0 or 2 } names ? names
            : throw new ArgumentException("a battle has two systems: name two columns, or none", nameof(SystemColumns));
    }
        = [];

    /// <summary>Columns whose text is kept with each item: a category, a version, a length.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> TextColumns { get; init => field = OptionCheck.Names(value, nameof(TextColumns)); } = [];

    /// <summary>The column that says in which order a pair was shown; nothing where each pair was judged in one order.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? OrderColumn { get; init => field = OptionCheck.OptionalName(value, nameof(OrderColumn)); }

    /// <summary>The word of the order in which the first-named one is shown first. Default: <c>ab</c>.</summary>
    public string ShownFirst { get; init; } = "ab";

    /// <summary>The word of the other order. Default: <c>ba</c>.</summary>
    public string ShownSecond { get; init; } = "ba";

    /// <summary>Whether a pair that was not judged once in each order is left out and counted. Default: no, it is an error.</summary>
    public bool DropsIncompletePairs { get; init; }

    /// <summary>Words for a win of the first-named one. Default: <c>1</c>, <c>win</c>, <c>a</c>.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> WinWords { get; init => field = OptionCheck.List(value, nameof(WinWords)); } = [];

    /// <summary>Words for a tie. Default: <c>0.5</c>, <c>tie</c>.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> TieWords { get; init => field = OptionCheck.List(value, nameof(TieWords)); } = [];

    /// <summary>Words for a loss of the first-named one. Default: <c>0</c>, <c>loss</c>, <c>b</c>.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> LossWords { get; init => field = OptionCheck.List(value, nameof(LossWords)); } = [];

    /// <summary>Every column that is named here, and not in <see cref="Reading"/>.</summary>
    internal IEnumerable<string> Columns =>
        [.. VoteColumns, .. FurtherVerdictColumns, .. SystemColumns, .. TextColumns, .. new[] { OrderColumn }.OfType<string>()];

    /// <summary>The classes, in their order; every other word is an error. Default: as they are seen.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> Classes { get; init => field = OptionCheck.Names(value, nameof(Classes)); } = [];
}
