
namespace LlmJudgeStats;

/// <summary>
/// Labelled items counted by stratum and value, and the items without a label of each stratum: the evidence of every family of means.
/// </summary>
/// <remarks>
/// A stratum is what the judge decides and is known of every item (a verdict, a band of scores, a number of votes); a value is what a human
/// decides (a score, a win). Both ends of the range are values of the table, with no item if need be; values between them that no item has
/// need not be listed.
/// Merging is exact for whole counts below 2^53; equality compares ranges, values and counts. Immutable, thread-safe.
/// </remarks>
public sealed class StrataTable : IEquatable<StrataTable>
{
    // Values, then a row of labelled counts for each stratum, then the items without a label.
    private readonly double[] _numbers;
    private readonly int _values;

    private StrataTable(ValueRange range, double[] numbers, int values, int strata)
    {
        Range = range;
        _numbers = numbers;
        _values = values;
        Strata = strata;
    }

    /// <summary>The declared range of the values.</summary>
    public ValueRange Range { get; }

    /// <summary>How many strata there are, one or more.</summary>
    public int Strata { get; }

    /// <summary>The values, rising; the first and the last are the ends of <see cref="Range"/>.</summary>
    public ReadOnlySpan<double> Values => _numbers.AsSpan(0, _values);

    /// <summary>Labelled items of one stratum with one value.</summary>
    /// <param name="stratum">Which stratum, from 0.</param>
    /// <param name="value">Which of <see cref="Values"/>, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such stratum or value.</exception>
    public double Labelled(int stratum, int value) =>
        _numbers[_values + (Check.Index(stratum, Strata, nameof(stratum)) * _values) + Check.Index(value, _values, nameof(value))];

    /// <summary>All labelled items of one stratum.</summary>
    /// <param name="stratum">Which stratum, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such stratum.</exception>
    public double Labelled(int stratum) => Sum(LabelledCounts.Slice(Check.Index(stratum, Strata, nameof(stratum)) * _values, _values));

    /// <summary>Items of one stratum without a label.</summary>
    /// <param name="stratum">Which stratum, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such stratum.</exception>
    public double Unlabelled(int stratum) => UnlabelledCounts[Check.Index(stratum, Strata, nameof(stratum))];

    internal double LabelledItems()
    {
        var sum = 0.0;
        for (var h = 0; h < Strata; h++) sum += Labelled(h);
        return sum;
    }

    /// <summary>Rows of labelled counts, one a stratum, one after the other.</summary>
    internal ReadOnlySpan<double> LabelledCounts => _numbers.AsSpan(_values, Strata * _values);

    /// <summary>Items without a label, one number a stratum.</summary>
    internal ReadOnlySpan<double> UnlabelledCounts => _numbers.AsSpan(_values * (Strata + 1), Strata);

    /// <summary>A table of whole counts.</summary>
    /// <param name="range">The declared range of the values.</param>
    /// <param name="values">
    /// Values of labelled items, rising, inside the range. The ends of the range are added where they are missing.
    /// </param>
    /// <param name="strata">How many strata there are, one or more.</param>
    /// <param name="labelled">
    /// Labelled items by stratum and value: a row for each stratum, with one count for each of <paramref name="values"/>.
    /// </param>
    /// <param name="unlabelled">Items without a label, one count a stratum.</param>
    /// <exception cref="ArgumentOutOfRangeException">No stratum, or a range without width.</exception>
    /// <exception cref="ArgumentException">
    /// Values outside the range or not rising, a number of counts that does not fit, or a negative count.
    /// </exception>
    public static StrataTable Of(
        ValueRange range, ReadOnlySpan<double> values, int strata, ReadOnlySpan<long> labelled, ReadOnlySpan<long> unlabelled)
    {
        var numbers = Frame(range, values, strata, labelled.Length, unlabelled.Length, out var first, out var count);
        for (var i = 0; i < labelled.Length; i++)
            numbers[Place(i, values.Length, first, count)] = Check.Count(labelled[i], i, nameof(labelled));
        for (var i = 0; i < strata; i++) numbers[(count * (strata + 1)) + i] = Check.Count(unlabelled[i], i, nameof(unlabelled));
        return new(range, numbers, count, strata);
    }

