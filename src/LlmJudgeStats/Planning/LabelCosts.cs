namespace LlmJudgeStats.Planning;

/// <summary>What a human label and a verdict of the judge cost, in any one currency.</summary>
/// <remarks>
/// Equality compares both. The default value has no prices, and no question takes it. Immutable, thread-safe.
/// </remarks>
public readonly record struct LabelCosts
{
    /// <summary>The price of one human label, above 0 and at most 1e12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, NaN, or above 1e12.</exception>
    public required double Label { get; init => field = Check.Price(value); }

    /// <summary>The price of one verdict, above 0 and at most 1e12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, NaN, or above 1e12.</exception>
    public required double Judge { get; init => field = Check.Price(value); }

    /// <summary>What a study costs. Labelled items are judged, too.</summary>
    /// <remarks><code>cost = label price × labels + judge price × (labels + items)</code> Source: decisions.md 9.3.</remarks>
    /// <param name="labels">How many items get a label.</param>
    /// <param name="items">How many test items there are beside them, without a label.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public double Of(long labels, long items) =>
        (Label * Check.Count(labels, nameof(labels))) + (Judge * ((double)labels + Check.Count(items, nameof(items))));

    /// <summary>How many test items money buys beside so many labels; negative when it does not pay the labels.</summary>
    /// <remarks><code>⌊(B − (label price + judge price) labels)/judge price + 1e-9⌋</code></remarks>
    internal long ItemsFor(double budget, long labels) =>
        (long)Math.Clamp(Math.Floor(((budget - ((Label + Judge) * labels)) / Judge) + 1e-9), -1, LabelSearch.Most);

    /// <summary>How many labels money buys when nothing is judged.</summary>
    internal long LabelsAlone(double money) => (long)Math.Min(Math.Floor((money / Label) + 1e-9), LabelSearch.Most);
}
