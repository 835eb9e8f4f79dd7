namespace LlmJudgeStats.Audit;

/// <summary>Every score of every system on every item: what first places and the items themselves need.</summary>
/// <remarks>Immutable, thread-safe. Source: audit.md 0.1.</remarks>
public sealed class ItemTable
{
    private readonly double[] _scores;
    private readonly int[] _clusters;

    /// <summary>A table.</summary>
    /// <param name="itemMajor">
    /// Scores in [0, 1], all systems of the first item first; the mean over the runs where there are several.
    /// </param>
    /// <param name="systems">How many systems, one or more.</param>
    /// <param name="clusters">The cluster of each item, any numbers; empty without clusters.</param>
    /// <exception cref="ArgumentException">A score outside [0, 1], or lengths that do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one system.</exception>
    public ItemTable(ReadOnlySpan<double> itemMajor, int systems, ReadOnlySpan<int> clusters = default)
    {
        Moments = ItemMoments.FromScores(itemMajor, systems, clusters);
        Systems = systems;
        _scores = itemMajor.ToArray();
        _clusters = clusters.ToArray();
    }

    /// <summary>How many systems.</summary>
    public int Systems { get; }

    /// <summary>How many items.</summary>
    public int Items => _scores.Length / Systems;

    /// <summary>All systems of the first item first.</summary>
    public ReadOnlyMemory<double> Scores => _scores;

    /// <summary>The cluster of each item; empty without clusters.</summary>
    public ReadOnlyMemory<int> Clusters => _clusters;

    /// <summary>Means and covariances of the table.</summary>
    public ItemMoments Moments { get; }

    internal ReadOnlySpan<double> Row(int item) => _scores.AsSpan(item * Systems, Systems);

    internal bool IsBinary => _scores.AsSpan().IndexOfAnyExcept(0.0, 1.0) < 0;
}
