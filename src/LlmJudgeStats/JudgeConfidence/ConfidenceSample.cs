namespace LlmJudgeStats.JudgeConfidence;

/// <summary>Confidences of a judge beside what people found, and the confidences of items that nobody labelled.</summary>
/// <remarks>
/// <para>A confidence is a probability in [0, 1] of something that a label decides: that the item passes, or that the judge's verdict is
/// right. Whether it came true is the outcome of a labelled item.</para>
/// <para>As evidence of a mean, bands of confidence are strata: the more the judge knows, the narrower the interval, and it holds whatever
/// the confidences are worth. An item without a confidence is kept, in a stratum of its own (<see cref="WithUnjudged"/>). Source:
/// confidence.md. Equality is of reference. Immutable, thread-safe.</para>
/// </remarks>
public sealed class ConfidenceSample
{
    private const int MostBands = 5;

    private readonly double[] _confidences;
    private readonly bool[] _outcomes;
    private readonly double[] _otherConfidences;

    // What the strata are bands of, and what the mean is of: confidences and outcomes, unless verdicts are known.
    private readonly double[] _scores;
    private readonly bool[] _values;
    private readonly double[] _otherScores;

    private readonly bool[] _unjudgedValues;
    private readonly long _unjudged;

    private ConfidenceSample(double[] confidences, bool[] outcomes, double[] otherConfidences, double[] scores, bool[] values,
        double[] otherScores, bool[] unjudgedValues, long unjudged)
    {
        _confidences = confidences;
        _outcomes = outcomes;
        _otherConfidences = otherConfidences;
        _scores = scores;
        _values = values;
        _otherScores = otherScores;
        _unjudgedValues = unjudgedValues;
        _unjudged = unjudged;
    }

    /// <summary>How many items have a label and a confidence.</summary>
    public int Labelled => _confidences.Length;

    /// <summary>How many items have a confidence and no label.</summary>
    public int Unlabelled => _otherConfidences.Length;

    /// <summary>The confidence of each labelled item.</summary>
    public ReadOnlySpan<double> Confidences => _confidences;

    /// <summary>Whether it came true, item by item in the order of <see cref="Confidences"/>.</summary>
    public ReadOnlySpan<bool> Outcomes => _outcomes;

    /// <summary>The confidence of each item without a label.</summary>
    public ReadOnlySpan<double> UnlabelledConfidences => _otherConfidences;

    /// <summary>Probabilities of passing, with pass and fail as outcomes; or confidences in verdicts, with right and wrong.</summary>
    /// <remarks>The mean of <see cref="ToStudy(CalibrationDesign)"/> is the pass rate, or the judge's accuracy.</remarks>
    /// <param name="confidences">The confidence of each labelled item, in [0, 1].</param>
    /// <param name="outcomes">Whether it came true, in the same order.</param>
    /// <param name="unlabelled">The confidences of items without a label.</param>
    /// <exception cref="ArgumentException">A confidence outside [0, 1], or two different numbers of items.</exception>
    public static ConfidenceSample OfOutcomes(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> unlabelled)
    {
        Check.SameLength(nameof(confidences), confidences.Length, nameof(outcomes), outcomes.Length);
        var labelled = Checked(confidences, nameof(confidences));
        var others = Checked(unlabelled, nameof(unlabelled));
        var came = outcomes.ToArray();
        return new(labelled, came, others, labelled, came, others, [], 0);
    }