    /// <summary>A table of counts that need not be whole, such as effective sizes.</summary>
    /// <param name="range">The declared range of the values.</param>
    /// <param name="values">
    /// Values of labelled items, rising, inside the range. The ends of the range are added where they are missing.
    /// </param>
    /// <param name="strata">How many strata there are, one or more.</param>
    /// <param name="labelled">
    /// Labelled items by stratum and value: a row for each stratum, with one count for each of <paramref name="values"/>.
    /// </param>
    /// <param name="unlabelled">Items without a label, one count a stratum.</param>
    /// <exception cref="ArgumentOutOfRangeException">No stratum, or a range without width.</exception>
    /// <exception cref="ArgumentException">
    /// Values outside the range or not rising, a number of counts that does not fit, or a count outside [0, 1e20].
    /// </exception>
    public static StrataTable Of(
        ValueRange range, ReadOnlySpan<double> values, int strata, ReadOnlySpan<double> labelled, ReadOnlySpan<double> unlabelled)
    {
        var numbers = Frame(range, values, strata, labelled.Length, unlabelled.Length, out var first, out var count);
        for (var i = 0; i < labelled.Length; i++)
            numbers[Place(i, values.Length, first, count)] = Check.Count(labelled[i], i, nameof(labelled));
        for (var i = 0; i < strata; i++) numbers[(count * (strata + 1)) + i] = Check.Count(unlabelled[i], i, nameof(unlabelled));
        return new(range, numbers, count, strata);
    }

    /// <summary>A table of items that are given one after the other, each value a kernel value as it comes.</summary>
    /// <param name="range">The declared range of the values.</param>
    /// <param name="strata">How many strata there are, one or more.</param>
    /// <param name="stratumOf">The stratum of each labelled item, from 0.</param>
    /// <param name="values">The value of each labelled item, in the same order.</param>
    /// <param name="unlabelled">Items without a label, one count a stratum; empty when there are none.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// No stratum, a range without width, or an item in a stratum that there is not.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A value outside the range, a number of strata or counts that does not fit, or a negative count.
    /// </exception>
    public static StrataTable FromItems(
        ValueRange range, int strata, ReadOnlySpan<int> stratumOf, ReadOnlySpan<double> values, ReadOnlySpan<long> unlabelled)
    {
        Check.AtLeastOne(strata, nameof(strata));
        Check.SameLength(nameof(stratumOf), stratumOf.Length, nameof(values), values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (!range.Contains(values[i])) Throw.OutsideRange(values[i], i, range.Lower, range.Upper, nameof(values));
        }
        double[] distinct = [.. values.ToArray().Distinct().Order()];
        var labelled = new long[checked(strata * distinct.Length)];
        for (var i = 0; i < values.Length; i++)
        {
            var stratum = Check.Index(stratumOf[i], strata, nameof(stratumOf));
            labelled[(stratum * distinct.Length) + Array.BinarySearch(distinct, values[i])]++;
        }
        return Of(range, distinct, strata, labelled, unlabelled.IsEmpty ? new long[strata] : unlabelled);
    }

    /// <summary>The table of all parts.</summary>
    /// <param name="parts">One or more tables of disjoint items with the same range, values and strata, in any order.</param>
    /// <exception cref="ArgumentException">No part, a missing one, parts that do not fit, or a sum above 1e20.</exception>
    public static StrataTable Merge(ReadOnlySpan<StrataTable> parts)
    {
        Check.Tables(parts, nameof(parts));
        var first = parts[0];
        var sum = (double[])first._numbers.Clone();
        for (var i = 1; i < parts.Length; i++)
        {
            var part = parts[i];
            if (part.Range != first.Range || part.Strata != first.Strata || !part.Values.SequenceEqual(first.Values))
                Throw.UnlikeTables(i, first.ToString(), part.ToString(), nameof(parts));
            for (var j = first._values; j < sum.Length; j++) sum[j] = Check.Count(sum[j] + part._numbers[j], i, nameof(parts));
        }
        return new(first.Range, sum, first._values, first.Strata);
    }

    /// <summary>The table with neighbouring strata put together, for strata in an order: bands of scores, numbers of votes.</summary>
    /// <remarks>
    /// From the first stratum on, a group is closed when it holds so many labels and as many remain for those after it; the last group
    /// takes the rest. Only numbers of labels are looked at, never values, so that coverage is not touched. Fewer than twice as many labels
    /// make one stratum.
    /// </remarks>
    /// <param name="labels">The labels that a group must hold, one or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one label.</exception>
    public StrataTable MergeAdjacent(int labels)
    {
        Check.AtLeastOne(labels, nameof(labels));
        Span<int> groups = Strata <= 256 ? stackalloc int[Strata] : new int[Strata];
        var last = Groups(labels, groups);
        if (last == Strata - 1) return this;
        var numbers = new double[_values + ((last + 1) * (_values + 1))];
        Values.CopyTo(numbers);
        for (var h = 0; h < Strata; h++)
        {
            var row = numbers.AsSpan(_values + (groups[h] * _values), _values);
            for (var c = 0; c < _values; c++) row[c] += LabelledCounts[(h * _values) + c];
            numbers[(_values * (last + 2)) + groups[h]] += UnlabelledCounts[h];
        }
        return new(Range, numbers, _values, last + 1);
    }

