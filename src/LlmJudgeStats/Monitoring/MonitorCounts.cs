using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmJudgeStats.Monitoring;

/// <summary>What has been judged and labelled so far, in strata that were fixed before the first label.</summary>
/// <remarks>
/// A value that people give for the first time gets a column of its own. Counts of several workers merge exactly, in any order. Adding an
/// item copies a few numbers. Source: monitoring.md 5. Equality compares all parts. Immutable, thread-safe.
/// </remarks>
public sealed record MonitorCounts
{
    /// <summary>Counts as they were kept.</summary>
    /// <param name="lower">The smallest value that an item can have.</param>
    /// <param name="upper">The largest.</param>
    /// <param name="values">The values that labelled items have, rising.</param>
    /// <param name="labelled">Labelled items: a row for each stratum, with one count for each value.</param>
    /// <param name="unlabelled">Items without a label, one count a stratum, for one stratum or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No stratum, or a range without width.</exception>
    /// <exception cref="ArgumentException">
    /// Values outside the range or not rising, a number of counts that does not fit, or a negative count.
    /// </exception>
    [JsonConstructor]
    public MonitorCounts(
        double lower, double upper, ImmutableArray<double> values, ImmutableArray<long> labelled, ImmutableArray<long> unlabelled)
    {
        Range = new(lower, upper);
        Values = values.IsDefault ? [] : values;
        Labelled = labelled.IsDefault ? [] : labelled;
        Unlabelled = unlabelled.IsDefault ? [] : unlabelled;
        _ = ToTable();    // which checks them
    }

    /// <summary>The smallest value that an item can have.</summary>
    public double Lower => Range.Lower;

    /// <summary>The largest value that an item can have.</summary>
    public double Upper => Range.Upper;

    /// <summary>The range of the values.</summary>
    [JsonIgnore]
    public ValueRange Range { get; }

    /// <summary>The values that labelled items have, rising.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Labelled items: a row for each stratum, one after the other, with one count for each value.</summary>
    public ImmutableArray<long> Labelled { get; }

    /// <summary>Items without a label, one count a stratum.</summary>
    public ImmutableArray<long> Unlabelled { get; }

    /// <summary>How many strata there are.</summary>
    [JsonIgnore]
    public int Strata => Unlabelled.Length;

    /// <summary>All labelled items.</summary>
    [JsonIgnore]
    public long Labels => Labelled.Sum();

    /// <summary>No item yet.</summary>
    /// <param name="range">The range of the values.</param>
    /// <param name="strata">How many strata there are, one or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No stratum, or a range without width.</exception>
    public static MonitorCounts Empty(ValueRange range, int strata) =>
        new(range.Lower, range.Upper, [], [], ImmutableArray.Create(new long[Check.AtLeastOne(strata, nameof(strata))]));

    /// <summary>With items that were judged and have no label.</summary>
    /// <param name="stratum">Their stratum, from 0.</param>
    /// <param name="items">How many, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such stratum, or a negative count.</exception>
    public MonitorCounts WithJudged(int stratum, long items = 1)
    {
        Check.Index(stratum, Strata, nameof(stratum));
        return new(Lower, Upper, Values, Labelled, Raised(Unlabelled, stratum, Check.Count(items, nameof(items))));
    }

    /// <summary>With items that were judged and labelled.</summary>
    /// <param name="stratum">Their stratum, from 0.</param>
    /// <param name="value">What people said of them, in the range.</param>
    /// <param name="items">How many, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such stratum, a value outside the range, or a negative count.</exception>
    public MonitorCounts WithLabelled(int stratum, double value, long items = 1)
    {
        Check.Index(stratum, Strata, nameof(stratum));
        Check.InRange(value, Lower, Upper, nameof(value));
        Check.Count(items, nameof(items));
        var place = Values.BinarySearch(value + 0.0);    // -0 is 0
        var widened = place >= 0 ? this : WithValue(value + 0.0, ~place);
        var cell = (stratum * widened.Values.Length) + (place >= 0 ? place : ~place);
        return new(Lower, Upper, widened.Values, Raised(widened.Labelled, cell, items), Unlabelled);
    }

    /// <summary>With a label for an item that was counted before without one.</summary>
    /// <param name="stratum">Its stratum, from 0.</param>
    /// <param name="value">What people said of it, in the range.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such stratum, or a value outside the range.</exception>
    /// <exception cref="ArgumentException">No item of that stratum is without a label.</exception>
    public MonitorCounts WithLabel(int stratum, double value)
    {
        var labelled = WithLabelled(stratum, value);
        if (Unlabelled[stratum] == 0) MonitorThrow.NothingToLabel(stratum, nameof(stratum));
        return new(Lower, Upper, labelled.Values, labelled.Labelled, Raised(Unlabelled, stratum, -1));
    }

    /// <summary>With the items that another worker has counted.</summary>
    /// <param name="other">Counts of other items in the same strata.</param>
    /// <exception cref="ArgumentNullException">No counts.</exception>
    /// <exception cref="ArgumentException">Another range or number of strata, or a sum above 2^63-1.</exception>
    public MonitorCounts Merge(MonitorCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Range != Range || other.Strata != Strata) MonitorThrow.UnlikeCounts(nameof(other));
        var sum = this;
        for (var h = 0; h < Strata; h++)
        {
            sum = sum.WithJudged(h, other.Unlabelled[h]);
            for (var c = 0; c < other.Values.Length; c++)
                sum = sum.WithLabelled(h, other.Values[c], other.Labelled[(h * other.Values.Length) + c]);
        }
        return sum;
    }

    /// <summary>The same as a table of strata.</summary>
    public StrataTable ToTable() => StrataTable.Of(Range, Values.AsSpan(), Strata, Labelled.AsSpan(), Unlabelled.AsSpan());

    /// <summary>The counts as JSON, for a worker that keeps no more.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CountsJson.Default.MonitorCounts);

    /// <summary>Counts that were kept.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="ArgumentException">A part that cannot be.</exception>
    /// <exception cref="JsonException">Not such JSON.</exception>
    public static MonitorCounts FromJson(string json) =>
        JsonSerializer.Deserialize(json, CountsJson.Default.MonitorCounts) ?? MonitorThrow.NoState<MonitorCounts>(nameof(json));

    /// <summary>Whether other counts have the same parts.</summary>
    /// <param name="other">Other counts.</param>
    public bool Equals(MonitorCounts? other) =>
        other is not null && Range == other.Range && Values.AsSpan().SequenceEqual(other.Values.AsSpan())
        && Labelled.AsSpan().SequenceEqual(other.Labelled.AsSpan()) && Unlabelled.AsSpan().SequenceEqual(other.Unlabelled.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Range, Values.Length, Labels);

    private MonitorCounts WithValue(double value, int place)
    {
        var counts = ImmutableArray.CreateBuilder<long>(Strata * (Values.Length + 1));
        for (var h = 0; h < Strata; h++)
        {
            counts.AddRange(Labelled.AsSpan(h * Values.Length, place));
            counts.Add(0);
            counts.AddRange(Labelled.AsSpan((h * Values.Length) + place, Values.Length - place));
        }
        return new(Lower, Upper, Values.Insert(place, value), counts.MoveToImmutable(), Unlabelled);
    }

    private static ImmutableArray<long> Raised(ImmutableArray<long> counts, int place, long items) =>
        counts.SetItem(place, Check.Sum(counts[place], items, nameof(items)));
}
