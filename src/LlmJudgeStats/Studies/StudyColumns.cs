namespace LlmJudgeStats;

/// <summary>Many studies as columns of counts, row i of every column one study: for simulations, where a <see cref="JudgeStudy"/> each would cost more than its estimate.</summary>
/// <remarks>
/// Counts are real numbers, as in <see cref="Proportion"/>: effective sizes are welcome. They are checked when they are read. The columns are the caller's and are not
/// copied. The default value holds no study.
/// </remarks>
public readonly ref struct StudyColumns
{
    /// <summary>Columns of one length; names as in <see cref="JudgeTally"/> and <see cref="ConfusionCounts"/>.</summary>
    /// <param name="positives">Test items the judge passed.</param>
    /// <param name="negatives">Test items the judge failed.</param>
    /// <param name="truePositives">Label pass, verdict pass.</param>
    /// <param name="falseNegatives">Label pass, verdict fail.</param>
    /// <param name="falsePositives">Label fail, verdict pass.</param>
    /// <param name="trueNegatives">Label fail, verdict fail.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public StudyColumns(
        ReadOnlySpan<double> positives, ReadOnlySpan<double> negatives, ReadOnlySpan<double> truePositives, ReadOnlySpan<double> falseNegatives,
        ReadOnlySpan<double> falsePositives, ReadOnlySpan<double> trueNegatives)
    {
        Check.SameLength(nameof(positives), positives.Length, nameof(negatives), negatives.Length);
        Check.SameLength(nameof(positives), positives.Length, nameof(truePositives), truePositives.Length);
        Check.SameLength(nameof(positives), positives.Length, nameof(falseNegatives), falseNegatives.Length);
        Check.SameLength(nameof(positives), positives.Length, nameof(falsePositives), falsePositives.Length);
        Check.SameLength(nameof(positives), positives.Length, nameof(trueNegatives), trueNegatives.Length);
        Positives = positives;
        Negatives = negatives;
        TruePositives = truePositives;
        FalseNegatives = falseNegatives;
        FalsePositives = falsePositives;
        TrueNegatives = trueNegatives;
    }

    /// <summary>How the labelled items of every study were chosen. <see cref="CalibrationDesign.External"/> by default: it assumes least.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public CalibrationDesign Design { get; init => field = Check.Defined(value); }

    /// <summary>How many studies there are.</summary>
    public int Count => Positives.Length;

    /// <summary>One of the studies.</summary>
    /// <param name="row">Its row, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">No such row.</exception>
    /// <exception cref="ArgumentException">A count in this row is not a number from 0 to 1e20.</exception>
    public JudgeStudy this[int row] => new()
    {
        Test = Outcomes(row, Positives, Negatives, "positives", "negatives"),
        Calibration = new()
        {
            Sensitivity = Outcomes(row, TruePositives, FalseNegatives, "truePositives", "falseNegatives"),
            Specificity = Outcomes(row, TrueNegatives, FalsePositives, "trueNegatives", "falsePositives"),
            Design = Design,
        },
    };

    internal ReadOnlySpan<double> Positives { get; }

    internal ReadOnlySpan<double> Negatives { get; }

    internal ReadOnlySpan<double> TruePositives { get; }

    internal ReadOnlySpan<double> FalseNegatives { get; }

    internal ReadOnlySpan<double> FalsePositives { get; }

    internal ReadOnlySpan<double> TrueNegatives { get; }

    private static Proportion Outcomes(int row, ReadOnlySpan<double> successes, ReadOnlySpan<double> failures, string success, string failure) =>
        Proportion.FromOutcomes(Check.Count(successes[row], row, success), Check.Count(failures[row], row, failure));
}
