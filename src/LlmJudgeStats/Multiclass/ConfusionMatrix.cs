using System.Collections.Immutable;

namespace LlmJudgeStats.Multiclass;

/// <summary>
/// Labelled items counted by class of the label and class of the verdict, and the items without a label by verdict: the evidence for shares
/// of many classes.
/// </summary>
/// <remarks>
/// A missing or unreadable verdict is a verdict class of its own, such as <c>none</c>, never dropped and never a class that it is not; a
/// human "unsure" is a label class. Verdict classes need not be the label classes where labels were sampled from the population.
/// Merging is exact for whole counts below 2^53; equality compares names and counts, in their order. Immutable, thread-safe.
/// </remarks>
public sealed class ConfusionMatrix : IEquatable<ConfusionMatrix>
{
    private const int FewestClasses = 2;

    private readonly double[] _labelled;        // a row for each label class
    private readonly double[] _unlabelled;

    private ConfusionMatrix(ImmutableArray<string> labels, ImmutableArray<string> verdicts, double[] labelled, double[] unlabelled)
    {
        Labels = labels;
        Verdicts = verdicts;
        _labelled = labelled;
        _unlabelled = unlabelled;
    }

    /// <summary>The classes of labels, two or more.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The classes of verdicts, one or more.</summary>
    public ImmutableArray<string> Verdicts { get; }

    /// <summary>Labelled items of one label class with one verdict.</summary>
    /// <param name="label">Which of <see cref="Labels"/>, from 0.</param>
    /// <param name="verdict">Which of <see cref="Verdicts"/>, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public double Labelled(int label, int verdict) =>
        _labelled[(Check.Index(label, Labels.Length, nameof(label)) * Verdicts.Length)
            + Check.Index(verdict, Verdicts.Length, nameof(verdict))];

    /// <summary>Items with one verdict and no label.</summary>
    /// <param name="verdict">Which of <see cref="Verdicts"/>, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public double Unlabelled(int verdict) => _unlabelled[Check.Index(verdict, Verdicts.Length, nameof(verdict))];

    internal ReadOnlySpan<double> LabelledCounts => _labelled;

    internal ReadOnlySpan<double> UnlabelledCounts => _unlabelled;

    /// <summary>Counts where labels and verdicts have the same classes.</summary>
    /// <param name="classes">The names of the classes, each once, two or more.</param>
    /// <param name="labelled">Labelled items: a row for each class of the label, with a count for each class of the verdict.</param>
    /// <param name="unlabelled">Items without a label, by class of the verdict.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than two classes, a name that is missing or stands twice, a number of counts that does not fit, or a negative count.
    /// </exception>
    public static ConfusionMatrix Of(ReadOnlySpan<string> classes, ReadOnlySpan<long> labelled, ReadOnlySpan<long> unlabelled) =>
        Of(classes, classes, labelled, unlabelled);

    /// <summary>Counts where verdicts have classes of their own.</summary>
    /// <param name="labels">The names of the label classes, each once, two or more.</param>
    /// <param name="verdicts">The names of the verdict classes, each once, one or more.</param>
    /// <param name="labelled">Labelled items: a row for each class of the label, with a count for each class of the verdict.</param>
    /// <param name="unlabelled">Items without a label, by class of the verdict.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than two label classes or no verdict class, a name that is missing or stands twice, a number of counts that does not fit, or a
    /// negative count.
    /// </exception>
    public static ConfusionMatrix Of(
        ReadOnlySpan<string> labels, ReadOnlySpan<string> verdicts, ReadOnlySpan<long> labelled, ReadOnlySpan<long> unlabelled)
    {
        var rows = Check.Names(labels, FewestClasses, nameof(labels));
        var columns = Check.Names(verdicts, 1, nameof(verdicts));
        if (labelled.Length != (long)rows.Length * columns.Length)
            Throw.WrongMatrix(rows.Length, columns.Length, labelled.Length, nameof(labelled));
        Check.SameLength(nameof(verdicts), columns.Length, nameof(unlabelled), unlabelled.Length);
        var known = new double[labelled.Length];
        var rest = new double[unlabelled.Length];
        for (var i = 0; i < known.Length; i++) known[i] = Check.Count(labelled[i], i, nameof(labelled));
        for (var i = 0; i < rest.Length; i++) rest[i] = Check.Count(unlabelled[i], i, nameof(unlabelled));
        return new(rows, columns, known, rest);
    }