    /// <summary>The table of one stratum alone.</summary>
    /// <param name="stratum">Which, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such stratum.</exception>
    public StrataTable Stratum(int stratum)
    {
        Check.Index(stratum, Strata, nameof(stratum));
        return Of(Range, Values, 1, LabelledCounts.Slice(stratum * _values, _values), UnlabelledCounts.Slice(stratum, 1));
    }

    /// <summary>The table with all strata put together: labels only.</summary>
    public StrataTable AsOneStratum()
    {
        var labelled = new double[_values];
        for (var i = 0; i < LabelledCounts.Length; i++) labelled[i % _values] += LabelledCounts[i];
        return Of(Range, Values, 1, labelled, [Sum(UnlabelledCounts)]);
    }

    /// <summary>The table with every count divided by a design effect.</summary>
    internal StrataTable DividedBy(double designEffect)
    {
        var numbers = (double[])_numbers.Clone();
        for (var i = _values; i < numbers.Length; i++) numbers[i] /= designEffect;
        return new(Range, numbers, _values, Strata);
    }

    /// <summary>Whether another table has the same range, values, strata and counts.</summary>
    /// <param name="other">Another table.</param>
    public bool Equals(StrataTable? other) =>
        other is not null && Range == other.Range && Strata == other.Strata && _numbers.AsSpan().SequenceEqual(other._numbers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StrataTable);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Range);
        hash.Add(Strata);
        foreach (var number in _numbers) hash.Add(number);
        return hash.ToHashCode();
    }

    /// <summary>For people: <c>3 strata, 5 values in [1, 5], 60 labelled, 950 unlabelled</c>. Invariant culture.</summary>
    public override string ToString() =>
        Invariant($"{Strata} strata, {_values} values in [{Range.Lower}, {Range.Upper}], {Sum(LabelledCounts)} labelled, ")
            + Invariant($"{Sum(UnlabelledCounts)} unlabelled");

    // The group of each stratum; returns the last group.
    private int Groups(int labels, Span<int> groups)
    {
        var rest = Sum(LabelledCounts);
        var held = 0.0;
        var group = 0;
        for (var h = 0; h < Strata; h++)
        {
            groups[h] = group;
            var here = Labelled(h);
            held += here;
            rest -= here;
            if (held >= labels && rest >= labels)
            {
                group++;
                held = 0;
            }
        }
        return group;
    }

    // An array with the values, and no item yet; first is 1 when the lower end had to be added before them.
    private static double[] Frame(
        ValueRange range, ReadOnlySpan<double> values, int strata, int labelled, int unlabelled, out int first, out int count)
    {
        if (!(range.Width > 0)) Throw.EmptyRange(range.Lower, range.Upper, nameof(range));
        Check.AtLeastOne(strata, nameof(strata));
        if (labelled != (long)strata * values.Length) Throw.WrongTable(strata, values.Length, labelled, nameof(labelled));
        if (unlabelled != strata) Throw.UnequalLengths(nameof(strata), strata, nameof(unlabelled), unlabelled);
        for (var i = 0; i < values.Length; i++)
        {
            if (!range.Contains(values[i])) Throw.OutsideRange(values[i], i, range.Lower, range.Upper, nameof(values));
            if (i > 0 && !(values[i] > values[i - 1])) Throw.NotRising(values[i - 1], values[i], i, nameof(values));
        }
        first = values.IsEmpty || values[0] > range.Lower ? 1 : 0;
        var last = values.IsEmpty || values[^1] < range.Upper ? 1 : 0;
        count = first + values.Length + last;
        var numbers = new double[checked((count * (strata + 1)) + strata)];
        values.CopyTo(numbers.AsSpan(first));
        numbers[0] = range.Lower;
        numbers[count - 1] = range.Upper;
        return numbers;
    }

    private static int Place(int cell, int values, int first, int count) => count + (cell / values * count) + first + (cell % values);

    private static double Sum(ReadOnlySpan<double> counts)
    {
        var sum = 0.0;
        foreach (var count in counts) sum += count;
        return sum;
    }
}
