namespace LlmJudgeStats.Preferences;

/// <summary>Which of two the judge and people prefer, counted: the evidence of a win rate with ties.</summary>
/// <remarks>
/// Strata are what the judge said: the first, a tie, the second, and no verdict where there is none; or, where it judged each pair in both
/// orders, the first twice, the second twice, and everything else. A value is what people said, a tie being worth one half; several votes
/// on
/// an item are one value, their mean. Whatever the judge's bias, it only moves items between strata. Source: preferences.md 1 and 2.
/// Equality is of reference. Immutable, thread-safe.
/// </remarks>
public sealed class PreferenceTable
{
    private const int Verdicts = 3;

    private PreferenceTable(StrataTable table, double judged, long judgements)
    {
        Table = table;
        JudgedWins = judged;
        Judged = judgements;
    }

    /// <summary>Strata by values of the first-named one, in [0, 1].</summary>
    public StrataTable Table { get; }

    /// <summary>Wins of the first-named one by the judge's word, a tie being one half.</summary>
    public double JudgedWins { get; }

    /// <summary>Items that the judge has judged.</summary>
    public long Judged { get; }

    /// <summary>Counts of items.</summary>
    /// <param name="labelled">Labelled items: a row for each verdict, a column for each label, in the order first, tie, second.</param>
    /// <param name="unlabelled">Items without a label, by verdict.</param>
    /// <exception cref="ArgumentException">Another number than nine and three counts, or a negative count.</exception>
    public static PreferenceTable FromCounts(ReadOnlySpan<long> labelled, ReadOnlySpan<long> unlabelled)
    {
        if (labelled.Length != Verdicts * Verdicts) Throw.WrongTable(Verdicts, Verdicts, labelled.Length, nameof(labelled));
        var rising = new long[labelled.Length];
        for (var h = 0; h < Verdicts; h++)
        {
            for (var c = 0; c < Verdicts; c++) rising[(h * Verdicts) + c] = labelled[(h * Verdicts) + (Verdicts - 1 - c)];
        }
        var table = StrataTable.Of(ValueRange.Unit, [0, 0.5, 1], Verdicts, rising, unlabelled);
        var wins = 0.0;
        var items = 0L;
        for (var h = 0; h < Verdicts; h++)
        {
            var inStratum = (long)(table.Labelled(h) + table.Unlabelled(h));
            wins += ((Preference)h).Worth * inStratum;
            items = Check.Sum(items, inStratum, nameof(labelled));
        }
        return new(table, wins, items);
    }

    /// <summary>One verdict and at most one label an item.</summary>
    /// <param name="verdicts">The judge's preference on each item; <see langword="null"/> where it gave none.</param>
    /// <param name="labels">People's, in the same order; <see langword="null"/> where nobody was asked.</param>
    /// <exception cref="ArgumentException">Two different numbers of items.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public static PreferenceTable FromVerdicts(ReadOnlySpan<Preference?> verdicts, ReadOnlySpan<Preference?> labels) =>
        FromVotes(verdicts, Worths(labels));

    /// <summary>One verdict an item, and the mean of its human votes.</summary>
    /// <param name="verdicts">The judge's preference on each item; <see langword="null"/> where it gave none.</param>
    /// <param name="wins">
    /// What people's votes are worth to the first-named one on average, in [0, 1]; <see langword="null"/> where nobody voted.
    /// </param>
    /// <exception cref="ArgumentException">Two different numbers of items, or a mean outside [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public static PreferenceTable FromVotes(ReadOnlySpan<Preference?> verdicts, ReadOnlySpan<double?> wins)
    {
        Check.SameLength(nameof(verdicts), verdicts.Length, nameof(wins), wins.Length);
        var strata = new int[verdicts.Length];
        var judged = 0.0;
        var items = 0L;
        for (var i = 0; i < verdicts.Length; i++)
        {
            strata[i] = verdicts[i] is { } verdict ? (int)Check.Defined(verdict, nameof(verdicts)) : Verdicts;
            if (verdicts[i] is null) continue;
            judged += verdicts[i]!.Value.Worth;
            items++;
        }
        return new(TableOf(strata, items < verdicts.Length ? Verdicts + 1 : Verdicts, wins), judged, items);
    }

