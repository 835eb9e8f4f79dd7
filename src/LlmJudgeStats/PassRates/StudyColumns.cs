namespace LlmJudgeStats;

/// <summary>
/// Many studies as columns of counts, row i of every column one study: for simulations, where a <see cref="JudgeStudy"/> each would cost
/// more than its estimate.
/// </summary>
/// <remarks>
/// Names as in <see cref="JudgeTally"/> and <see cref="ConfusionCounts"/>. Counts are real numbers from 0 to 1e20, as in
/// <see cref="Proportion"/>: effective sizes are welcome.
/// They are checked when they are read. The columns have one length; they are the caller's and are not copied. The default value holds no
/// study.
/// </remarks>
public readonly ref struct StudyColumns
{
    /// <summary>Test items the judge passed.</summary>
    public required ReadOnlySpan<double> Positives { get; init; }

    /// <summary>Test items the judge failed.</summary>
    public required ReadOnlySpan<double> Negatives { get; init; }

    /// <summary>Label pass, verdict pass.</summary>
    public required ReadOnlySpan<double> TruePositives { get; init; }

    /// <summary>Label pass, verdict fail.</summary>
    public required ReadOnlySpan<double> FalseNegatives { get; init; }

    /// <summary>Label fail, verdict pass.</summary>
    public required ReadOnlySpan<double> FalsePositives { get; init; }

    /// <summary>Label fail, verdict fail.</summary>
    public required ReadOnlySpan<double> TrueNegatives { get; init; }

    /// <summary>
    /// How the labelled items of every study were chosen. <see cref="CalibrationDesign.External"/> by default: it assumes least.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public CalibrationDesign Design { get; init => field = Check.Defined(value); }

    /// <summary>How many studies there are.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public int Count
    {
        get
        {
            Check.SameLength(nameof(Positives), Positives.Length, nameof(Negatives), Negatives.Length);
            Check.SameLength(nameof(Positives), Positives.Length, nameof(TruePositives), TruePositives.Length);
            Check.SameLength(nameof(Positives), Positives.Length, nameof(FalseNegatives), FalseNegatives.Length);
            Check.SameLength(nameof(Positives), Positives.Length, nameof(FalsePositives), FalsePositives.Length);
            Check.SameLength(nameof(Positives), Positives.Length, nameof(TrueNegatives), TrueNegatives.Length);
            return Positives.Length;
        }
    }

    /// <summary>One of the studies.</summary>
    /// <param name="row">Its row, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">No such row.</exception>
    /// <exception cref="ArgumentException">A count in this row is not a number from 0 to 1e20.</exception>
    public JudgeStudy this[int row] => new()
    {
        Test = Outcomes(row, Positives, Negatives, nameof(Positives), nameof(Negatives)),
        Calibration = new()
        {
            Sensitivity = Outcomes(row, TruePositives, FalseNegatives, nameof(TruePositives), nameof(FalseNegatives)),
            Specificity = Outcomes(row, TrueNegatives, FalsePositives, nameof(TrueNegatives), nameof(FalsePositives)),
            Design = Design,
        },
    };

    private static Proportion Outcomes(
        int row, ReadOnlySpan<double> successes, ReadOnlySpan<double> failures, string success, string failure) =>
        Proportion.FromOutcomes(Check.Count(successes[row], row, success), Check.Count(failures[row], row, failure));
}
