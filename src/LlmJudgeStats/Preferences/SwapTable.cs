namespace LlmJudgeStats.Preferences;

/// <summary>
/// What a judge prefers in both orders of each pair: how consistent it is, and whether a place helps. No label is needed.
/// </summary>
/// <remarks>Source: preferences.md 2. Immutable, thread-safe.</remarks>
public sealed class SwapTable
{
    private const int Verdicts = 3;
    private const double Half = 0.5;

    private readonly long[] _counts;

    private SwapTable(long[] counts) => _counts = counts;

    /// <summary>Pairs that were judged in both orders.</summary>
    public long Count => _counts.Aggregate(0L, (sum, count) => Check.Sum(sum, count, nameof(_counts)));

    /// <summary>Counts of pairs.</summary>
    /// <param name="counts">
    /// A row for each preference with the first system shown first, a column for each with it shown second, in the order first, tie,
    /// second.
    /// </param>
    /// <exception cref="ArgumentException">Another number than nine counts, or a negative one.</exception>
    public static SwapTable FromCounts(ReadOnlySpan<long> counts)
    {
        if (counts.Length != Verdicts * Verdicts) Throw.WrongTable(Verdicts, Verdicts, counts.Length, nameof(counts));
        for (var i = 0; i < counts.Length; i++) Check.Count(counts[i], i, nameof(counts));
        return new(counts.ToArray());
    }

    /// <summary>Preferences pair by pair.</summary>
    /// <param name="shownFirst">The judge's preference with the first system shown first.</param>
    /// <param name="shownSecond">With it shown second: <see cref="Preference.First"/> is the same system.</param>
    /// <exception cref="ArgumentException">Two different numbers of pairs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public static SwapTable FromPairs(ReadOnlySpan<Preference> shownFirst, ReadOnlySpan<Preference> shownSecond)
    {
        Check.SameLength(nameof(shownFirst), shownFirst.Length, nameof(shownSecond), shownSecond.Length);
        var counts = new long[Verdicts * Verdicts];
        for (var i = 0; i < shownFirst.Length; i++)
        {
            var row = (int)Check.Defined(shownFirst[i], nameof(shownFirst));
            counts[(row * Verdicts) + (int)Check.Defined(shownSecond[i], nameof(shownSecond))]++;
        }
        return new(counts);
    }

    /// <summary>Pairs with one preference with the first system shown first and one with it shown second.</summary>
    /// <param name="shownFirst">The preference with the first system shown first.</param>
    /// <param name="shownSecond">The preference with it shown second.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public long Pairs(Preference shownFirst, Preference shownSecond) =>
        _counts[((int)Check.Defined(shownFirst, nameof(shownFirst)) * Verdicts) + (int)Check.Defined(shownSecond, nameof(shownSecond))];

    /// <summary>The sum of two disjoint parts.</summary>
    /// <param name="other">Other pairs.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">A sum above 2^63-1.</exception>
    public SwapTable Merge(SwapTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. _counts.Zip(other._counts, (one, two) => Check.Sum(one, two, nameof(other)))]);
    }

    /// <summary>Pairs with the same preference twice, of all: a tie twice is the same.</summary>
    public Proportion Consistent
    {
        get
        {
            var same = 0L;
            for (var h = 0; h < Verdicts; h++) same += _counts[(h * Verdicts) + h];
            return Proportion.FromCounts(same, Count);
        }
    }

    /// <summary>Of the pairs that lean to a place, those that lean to the first one shown.</summary>
    public Proportion Primacy
    {
        get
        {
            var table = PositionTable();
            var first = 0.0;
            var second = 0.0;
            for (var c = 0; c < table.Values.Length; c++)
            {
                if (table.Values[c] > 0) first += table.Labelled(0, c);
                if (table.Values[c] < 0) second += table.Labelled(0, c);
            }
            return Proportion.FromCounts(first, first + second);
        }
    }

    /// <summary>The position bias: how much more often than half the time the one shown first is preferred, in [−1/2, 1/2].</summary>
    /// <remarks>
    /// A pair's value is the mean over both orders; the mean over pairs is 0 for a judge that does not look at the place.
    /// </remarks>
    public MeanStudy ToPositionStudy() => new() { Table = PositionTable(), Design = CalibrationDesign.Random };

    /// <summary>The position bias of pairs that were each judged in one order, drawn by lot.</summary>
    /// <remarks>Where the order was not drawn by lot the better system may have stood first: then it is not identified.</remarks>
    /// <param name="first">Pairs whose first-shown side was preferred.</param>
    /// <param name="ties">Pairs with a tie.</param>
    /// <param name="second">Pairs whose second-shown side was preferred.</param>
    /// <exception cref="ArgumentException">A negative count.</exception>
    public static MeanStudy PositionStudy(long first, long ties, long second) => new()
    {
        Table = StrataTable.Of(new(-Half, Half), [-Half, 0, Half], 1, [second, ties, first], [0L]),
        Design = CalibrationDesign.Random,
    };

    private StrataTable PositionTable()
    {
        double[] values = [-Half, -Half / 2, 0, Half / 2, Half];
        var counts = new long[values.Length];
        for (var shownFirst = 0; shownFirst < Verdicts; shownFirst++)
        {
            for (var shownSecond = 0; shownSecond < Verdicts; shownSecond++)
            {
                // Shown first, a win of the first system is one of the first place; shown second, one of the second place.
                var wins = (((Preference)shownFirst).Worth + 1 - ((Preference)shownSecond).Worth) / 2;
                counts[Array.IndexOf(values, wins - Half)] += _counts[(shownFirst * Verdicts) + shownSecond];
            }
        }
        return StrataTable.Of(new(-Half, Half), values, 1, counts, [0L]);
    }
}