    /// <summary>Confidences in verdicts, with the verdicts.</summary>
    /// <remarks>
    /// The outcome is that the verdict is right. The mean of <see cref="ToStudy(CalibrationDesign)"/> is the pass rate, in bands of
    /// confidence in a fail, falling, and then of confidence in a pass, rising.
    /// </remarks>
    /// <param name="confidences">The confidence in the verdict of each labelled item, in [0, 1].</param>
    /// <param name="verdicts">Whether the judge passed it, in the same order.</param>
    /// <param name="labels">Whether people passed it, in the same order.</param>
    /// <param name="unlabelledConfidences">The confidences of items without a label.</param>
    /// <param name="unlabelledVerdicts">Whether the judge passed them, in the same order.</param>
    /// <exception cref="ArgumentException">A confidence outside [0, 1], or numbers of items that differ.</exception>
    public static ConfidenceSample OfVerdicts(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> verdicts, ReadOnlySpan<bool> labels,
        ReadOnlySpan<double> unlabelledConfidences, ReadOnlySpan<bool> unlabelledVerdicts)
    {
        Check.SameLength(nameof(confidences), confidences.Length, nameof(verdicts), verdicts.Length);
        Check.SameLength(nameof(confidences), confidences.Length, nameof(labels), labels.Length);
        Check.SameLength(
            nameof(unlabelledConfidences), unlabelledConfidences.Length, nameof(unlabelledVerdicts), unlabelledVerdicts.Length);
        var labelled = Checked(confidences, nameof(confidences));
        var others = Checked(unlabelledConfidences, nameof(unlabelledConfidences));
        var isRight = new bool[labels.Length];
        for (var i = 0; i < isRight.Length; i++) isRight[i] = verdicts[i] == labels[i];
        return new(labelled, isRight, others, Signed(labelled, verdicts), labels.ToArray(), Signed(others, unlabelledVerdicts), [], 0);
    }

