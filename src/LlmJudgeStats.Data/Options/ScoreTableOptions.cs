namespace LlmJudgeStats.Data;

/// <summary>How one long table of scores is read: which columns mean what.</summary>
/// <remarks>
/// A column that was not named is found by its usual name; one that is not there means one value. Immutable, thread-safe.
/// </remarks>
public sealed record ScoreTableOptions
{
    /// <summary>
    /// Which rows are read, what means pass and fail, and how the file is written; ids of items, clusters and labels are its columns of
    /// ids, clusters and labels.
    /// </summary>
    /// <exception cref="ArgumentNullException">No options.</exception>
    public JudgmentReaderOptions Reading
    {
        get;
        init => field = OptionCheck.NotNull(value, nameof(Reading));
    } = JudgmentReaderOptions.Default;

    /// <summary>Who was scored: <c>system</c>.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? SystemColumn { get; init => field = OptionCheck.OptionalName(value, nameof(SystemColumn)); }

    /// <summary>The score: <c>score</c>, else <c>verdict</c>.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? ScoreColumn { get; init => field = OptionCheck.OptionalName(value, nameof(ScoreColumn)); }

    /// <summary>Repeated runs: <c>run</c>.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? RunColumn { get; init => field = OptionCheck.OptionalName(value, nameof(RunColumn)); }

    /// <summary>The training step of a checkpoint: <c>step</c>; rows without one are final scores.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? StepColumn { get; init => field = OptionCheck.OptionalName(value, nameof(StepColumn)); }

    /// <summary>Old and fresh items: <c>split</c>.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? SplitColumn { get; init => field = OptionCheck.OptionalName(value, nameof(SplitColumn)); }

    /// <summary>Which benchmark: <c>benchmark</c>.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? BenchmarkColumn { get; init => field = OptionCheck.OptionalName(value, nameof(BenchmarkColumn)); }

    /// <summary>The place of an item in its run, from 1: <c>position</c>.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? PositionColumn { get; init => field = OptionCheck.OptionalName(value, nameof(PositionColumn)); }

    /// <summary>The text of an item, to find copies; none unless named.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? TextColumn { get; init => field = OptionCheck.OptionalName(value, nameof(TextColumn)); }

    /// <summary>The hash of such a text; none unless named.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? HashColumn { get; init => field = OptionCheck.OptionalName(value, nameof(HashColumn)); }

    /// <summary>The lowest and the highest score possible; [0, 1] unless declared.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>
    /// The old split and the fresh one; a pair with usual names is found. Four names are two pairs, and so on: each old one before the
    /// fresh one that it is held against.
    /// </summary>
    /// <exception cref="ArgumentException">An odd number of names, a split against itself, or the same pair twice.</exception>
    public IReadOnlyList<string> Splits
    {
        get;
        init
        {
            var names = OptionCheck.Names(value, nameof(Splits));
            var pairs = names.Chunk(2).ToArray();
            var arePairs = names.Count % 2 == 0 && pairs.All(pair => pair[0] != pair[1]);
            if (!arePairs || pairs.DistinctBy(pair => (pair[0], pair[1])).Count() < pairs.Length)
                throw new ArgumentException("name two splits, the old one first; more pairs in the same way, each once", nameof(Splits));
            field = names;
        }
    } = [];

    /// <summary>Whether items were assigned to the splits at random.</summary>
    public bool IsRandomSplit { get; init; }

    /// <summary>The last training step that counts; all unless given.</summary>
    public double? Until { get; init; }
}