    /// <summary>Counts items.</summary>
    /// <param name="labels">The names of the label classes, each once, two or more.</param>
    /// <param name="verdicts">The names of the verdict classes, each once, one or more.</param>
    /// <param name="itemLabels">The label of each item; null without one.</param>
    /// <param name="itemVerdicts">The verdict of each item.</param>
    /// <exception cref="ArgumentException">
    /// Names as in the other overloads, unequal numbers of labels and verdicts, or an item whose class was not declared.
    /// </exception>
    public static ConfusionMatrix FromItems(ReadOnlySpan<string> labels, ReadOnlySpan<string> verdicts,
        ReadOnlySpan<string?> itemLabels, ReadOnlySpan<string> itemVerdicts)
    {
        Check.SameLength(nameof(itemLabels), itemLabels.Length, nameof(itemVerdicts), itemVerdicts.Length);
        var labelled = new long[labels.Length * verdicts.Length];
        var unlabelled = new long[verdicts.Length];
        for (var i = 0; i < itemVerdicts.Length; i++)
        {
            var verdict = Declared(verdicts, itemVerdicts[i], i, nameof(itemVerdicts));
            if (itemLabels[i] is { } label) labelled[(Declared(labels, label, i, nameof(itemLabels)) * verdicts.Length) + verdict]++;
            else unlabelled[verdict]++;
        }
        return Of(labels, verdicts, labelled, unlabelled);
    }