    /// <summary>The same sample with the items that have no confidence, which make a stratum of their own.</summary>
    /// <param name="values">Of those with a label: whether they pass (or the verdict is right, where no verdicts were given).</param>
    /// <param name="unlabelled">How many have neither.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public ConfidenceSample WithUnjudged(ReadOnlySpan<bool> values, long unlabelled) => new(_confidences, _outcomes, _otherConfidences,
        _scores, _values, _otherScores, values.ToArray(), Check.Count(unlabelled, nameof(unlabelled)));

    /// <summary>The items of all parts.</summary>
    /// <param name="parts">One or more samples of disjoint items, all made in the same way.</param>
    /// <exception cref="ArgumentException">No part, or a missing one.</exception>
    public static ConfidenceSample Merge(ReadOnlySpan<ConfidenceSample> parts)
    {
        Check.Tables(parts, nameof(parts));
        var all = parts.ToArray();
        return new(
            [.. all.SelectMany(part => part._confidences)],
            [.. all.SelectMany(part => part._outcomes)],
            [.. all.SelectMany(part => part._otherConfidences)],
            [.. all.SelectMany(part => part._scores)],
            [.. all.SelectMany(part => part._values)],
            [.. all.SelectMany(part => part._otherScores)],
            [.. all.SelectMany(part => part._unjudgedValues)],
            all.Aggregate(0L, (sum, part) => Check.Sum(sum, part._unjudged, nameof(parts))));
    }

    /// <summary>
    /// The edges of the bands that <see cref="ToStudy(CalibrationDesign)"/> takes: the largest value of every band but the last.
    /// </summary>
    /// <remarks>
    /// Of confidences, by the labelled items: each band holds max(8, a fifth of the labels). Where verdicts were given, a confidence in a
    /// fail counts as negative. Outcomes are never looked at. Source: scores.md 2.
    /// </remarks>
    public double[] Bands() => BandEdges.Closed(_scores, MostBands);

    /// <summary>The mean over bands of confidence: the pass rate, or the accuracy where outcomes are right and wrong.</summary>
    /// <param name="design">How the labelled items were chosen. Labels chosen by confidence need the bands of that choice.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    /// <exception cref="ArgumentException">Labels chosen by the judge's confidence, without the bands.</exception>
    public MeanStudy ToStudy(CalibrationDesign design)
    {
        CheckNotByVerdict(design);
        return ToStudy(design, Bands());
    }

    /// <summary>The same over declared bands.</summary>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <param name="edges">
    /// The largest confidence of every band but the last, rising; where verdicts were given, a confidence in a fail counts as negative.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    /// <exception cref="ArgumentException">Edges that are not finite or not rising.</exception>
    public MeanStudy ToStudy(CalibrationDesign design, ReadOnlySpan<double> edges)
    {
        var bands = BandEdges.Checked(edges, nameof(edges));
        var hasUnjudged = _unjudged > 0 || _unjudgedValues.Length > 0;
        var strata = bands.Length + (hasUnjudged ? 2 : 1);
        int[] stratumOf = [.. Bands(_scores, bands), .. _unjudgedValues.Select(_ => bands.Length + 1)];
        long[] unlabelled = [.. Counts(_otherScores, bands), .. hasUnjudged ? new[] { _unjudged } : []];
        double[] values = [.. _values.Concat(_unjudgedValues).Select(ValueOf)];
        return new() { Table = StrataTable.FromItems(ValueRange.Unit, strata, stratumOf, values, unlabelled), Design = design };
    }

    /// <summary>The Brier score: the mean of (confidence − outcome)², in [0, 1].</summary>
    /// <remarks>
    /// One stratum when every item is labelled; else bands of confidence. Items without a confidence do not count. Source: confidence.md 2.
    /// </remarks>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    /// <exception cref="ArgumentException">Labels chosen by the judge's confidence: there are no bands to weight them by.</exception>
    public MeanStudy ToBrierStudy(CalibrationDesign design) => OfItems(ValueRange.Unit, design, (confidence, outcome) =>
        (confidence - ValueOf(outcome)) * (confidence - ValueOf(outcome)));

    /// <summary>
    /// Calibration in the large: the mean of confidence minus outcome, in [−1, 1]; above 0 the judge is surer than it is right.
    /// </summary>
    /// <remarks>
    /// One stratum when every item is labelled; else bands of confidence. Items without a confidence do not count. Source: confidence.md 2.
    /// </remarks>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    /// <exception cref="ArgumentException">Labels chosen by the judge's confidence: there are no bands to weight them by.</exception>
    public MeanStudy ToCalibrationStudy(CalibrationDesign design) =>
        OfItems(new(-1, 1), design, (confidence, outcome) => confidence - ValueOf(outcome));

    private MeanStudy OfItems(ValueRange range, CalibrationDesign design, Func<double, bool, double> value)
    {
        CheckNotByVerdict(design);
        double[] values = [.. _confidences.Zip(_outcomes, value)];
        double[] edges = Unlabelled == 0 ? [] : BandEdges.Closed(_confidences, MostBands);
        return new()
        {
            Table = StrataTable.FromItems(range, edges.Length + 1, Bands(_confidences, edges), values, Counts(_otherConfidences, edges)),
            Design = design,
        };
    }

    private static void CheckNotByVerdict(CalibrationDesign design)
    {
        if (Check.Defined(design, nameof(design)) == CalibrationDesign.ByVerdict) Throw.BandsMissing(nameof(design));
    }

    private static int[] Bands(double[] values, double[] edges) => [.. values.Select(value => BandEdges.IndexOf(edges, value))];

    private static long[] Counts(double[] values, double[] edges)
    {
        var counts = new long[edges.Length + 1];
        foreach (var value in values) counts[BandEdges.IndexOf(edges, value)]++;
        return counts;
    }

    private static double[] Signed(double[] confidences, ReadOnlySpan<bool> verdicts)
    {
        var signed = new double[confidences.Length];
        for (var i = 0; i < signed.Length; i++) signed[i] = verdicts[i] ? confidences[i] : 0 - confidences[i];
        return signed;
    }

    private static double[] Checked(ReadOnlySpan<double> confidences, string name)
    {
        for (var i = 0; i < confidences.Length; i++)
        {
            if (!(confidences[i] is >= 0 and <= 1)) Throw.NotAConfidence(confidences[i], i, name);
        }
        return confidences.ToArray();
    }

    private static double ValueOf(bool outcome) => outcome ? 1 : 0;
}
