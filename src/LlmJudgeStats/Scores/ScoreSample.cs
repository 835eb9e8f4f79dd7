namespace LlmJudgeStats.Scores;

/// <summary>Human scores of labelled items beside the judge's, and the judge's scores of the other items.</summary>
/// <remarks>
/// The range of the human scores is declared, never read off the data; the judge's scale may be any other. An item that the judge gave no
/// score is kept: such items are a stratum of their own (<see cref="WithUnjudged"/>). Source: scores.md 2. Immutable, thread-safe.
/// </remarks>
public sealed class ScoreSample
{
    private readonly double[] _labels;
    private readonly double[] _judged;
    private readonly double[] _unlabelled;
    private readonly double[] _unjudgedLabels;
    private readonly long _unjudged;

    /// <summary>Scores of items that have been judged.</summary>
    /// <param name="range">The smallest and the largest score that a human can give.</param>
    /// <param name="labels">The human score of each labelled item.</param>
    /// <param name="judged">The judge's score of the same items, in the same order.</param>
    /// <param name="unlabelled">The judge's scores of items without a label.</param>
    /// <exception cref="ArgumentOutOfRangeException">A range without width.</exception>
    /// <exception cref="ArgumentException">
    /// A label outside the range, a judge score that is not finite, or two different numbers of labels and scores.
    /// </exception>
    public ScoreSample(ValueRange range, ReadOnlySpan<double> labels, ReadOnlySpan<double> judged, ReadOnlySpan<double> unlabelled)
        : this(range, Labels(range, labels), Finite(judged, nameof(judged)), Finite(unlabelled, nameof(unlabelled)), [], 0) =>
        Check.SameLength(nameof(labels), labels.Length, nameof(judged), judged.Length);

    private ScoreSample(ValueRange range, double[] labels, double[] judged, double[] unlabelled, double[] unjudgedLabels, long unjudged)
    {
        if (!(range.Width > 0)) Throw.EmptyRange(range.Lower, range.Upper, nameof(range));
        Range = range;
        _labels = labels;
        _judged = judged;
        _unlabelled = unlabelled;
        _unjudgedLabels = unjudgedLabels;
        _unjudged = unjudged;
    }

    /// <summary>The smallest and the largest score that a human can give.</summary>
    public ValueRange Range { get; }

    /// <summary>How many items have a human score.</summary>
    public int Labelled => _labels.Length + _unjudgedLabels.Length;

    /// <summary>How many items have none.</summary>
    public long Unlabelled => _unlabelled.Length + _unjudged;

    /// <summary>The same sample with the items that the judge gave no score, which make a stratum of their own.</summary>
    /// <param name="labels">The human scores of those that have one.</param>
    /// <param name="unlabelled">How many have neither.</param>
    /// <exception cref="ArgumentException">A label outside the range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public ScoreSample WithUnjudged(ReadOnlySpan<double> labels, long unlabelled) =>
        new(Range, _labels, _judged, _unlabelled, Labels(Range, labels), Check.Count(unlabelled, nameof(unlabelled)));

    /// <summary>The items of all parts.</summary>
    /// <param name="parts">One or more samples of disjoint items with the same range.</param>
    /// <exception cref="ArgumentException">No part, a missing one, or ranges that differ.</exception>
    public static ScoreSample Merge(ReadOnlySpan<ScoreSample> parts)
    {
        Check.Tables(parts, nameof(parts));
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Range != parts[0].Range)
                Throw.UnlikeTables(i, parts[0].Range.ToString(), parts[i].Range.ToString(), nameof(parts));
        }
        var all = parts.ToArray();
        return new(
            all[0].Range,
            [.. all.SelectMany(part => part._labels)],
            [.. all.SelectMany(part => part._judged)],
            [.. all.SelectMany(part => part._unlabelled)],
            [.. all.SelectMany(part => part._unjudgedLabels)],
            all.Aggregate(0L, (sum, part) => Check.Sum(sum, part._unjudged, nameof(parts))));
    }

    /// <summary>The bands that <see cref="ToStudy(CalibrationDesign)"/> takes: by the judge's scores of the labelled items.</summary>
    public ScoreBands Bands() => ScoreBands.FromLabelled(_judged);

    /// <summary>The mean human score, in bands of the judge's score.</summary>
    /// <param name="design">How the labelled items were chosen. Labels chosen by score need the bands that they were chosen by.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    /// <exception cref="ArgumentException">Labels chosen by the judge's score, without the bands.</exception>
    public MeanStudy ToStudy(CalibrationDesign design) => ToStudy(design, BandsFor(design));

    /// <summary>The mean human score, in declared bands of the judge's score.</summary>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <param name="bands">The strata.</param>
    /// <exception cref="ArgumentNullException">No bands.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public MeanStudy ToStudy(CalibrationDesign design, ScoreBands bands) => Study(Range, score => score, design, bands);

    /// <summary>The share of items with at least some human score, in bands of the judge's score.</summary>
    /// <param name="least">The score that counts, inside the range.</param>
    /// <param name="design">How the labelled items were chosen. Labels chosen by score need the bands that they were chosen by.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum, or a score outside the range.</exception>
    /// <exception cref="ArgumentException">Labels chosen by the judge's score, without the bands.</exception>
    public MeanStudy ToShareStudy(double least, CalibrationDesign design) => ToShareStudy(least, design, BandsFor(design));

    /// <summary>The share of items with at least some human score, in declared bands of the judge's score.</summary>
    /// <param name="least">The score that counts, inside the range.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <param name="bands">The strata.</param>
    /// <exception cref="ArgumentNullException">No bands.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum, or a score outside the range.</exception>
    public MeanStudy ToShareStudy(double least, CalibrationDesign design, ScoreBands bands)
    {
        Check.InRange(least, Range.Lower, Range.Upper, nameof(least));
        return Study(ValueRange.Unit, score => score >= least ? 1 : 0, design, bands);
    }

    private ScoreBands BandsFor(CalibrationDesign design)
    {
        if (design == CalibrationDesign.ByVerdict) Throw.NoBands(nameof(design));
        return Bands();
    }

    private MeanStudy Study(ValueRange range, Func<double, double> value, CalibrationDesign design, ScoreBands bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        var hasUnjudged = _unjudged > 0 || _unjudgedLabels.Length > 0;
        var strata = bands.Count + (hasUnjudged ? 1 : 0);
        var unlabelled = new long[strata];
        foreach (var score in _unlabelled) unlabelled[bands.IndexOf(score)]++;
        if (hasUnjudged) unlabelled[^1] = _unjudged;
        int[] stratumOf = [.. _judged.Select(bands.IndexOf), .. _unjudgedLabels.Select(_ => bands.Count)];
        double[] values = [.. _labels.Concat(_unjudgedLabels).Select(value)];
        return new() { Table = StrataTable.FromItems(range, strata, stratumOf, values, unlabelled), Design = design };
    }

    private static double[] Labels(ValueRange range, ReadOnlySpan<double> labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (!range.Contains(labels[i])) Throw.OutsideRange(labels[i], i, range.Lower, range.Upper, nameof(labels));
        }
        return labels.ToArray();
    }

    private static double[] Finite(ReadOnlySpan<double> scores, string name)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i])) Throw.NotAScore(scores[i], i, name);
        }
        return scores.ToArray();
    }
}
