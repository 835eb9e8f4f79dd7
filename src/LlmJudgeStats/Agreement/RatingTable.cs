using System.Collections.Immutable;
using System.Globalization;

namespace LlmJudgeStats.Agreement;

/// <summary>What two raters said of the same items: counts by the class of the first and the class of the second.</summary>
/// <remarks>
/// Where one of them is the judge, it is the first and people are the second: <see cref="Recall"/> is then the judge's sensitivity and
/// specificity. Equality is of reference. Immutable, thread-safe. Source: agreement.md 1.
/// </remarks>
public sealed class RatingTable
{
    private readonly double[] _values;

    private RatingTable(ImmutableArray<string> classes, double[] values, ImmutableArray<long> counts)
    {
        Classes = classes;
        _values = values;
        Counts = counts;
        Items = counts.Aggregate(0L, (sum, count) => Check.Sum(sum, count, nameof(counts)));
    }

    /// <summary>The classes, in their order: weighted coefficients go by it.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The number of each class, for coefficients of values; 0, 1, 2, … unless they were given.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>How many items both have rated.</summary>
    public long Items { get; }

    /// <summary>Rows of counts, one for each class of the first rater.</summary>
    public ImmutableArray<long> Counts { get; }

    /// <summary>Items that the first rater put into one class and the second into another.</summary>
    /// <param name="first">The class of the first rater, from 0.</param>
    /// <param name="second">The class of the second.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public long Count(int first, int second) => Counts[
        (Check.Index(first, Classes.Length, nameof(first)) * Classes.Length) + Check.Index(second, Classes.Length, nameof(second))];

    /// <summary>A table of counts.</summary>
    /// <param name="classes">The names of the classes, in their order: two to 1,000.</param>
    /// <param name="counts">A row for each class of the first rater, with a count for each class of the second.</param>
    /// <exception cref="ArgumentException">
    /// Names that are too few, too many or not distinct, another number of counts, or a negative one.
    /// </exception>
    public static RatingTable FromCounts(ReadOnlySpan<string> classes, ReadOnlySpan<long> counts)
    {
        var names = RatedClasses.Of(classes, nameof(classes));
        if (counts.Length != names.Length * names.Length) Throw.WrongRatings(names.Length, counts.Length, nameof(counts));
        for (var i = 0; i < counts.Length; i++) Check.Count(counts[i], i, nameof(counts));
        return new(names, RatedClasses.Places(names.Length), [.. counts]);
    }

    /// <summary>Ratings item by item.</summary>
    /// <param name="classes">The names of the classes, in their order: two to 1,000.</param>
    /// <param name="first">The class that the first rater gave each item, from 0.</param>
    /// <param name="second">The class that the second rater gave it.</param>
    /// <exception cref="ArgumentException">Names that are too few, too many or not distinct, or two different numbers of items.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public static RatingTable FromItems(ReadOnlySpan<string> classes, ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var names = RatedClasses.Of(classes, nameof(classes));
        Check.SameLength(nameof(first), first.Length, nameof(second), second.Length);
        var counts = new long[names.Length * names.Length];
        for (var i = 0; i < first.Length; i++)
        {
            var row = Check.Index(first[i], names.Length, nameof(first));
            counts[(row * names.Length) + Check.Index(second[i], names.Length, nameof(second))]++;
        }
        return new(names, RatedClasses.Places(names.Length), [.. counts]);
    }

    /// <summary>Scores item by item: every value that occurs is a class.</summary>
    /// <param name="first">The score that the first rater gave each item.</param>
    /// <param name="second">The score that the second rater gave it.</param>
    /// <exception cref="ArgumentException">
    /// Two different numbers of items, a score that is not finite, or fewer than two or more than 1,000 distinct scores.
    /// </exception>
    public static RatingTable FromScores(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Check.SameLength(nameof(first), first.Length, nameof(second), second.Length);
        for (var i = 0; i < first.Length; i++)
        {
            if (!double.IsFinite(first[i])) Throw.NotAScore(first[i], i, nameof(first));
            if (!double.IsFinite(second[i])) Throw.NotAScore(second[i], i, nameof(second));
        }
        double[] values = [.. first.ToArray().Concat(second.ToArray()).Distinct().Order()];
        string[] classes = [.. values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))];
        return FromItems(classes, PlacesOf(values, first), PlacesOf(values, second)).WithValues(values);
    }

    /// <summary>The same table with a number for each class, such as 1 to 5.</summary>
    /// <param name="values">One number for each class, rising, from -1e100 to 1e100.</param>
    /// <exception cref="ArgumentException">Another number of values than classes, a value that is no score, or values that do not rise.
    /// </exception>
    public RatingTable WithValues(ReadOnlySpan<double> values)
    {
        Check.RisingScores(values, Classes.Length, nameof(Classes), nameof(values));
        return new(Classes, values.ToArray(), Counts);
    }

    /// <summary>The items of all parts.</summary>
    /// <param name="parts">One or more tables of disjoint items with the same classes and values.</param>
    /// <exception cref="ArgumentException">No part, a missing one, parts with other classes or values, or a sum above 2^63-1.</exception>
    public static RatingTable Merge(ReadOnlySpan<RatingTable> parts)
    {
        Check.Tables(parts, nameof(parts));
        var counts = new long[parts[0].Counts.Length];
        for (var place = 0; place < parts.Length; place++)
        {
            if (!parts[place].Classes.SequenceEqual(parts[0].Classes) || !parts[place].Values.SequenceEqual(parts[0].Values))
                Throw.UnlikeClasses(place, parts[place].ToString(), parts[0].ToString(), nameof(parts));
            for (var i = 0; i < counts.Length; i++) counts[i] = Check.Sum(counts[i], parts[place].Counts[i], nameof(parts));
        }
        return new(parts[0].Classes, parts[0]._values, [.. counts]);
    }

    /// <summary>Of the items that the second rater put into a class, those that the first did too.</summary>
    /// <remarks>With the judge first and pass before fail: its sensitivity (class 0) and specificity (class 1).</remarks>
    /// <param name="class">Which class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public Proportion Recall(int @class)
    {
        var size = 0.0;
        for (var first = 0; first < Classes.Length; first++) size += Count(first, @class);
        return Proportion.FromCounts(Count(@class, @class), size);
    }

    /// <summary>The mean recall over the classes of the second rater, every class alike: balanced accuracy.</summary>
    public MeanStudy ToBalancedAccuracyStudy() => MeanStudy.OfCategories(Outcomes((second, first) => first == second), []);

    /// <summary>Youden's J of two classes: sensitivity + specificity − 1, twice the balanced accuracy less one.</summary>
    /// <exception cref="InvalidOperationException">More than two classes.</exception>
    public MeanStudy ToYoudenStudy()
    {
        if (Classes.Length != 2) Throw.NotTwoClasses(Classes.Length);
        return MeanStudy.OfDifference(Outcomes((_, first) => first == 0));
    }

    /// <summary>The classes.</summary>
    public override string ToString() => string.Join(", ", Classes);

    // A stratum for each class of the second rater.
    private StrataTable Outcomes(Func<int, int, bool> isOne)
    {
        var labelled = new long[2 * Classes.Length];
        for (var second = 0; second < Classes.Length; second++)
        {
            for (var first = 0; first < Classes.Length; first++)
                labelled[(2 * second) + (isOne(second, first) ? 1 : 0)] += Count(first, second);
        }
        return StrataTable.Of(ValueRange.Unit, [0, 1], Classes.Length, labelled, new long[Classes.Length]);
    }

    private static int[] PlacesOf(double[] values, ReadOnlySpan<double> scores)
    {
        var places = new int[scores.Length];
        for (var i = 0; i < places.Length; i++) places[i] = Array.BinarySearch(values, scores[i]);
        return places;
    }
}
