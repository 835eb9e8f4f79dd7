using System.Collections.Immutable;

namespace LlmJudgeStats.Agreement;

/// <summary>What several raters said of items, with gaps: how many of an item's ratings are of each class.</summary>
/// <remarks>
/// A gap is a rating that is not there; it is never a disagreement. Items with fewer than two ratings say nothing about agreement: they are
/// counted in <see cref="LeftOut"/>. Who rated what does not matter here; it does in <see cref="AlignmentTable"/>. Items with the same
/// ratings are kept once, with their number, so that merging is exact and the order of items does not matter. Equality is of reference.
/// Immutable, thread-safe. Source: agreement.md 2.
/// </remarks>
public sealed class RatingSet
{
    private const int None = -1;

    private readonly double[] _values;

    private RatingSet(ImmutableArray<string> classes, double[] values, ImmutableArray<RatedItems> patterns, long leftOut)
    {
        Classes = classes;
        _values = values;
        Patterns = patterns;
        LeftOut = leftOut;
        foreach (var pattern in patterns)
        {
            Items = Check.Sum(Items, pattern.Items, nameof(patterns));
            Ratings += (double)pattern.Items * pattern.Ratings;
        }
    }

    /// <summary>The classes, in their order.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The number of each class, for coefficients of values; 0, 1, 2, … unless they were given.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Items with two ratings or more.</summary>
    public long Items { get; }

    /// <summary>Items with fewer.</summary>
    public long LeftOut { get; }

    /// <summary>The ratings of <see cref="Items"/>.</summary>
    public double Ratings { get; }

    /// <summary>The kinds of items, in a fixed order.</summary>
    internal ImmutableArray<RatedItems> Patterns { get; }

    /// <summary>Items by how many of their ratings are of each class.</summary>
    /// <param name="classes">The names of the classes, in their order: two to 1,000.</param>
    /// <param name="counts">A row for each item, with a count for each class.</param>
    /// <exception cref="ArgumentException">
    /// Names that are too few, too many or not distinct, a number of counts that does not fit, or a negative one.
    /// </exception>
    public static RatingSet FromCounts(ReadOnlySpan<string> classes, ReadOnlySpan<int> counts)
    {
        var names = RatedClasses.Of(classes, nameof(classes));
        if (counts.Length % names.Length != 0) Throw.WrongRows(names.Length, counts.Length, nameof(counts));
        var patterns = new SortedDictionary<int[], long>(RatedItems.Order);
        for (var start = 0; start < counts.Length; start += names.Length)
        {
            for (var i = start; i < start + names.Length; i++) Check.Count(counts[i], i, nameof(counts));
            Add(patterns, counts.Slice(start, names.Length).ToArray(), 1);
        }
        return Of(names, RatedClasses.Places(names.Length), patterns, 0);
    }

    /// <summary>Ratings item by item and rater by rater.</summary>
    /// <param name="classes">The names of the classes, in their order: two to 1,000.</param>
    /// <param name="raters">How many raters there are, two or more.</param>
    /// <param name="ratings">A row for each item, with the class that each rater gave it, from 0, or −1 for none.</param>
    /// <exception cref="ArgumentException">
    /// Names that are too few, too many or not distinct, or a number of ratings that does not fit.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two raters, or no such class.</exception>
    public static RatingSet FromRatings(ReadOnlySpan<string> classes, int raters, ReadOnlySpan<int> ratings)
    {
        var names = RatedClasses.Of(classes, nameof(classes));
        Check.Between(raters, 2, int.MaxValue, nameof(raters));
        if (ratings.Length % raters != 0) Throw.WrongRows(raters, ratings.Length, nameof(ratings));
        var patterns = new SortedDictionary<int[], long>(RatedItems.Order);
        for (var start = 0; start < ratings.Length; start += raters)
        {
            var counts = new int[names.Length];
            foreach (var rating in ratings.Slice(start, raters))
            {
                if (rating != None) counts[Check.Index(rating, names.Length, nameof(ratings))]++;
            }
            Add(patterns, counts, 1);
        }
        return Of(names, RatedClasses.Places(names.Length), patterns, 0);
    }

    /// <summary>The same items with a number for each class, such as 1 to 5.</summary>
    /// <param name="values">One number for each class, rising, from -1e100 to 1e100.</param>
    /// <exception cref="ArgumentException">Another number of values than classes, a value that is no score, or values that do not rise.
    /// </exception>
    public RatingSet WithValues(ReadOnlySpan<double> values)
    {
        Check.RisingScores(values, Classes.Length, nameof(Classes), nameof(values));
        return new(Classes, values.ToArray(), Patterns, LeftOut);
    }

    /// <summary>The items of all parts.</summary>
    /// <param name="parts">One or more sets of disjoint items with the same classes and values.</param>
    /// <exception cref="ArgumentException">No part, a missing one, parts with other classes or values, or a sum above 2^63-1.</exception>
    public static RatingSet Merge(ReadOnlySpan<RatingSet> parts)
    {
        Check.Tables(parts, nameof(parts));
        var patterns = new SortedDictionary<int[], long>(RatedItems.Order);
        var leftOut = 0L;
        for (var place = 0; place < parts.Length; place++)
        {
            if (!parts[place].Classes.SequenceEqual(parts[0].Classes) || !parts[place].Values.SequenceEqual(parts[0].Values))
                Throw.UnlikeClasses(place, parts[place].ToString(), parts[0].ToString(), nameof(parts));
            foreach (var pattern in parts[place].Patterns) Add(patterns, pattern.Counts, pattern.Items);
            leftOut = Check.Sum(leftOut, parts[place].LeftOut, nameof(parts));
        }
        return Of(parts[0].Classes, parts[0]._values, patterns, leftOut);
    }

    /// <summary>The mean over items of the share of pairs of an item's ratings that agree, every item alike.</summary>
    public MeanStudy ToPairsStudy()
    {
        double[] agreeing = [.. Patterns.Select(pattern => 1 - pattern.Disagreement)];
        double[] values = [.. agreeing.Append(0).Append(1).Distinct().Order()];
        var labelled = new long[values.Length];
        for (var i = 0; i < agreeing.Length; i++) labelled[Array.BinarySearch(values, agreeing[i])] += Patterns[i].Items;
        return new() { Table = StrataTable.Of(ValueRange.Unit, values, 1, labelled, [0L]), Design = CalibrationDesign.Random };
    }

    /// <summary>The classes.</summary>
    public override string ToString() => string.Join(", ", Classes);

    private static void Add(SortedDictionary<int[], long> patterns, int[] counts, long items) =>
        patterns[counts] = Check.Sum(patterns.GetValueOrDefault(counts), items, nameof(items));

    private static RatingSet Of(
        ImmutableArray<string> classes, double[] values, SortedDictionary<int[], long> patterns, long leftOut)
    {
        var rated = ImmutableArray.CreateBuilder<RatedItems>(patterns.Count);
        foreach (var (counts, items) in patterns)
        {
            var one = new RatedItems(counts, items);
            if (one.Ratings < 2) leftOut = Check.Sum(leftOut, items, nameof(patterns));
            else rated.Add(one);
        }
        return new(classes, values, rated.DrainToImmutable(), leftOut);
    }
}
