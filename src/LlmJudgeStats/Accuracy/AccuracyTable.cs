namespace LlmJudgeStats.Accuracy;

/// <summary>How often a judge is right on items whose right answer is known, by category.</summary>
/// <remarks>
/// An item's value is 1 where the judge is right and 0 where it is wrong; what it decides by halves, such as a tie or both orders of a
/// pair,
/// has a value between. Several runs of a judge are one value an item, their mean, and never several items. Source: judges.md 1.
/// Equality is of reference. Immutable, thread-safe.
/// </remarks>
public sealed class AccuracyTable
{
    private AccuracyTable(StrataTable table) => Table = table;

    /// <summary>Categories by values.</summary>
    public StrataTable Table { get; }

    /// <summary>Values item by item.</summary>
    /// <param name="categories">How many categories there are, one or more.</param>
    /// <param name="categoryOf">The category of each item, from 0.</param>
    /// <param name="values">How right the judge is on each item, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">No category, or one that there is not.</exception>
    /// <exception cref="ArgumentException">A value outside [0, 1], or two different numbers of items.</exception>
    public static AccuracyTable Of(int categories, ReadOnlySpan<int> categoryOf, ReadOnlySpan<double> values) =>
        new(StrataTable.FromItems(ValueRange.Unit, categories, categoryOf, values, []));

    /// <summary>A table of counts.</summary>
    /// <param name="table">Categories by values in [0, 1].</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">Another range than [0, 1].</exception>
    public static AccuracyTable Of(StrataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Range != ValueRange.Unit) Throw.NotUnitRange(table.ToString(), nameof(table));
        return new(table);
    }

    /// <summary>What a judge earns that scores a chosen answer and rejected ones: all where the chosen one is alone at the top.</summary>
    /// <param name="chosen">The score of the answer that people chose.</param>
    /// <param name="rejected">The scores of the others.</param>
    /// <returns>1 over the number of answers that share the top with the chosen one; 0 where a rejected one is above it.</returns>
    /// <exception cref="ArgumentException">A score that is not finite.</exception>
    public static double Credit(double chosen, ReadOnlySpan<double> rejected)
    {
        if (!double.IsFinite(chosen)) Throw.NotAScore(chosen, 0, nameof(chosen));
        var atTop = 1;
        for (var i = 0; i < rejected.Length; i++)
        {
            if (!double.IsFinite(rejected[i])) Throw.NotAScore(rejected[i], i, nameof(rejected));
            if (rejected[i] > chosen) return 0;
            if (rejected[i] == chosen) atTop++;
        }
        return 1.0 / atTop;
    }

    /// <summary>The items of all parts.</summary>
    /// <param name="parts">One or more tables of disjoint items with the same categories and values.</param>
    /// <exception cref="ArgumentException">No part, a missing one, or parts that do not fit.</exception>
    public static AccuracyTable Merge(ReadOnlySpan<AccuracyTable> parts)
    {
        Check.Tables(parts, nameof(parts));
        return new(StrataTable.Merge([.. parts.ToArray().Select(part => part.Table)]));
    }

    /// <summary>The accuracy over all items, every item alike.</summary>
    /// <param name="design">How the items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public MeanStudy ToStudy(CalibrationDesign design) => new() { Table = Table.AsOneStratum(), Design = design };

    /// <summary>The accuracy in one category.</summary>
    /// <param name="category">Which, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such category.</exception>
    public MeanStudy ToCategoryStudy(int category) => new() { Table = Table.Stratum(category), Design = CalibrationDesign.Random };

    /// <summary>The average over categories with declared weights, items at random within each.</summary>
    /// <param name="weights">What each category counts for: positive, with a sum of 1. Empty: every category alike.</param>
    /// <exception cref="ArgumentException">
    /// A weight that is not positive, a sum that is not 1 within 1e-9, or another number of weights than categories.
    /// </exception>
    public MeanStudy ToAverageStudy(ReadOnlySpan<double> weights) => MeanStudy.OfCategories(Table, weights);
}
