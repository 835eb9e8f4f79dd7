namespace LlmJudgeStats.Audit;

/// <summary>Pairs of items with the same scores of every system in every run: perhaps copies, where texts are not known.</summary>
/// <remarks>
/// Few scores are alike by chance: of 115 independent items 1.2 pairs with 20 scores of each, .03 with 40. The default value is no items.
/// Immutable, thread-safe. Source: audit.md 7.
/// </remarks>
public readonly record struct AlikePatterns
{
    /// <summary>The scores of each item from which patterns say something: 40.</summary>
    public const int FewestColumns = 40;

    /// <summary>A count of pairs.</summary>
    /// <param name="columns">How many scores each item has: systems times runs.</param>
    /// <param name="items">How many items have all of them.</param>
    /// <param name="pairs">How many pairs of items have the same scores, which are not all one number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or more pairs than there are.</exception>
    public AlikePatterns(int columns, long items, long pairs)
    {
        Columns = (int)Check.Count(columns, nameof(columns));
        Items = Check.Count(items, nameof(items));
        Pairs = (long)Check.Between(Check.Count(pairs, nameof(pairs)), 0, items * (items - 1.0) / 2, nameof(pairs));
    }

    /// <summary>How many scores each item has: systems times runs.</summary>
    public int Columns { get; }

    /// <summary>How many items have all of them.</summary>
    public long Items { get; }

    /// <summary>How many pairs of items have the same scores.</summary>
    public long Pairs { get; }
}
