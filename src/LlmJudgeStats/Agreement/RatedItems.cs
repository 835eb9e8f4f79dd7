namespace LlmJudgeStats.Agreement;

/// <summary>Items with the same ratings.</summary>
/// <param name="Counts">How many ratings each class has on such an item.</param>
/// <param name="Items">How many such items there are.</param>
internal sealed record RatedItems(int[] Counts, long Items)
{
    /// <summary>An order of such counts that no run changes.</summary>
    public static IComparer<int[]> Order { get; } =
        Comparer<int[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));

    /// <summary>How many ratings such an item has.</summary>
    public int Ratings { get; } = Counts.Sum();

    /// <summary>The share of the pairs of its ratings that differ: 1 − Σ n (n − 1)/(m (m − 1)), of m ratings that are there.</summary>
    public double Disagreement
    {
        get
        {
            var alike = 0.0;
            foreach (var count in Counts) alike += (double)count * (count - 1);
            return 1 - (alike / ((double)Ratings * (Ratings - 1)));
        }
    }
}