    /// <summary>Each pair judged in both orders, and at most one label an item.</summary>
    /// <param name="first">The judge's preference in one order; <see langword="null"/> where it gave none.</param>
    /// <param name="second">
    /// In the other, of the same items and in the same words: <see cref="Preference.First"/> is the same system in both.
    /// </param>
    /// <param name="labels">People's preference; <see langword="null"/> where nobody was asked.</param>
    /// <remarks>Strata are the first in both orders, everything else, and the second in both.</remarks>
    /// <exception cref="ArgumentException">Different numbers of items.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public static PreferenceTable FromBothOrders(
        ReadOnlySpan<Preference?> first, ReadOnlySpan<Preference?> second, ReadOnlySpan<Preference?> labels)
    {
        Check.SameLength(nameof(first), first.Length, nameof(second), second.Length);
        Check.SameLength(nameof(first), first.Length, nameof(labels), labels.Length);
        var strata = new int[first.Length];
        var judged = 0.0;
        var items = 0L;
        for (var i = 0; i < first.Length; i++)
        {
            strata[i] = (int)(Checked(first[i], nameof(first)) == Checked(second[i], nameof(second)) && first[i] is { } both
                ? both : Preference.Tie);
            if (first[i] is null || second[i] is null) continue;
            judged += (first[i]!.Value.Worth + second[i]!.Value.Worth) / 2;
            items++;
        }
        return new(TableOf(strata, Verdicts, Worths(labels)), judged, items);
    }

    /// <summary>The items of all parts.</summary>
    /// <param name="parts">One or more tables of disjoint items with the same strata and the same values of votes.</param>
    /// <exception cref="ArgumentException">No part, a missing one, or parts that do not fit.</exception>
    public static PreferenceTable Merge(ReadOnlySpan<PreferenceTable> parts)
    {
        Check.Tables(parts, nameof(parts));
        var wins = 0.0;
        var items = 0L;
        foreach (var part in parts)
        {
            wins += part.JudgedWins;
            items = Check.Sum(items, part.Judged, nameof(parts));
        }
        return new(StrataTable.Merge([.. parts.ToArray().Select(part => part.Table)]), wins, items);
    }

    /// <summary>The win rate of the first-named one, a tie being one half.</summary>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public MeanStudy ToStudy(CalibrationDesign design) => new() { Table = Table, Design = design };

    /// <summary>The net win rate, wins minus losses, in [−1, 1].</summary>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public MeanStudy ToNetStudy(CalibrationDesign design)
    {
        double[] net = [.. Table.Values.ToArray().Select(value => (2 * value) - 1)];
        return new()
        {
            Table = StrataTable.Of(new(-1, 1), net, Table.Strata, Table.LabelledCounts, Table.UnlabelledCounts),
            Design = design,
        };
    }

    private static StrataTable TableOf(int[] strata, int count, ReadOnlySpan<double?> wins)
    {
        List<int> labelledStrata = [];
        List<double> values = [0, 0.5, 1];
        var fixedValues = values.Count;
        var unlabelled = new long[count];
        for (var i = 0; i < strata.Length; i++)
        {
            if (wins[i] is not { } value)
            {
                unlabelled[strata[i]]++;
                continue;
            }
            if (!ValueRange.Unit.Contains(value)) Throw.OutsideRange(value, i, 0, 1, nameof(wins));
            labelledStrata.Add(strata[i]);
            values.Add(value);
        }
        // Win, tie and loss are values also where nobody said so: tables of parts then fit each other.
        double[] distinct = [.. values.Distinct().Order()];
        var counts = new long[count * distinct.Length];
        for (var i = 0; i < labelledStrata.Count; i++)
            counts[(labelledStrata[i] * distinct.Length) + Array.BinarySearch(distinct, values[fixedValues + i])]++;
        return StrataTable.Of(ValueRange.Unit, distinct, count, counts, unlabelled);
    }

    private static double?[] Worths(ReadOnlySpan<Preference?> labels)
    {
        var worths = new double?[labels.Length];
        for (var i = 0; i < labels.Length; i++) worths[i] = Checked(labels[i], nameof(labels))?.Worth;
        return worths;
    }

    private static Preference? Checked(Preference? preference, string name) =>
        preference is { } given ? Check.Defined(given, name) : null;
}
