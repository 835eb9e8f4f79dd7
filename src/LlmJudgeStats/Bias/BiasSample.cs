namespace LlmJudgeStats.Bias;

/// <summary>What the judge said minus what people said, item by item: is it lenient, and more so for some?</summary>
/// <remarks>
/// Values of both are on one scale: scores, verdicts as 1 and 0, preferences as 1, one half and 0. Labels at random within each group.
/// Source: judges.md 4. Equality is of reference. Immutable, thread-safe.
/// </remarks>
public sealed class BiasSample
{
    private readonly double[] _judged;
    private readonly double[] _labels;

    /// <summary>Values of labelled items.</summary>
    /// <param name="range">The smallest and the largest value.</param>
    /// <param name="judged">The judge's value of each item.</param>
    /// <param name="labels">People's, in the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A range without width.</exception>
    /// <exception cref="ArgumentException">A value outside the range, or two different numbers of items.</exception>
    public BiasSample(ValueRange range, ReadOnlySpan<double> judged, ReadOnlySpan<double> labels)
    {
        if (!(range.Width > 0)) Throw.EmptyRange(range.Lower, range.Upper, nameof(range));
        Check.SameLength(nameof(judged), judged.Length, nameof(labels), labels.Length);
        Range = range;
        _judged = Checked(judged, range, nameof(judged));
        _labels = Checked(labels, range, nameof(labels));
    }

    /// <summary>The range of a value of judge or people; a difference lies between minus and plus its width.</summary>
    public ValueRange Range { get; }

    /// <summary>How many items there are.</summary>
    public int Items => _labels.Length;

    /// <summary>The leniency: the mean of the judge's value minus people's.</summary>
    /// <param name="design">How the items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public MeanStudy ToStudy(CalibrationDesign design) => new()
    {
        Table = StrataTable.FromItems(ErrorRange, 1, new int[Items], Errors(), []),
        Design = design,
    };

    /// <summary>The mean absolute difference between judge and people.</summary>
    public MeanStudy ToAbsoluteErrorStudy() => new()
    {
        Table = StrataTable.FromItems(new(0, Range.Width), 1, new int[Items], [.. Errors().Select(Math.Abs)], []),
        Design = CalibrationDesign.Random,
    };

    /// <summary>How much more lenient the judge is in one group than in the other: its own answers against the rest, say.</summary>
    /// <param name="isOwn">Whether each item is in the first group.</param>
    /// <exception cref="ArgumentException">Another number of items.</exception>
    public MeanStudy ToDifferenceStudy(ReadOnlySpan<bool> isOwn)
    {
        Check.SameLength(nameof(isOwn), isOwn.Length, nameof(Items), Items);
        var group = new int[Items];
        for (var i = 0; i < group.Length; i++) group[i] = isOwn[i] ? 0 : 1;
        return MeanStudy.OfDifference(StrataTable.FromItems(ErrorRange, 2, group, Errors(), []));
    }

    /// <summary>How much more lenient the judge is in the upper third of a covariate than in the lower one: of lengths, say.</summary>
    /// <remarks>The thirds are those of the covariate alone, and the middle one is left out. Values that tie are never parted.</remarks>
    /// <param name="covariate">The covariate of each item.</param>
    /// <exception cref="ArgumentException">Another number of items, or a value that is not finite.</exception>
    public MeanStudy ToDifferenceStudy(ReadOnlySpan<double> covariate)
    {
        Check.SameLength(nameof(covariate), covariate.Length, nameof(Items), Items);
        for (var i = 0; i < covariate.Length; i++)
        {
            if (!double.IsFinite(covariate[i])) Throw.NotAScore(covariate[i], i, nameof(covariate));
        }
        var rising = covariate.ToArray();
        Array.Sort(rising);
        var errors = Errors();
        List<int> group = [];
        List<double> values = [];
        for (var i = 0; i < covariate.Length; i++)
        {
            var isUpper = covariate[i] >= rising[^(((rising.Length - 1) / 3) + 1)];
            var isLower = covariate[i] <= rising[(rising.Length - 1) / 3];
            if (isUpper == isLower) continue;
            group.Add(isUpper ? 0 : 1);
            values.Add(errors[i]);
        }
        return MeanStudy.OfDifference(StrataTable.FromItems(
            ErrorRange, 2, [.. group], [.. values], []));
    }

    private ValueRange ErrorRange => new(-Range.Width, Range.Width);

    private double[] Errors() => [.. _judged.Zip(_labels, (judged, label) => judged - label)];

    private static double[] Checked(ReadOnlySpan<double> values, ValueRange range, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!range.Contains(values[i])) Throw.OutsideRange(values[i], i, range.Lower, range.Upper, name);
        }
        return values.ToArray();
    }
}