    /// <summary>The counts of all parts.</summary>
    /// <param name="parts">One or more matrices of disjoint items with the same classes in the same order.</param>
    /// <exception cref="ArgumentException">No part, a missing one, parts that do not fit, or a sum above 1e20.</exception>
    public static ConfusionMatrix Merge(ReadOnlySpan<ConfusionMatrix> parts)
    {
        Check.Tables(parts, nameof(parts));
        var labelled = new double[parts[0]._labelled.Length];
        var unlabelled = new double[parts[0]._unlabelled.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].HasClassesOf(parts[0])) Throw.UnlikeClasses(i, parts[i].ToString(), parts[0].ToString(), nameof(parts));
            Add(labelled, parts[i]._labelled, i);
            Add(unlabelled, parts[i]._unlabelled, i);
        }
        return new(parts[0].Labels, parts[0].Verdicts, labelled, unlabelled);

        static void Add(double[] sum, double[] part, int place)
        {
            for (var j = 0; j < sum.Length; j++) sum[j] = Check.Count(sum[j] + part[j], place, nameof(parts));
        }
    }

    /// <summary>The matrix with one verdict class counted as another: what a declaration such as "none means fail" says.</summary>
    /// <param name="verdict">The verdict class that disappears.</param>
    /// <param name="into">The one that takes its items.</param>
    /// <exception cref="ArgumentException">No such verdict class, or the same one twice.</exception>
    public ConfusionMatrix MergeVerdict(string verdict, string into)
    {
        var from = Find(Verdicts, verdict, nameof(verdict));
        var to = Find(Verdicts, into, nameof(into));
        if (from == to) Throw.SameClass(verdict, nameof(into));
        var labelled = new double[Labels.Length * (Verdicts.Length - 1)];
        for (var t = 0; t < Labels.Length; t++)
            Columns(_labelled.AsSpan(t * Verdicts.Length, Verdicts.Length), from, to).CopyTo(labelled, t * (Verdicts.Length - 1));
        return new(Labels, Verdicts.RemoveAt(from), labelled, Columns(_unlabelled, from, to));
    }

    /// <summary>The matrix with two classes taken as one, of labels and of verdicts, named <c>first+second</c>.</summary>
    /// <param name="first">A class of labels and of verdicts; the merged one takes its place.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="ArgumentException">No such class, the same one twice, or fewer than three label classes.</exception>
    public ConfusionMatrix MergeClasses(string first, string second)
    {
        var merged = MergeVerdict(second, first);
        var to = Find(Labels, first, nameof(first));
        var from = Find(Labels, second, nameof(second));
        if (Labels.Length == FewestClasses) Throw.FewNames(1, FewestClasses, nameof(second));
        var width = merged.Verdicts.Length;
        var labelled = new double[(Labels.Length - 1) * width];
        for (var t = 0; t < Labels.Length; t++)
        {
            var place = t == from ? (to < from ? to : to - 1) : (t < from ? t : t - 1);
            for (var v = 0; v < width; v++) labelled[(place * width) + v] += merged._labelled[(t * width) + v];
        }
        var name = $"{first}+{second}";
        return new(
            Check.Names([.. Labels.SetItem(to, name).RemoveAt(from)], 1, nameof(first)),
            Check.Names([.. merged.Verdicts.Replace(first, name)], 1, nameof(first)), labelled, merged._unlabelled);
    }

    /// <summary>The study of one class's share, where labels were sampled from the population: strata are the verdict classes.</summary>
    /// <param name="label">Which of <see cref="Labels"/>, from 0.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class, or a design that is not a member of the enum.</exception>
    public MeanStudy ToShareStudy(int label, CalibrationDesign design) => ToStudy(design, IndicatorOf(label));

    /// <summary>The study of the mean of a number that stands for each class: 1, ½, 0 for won, tied, lost; 1 to 5 for grades.</summary>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <param name="scores">The number of each label class, in their order; not all equal.</param>
    /// <exception cref="ArgumentOutOfRangeException">A design that is not a member of the enum, or scores that are all equal.</exception>
    /// <exception cref="ArgumentException">Another number of scores than of label classes, or one that is no number.</exception>
    public MeanStudy ToStudy(CalibrationDesign design, ReadOnlySpan<double> scores)
    {
        CheckScores(scores);
        double[] values = [.. scores.ToArray().Distinct().Order()];
        var table = new double[Verdicts.Length * values.Length];
        for (var t = 0; t < Labels.Length; t++)
        {
            var value = Array.BinarySearch(values, scores[t]);
            for (var v = 0; v < Verdicts.Length; v++) table[(v * values.Length) + value] += _labelled[(t * Verdicts.Length) + v];
        }
        var range = new ValueRange(values[0], values[^1]);
        return new() { Table = StrataTable.Of(range, values, Verdicts.Length, table, _unlabelled), Design = design };
    }

    /// <summary>1 for one class and 0 for the others: the scores whose mean is its share.</summary>
    internal double[] IndicatorOf(int label)
    {
        var scores = new double[Labels.Length];
        scores[Check.Index(label, Labels.Length, nameof(label))] = 1;
        return scores;
    }

    internal void CheckScores(ReadOnlySpan<double> scores)
    {
        Check.SameLength(nameof(Labels), Labels.Length, nameof(scores), scores.Length);
        for (var i = 0; i < scores.Length; i++)
        {
            if (!(Math.Abs(scores[i]) <= Check.MaxScore)) Throw.NotAScore(scores[i], i, nameof(scores));
        }
        if (scores.IndexOfAnyExcept(scores[0]) < 0) Throw.EmptyRange(scores[0], scores[0], nameof(scores));
    }

    /// <summary>The verdicts of all items as if they were labels, in one stratum: the judge taken at its word.</summary>
    /// <remarks>Label classes come first, verdict classes that are none of them behind.</remarks>
    internal ConfusionMatrix VerdictsAlone()
    {
        var classes = Labels.AddRange(Verdicts.Except(Labels, StringComparer.Ordinal));
        var counts = new double[classes.Length];
        for (var v = 0; v < Verdicts.Length; v++)
        {
            var place = classes.IndexOf(Verdicts[v]);
            counts[place] = _unlabelled[v];
            for (var t = 0; t < Labels.Length; t++) counts[place] += _labelled[(t * Verdicts.Length) + v];
        }
        return new(classes, ["all"], counts, [0]);
    }

    /// <summary>The labelled counts with the verdicts in the order of the labels, or nothing when they are not the same classes.</summary>
    internal ConfusionMatrix? Squared()
    {
        if (Labels.Length != Verdicts.Length) return null;
        var labelled = new double[_labelled.Length];
        var unlabelled = new double[_unlabelled.Length];
        for (var v = 0; v < Labels.Length; v++)
        {
            var from = Verdicts.IndexOf(Labels[v]);
            if (from < 0) return null;
            unlabelled[v] = _unlabelled[from];
            for (var t = 0; t < Labels.Length; t++) labelled[(t * Labels.Length) + v] = _labelled[(t * Labels.Length) + from];
        }
        return new(Labels, Labels, labelled, unlabelled);
    }

    /// <summary>Whether another matrix has the same classes in the same order, and the same counts.</summary>
    /// <param name="other">Another matrix.</param>
    public bool Equals(ConfusionMatrix? other) =>
        other is not null && HasClassesOf(other) && _labelled.AsSpan().SequenceEqual(other._labelled)
        && _unlabelled.AsSpan().SequenceEqual(other._unlabelled);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConfusionMatrix);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var name in Labels) hash.Add(name, StringComparer.Ordinal);
        foreach (var name in Verdicts) hash.Add(name, StringComparer.Ordinal);
        foreach (var count in _labelled) hash.Add(count);
        foreach (var count in _unlabelled) hash.Add(count);
        return hash.ToHashCode();
    }

    /// <summary>For people: <c>3 label classes, 4 verdict classes, 60 labelled, 950 unlabelled</c>. Invariant culture.</summary>
    public override string ToString() =>
        Invariant($"{Labels.Length} label classes, {Verdicts.Length} verdict classes, {_labelled.Sum()} labelled, ")
            + Invariant($"{_unlabelled.Sum()} unlabelled");

    private bool HasClassesOf(ConfusionMatrix other) =>
        Labels.AsSpan().SequenceEqual(other.Labels.AsSpan()) && Verdicts.AsSpan().SequenceEqual(other.Verdicts.AsSpan());

    // A row without one of its columns, whose count another takes.
    private static double[] Columns(ReadOnlySpan<double> row, int from, int to)
    {
        var kept = new double[row.Length - 1];
        for (var v = 0; v < row.Length; v++)
        {
            var target = v == from ? to : v;
            kept[target < from ? target : target - 1] += row[v];
        }
        return kept;
    }

    private static int Declared(ReadOnlySpan<string> names, string item, int place, string name)
    {
        var at = names.IndexOf(item);
        return at >= 0 ? at : Throw.UndeclaredClass(item, place, name);
    }

    private static int Find(ImmutableArray<string> names, string wanted, string name)
    {
        var at = names.IndexOf(wanted);
        return at >= 0 ? at : Throw.NoSuchClass(wanted, names.AsSpan(), name);
    }
}
