using LlmJudgeStats.Inference;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// Labels sampled from the test population, by verdict, and the verdicts on everything that was judged: pass-rates.md sections 0 and 5.
/// </summary>
/// <param name="TruePositive">n11: label pass, verdict pass.</param>
/// <param name="FalseNegative">n10: label pass, verdict fail.</param>
/// <param name="FalsePositive">n01: label fail, verdict pass.</param>
/// <param name="TrueNegative">n00: label fail, verdict fail.</param>
/// <param name="Passed">Test items that the judge passed.</param>
/// <param name="Failed">Test items that the judge failed.</param>
internal readonly record struct LabelledSample(
    double TruePositive, double FalseNegative, double FalsePositive, double TrueNegative, double Passed, double Failed)
{
    public static LabelledSample Of(in JudgeStudy study) => new(
        study.Calibration.Sensitivity.Successes, study.Calibration.Sensitivity.Failures,
        study.Calibration.Specificity.Failures, study.Calibration.Specificity.Successes,
        study.Test.Successes, study.Test.Failures);

    /// <summary>How many numbers <see cref="ToStrata"/> needs.</summary>
    public const int StrataRoom = 6;

    private static ReadOnlySpan<double> FailAndPass => [0, 1];

    /// <summary>Two strata, the verdicts, and two values.</summary>
    /// <param name="room">Room for <see cref="StrataRoom"/> numbers.</param>
    public StrataView ToStrata(Span<double> room)
    {
        ReadOnlySpan<double> numbers = [FalsePositive, TruePositive, TrueNegative, FalseNegative, Passed, Failed];
        numbers.CopyTo(room);
        return new() { Values = FailAndPass, Counts = room[..4], Masses = room[4..StrataRoom] };
    }

    /// <summary>f1: labelled items that the judge passed.</summary>
    public double PassVerdicts => TruePositive + FalsePositive;

    /// <summary>f0: labelled items that the judge failed.</summary>
    public double FailVerdicts => FalseNegative + TrueNegative;

    /// <summary>Labelled items that humans passed.</summary>
    public double PassLabels => TruePositive + FalseNegative;

    /// <summary>Labelled items that humans failed.</summary>
    public double FailLabels => FalsePositive + TrueNegative;

    /// <summary>K1: all items that the judge passed, labelled or not.</summary>
    public double AllPassed => Passed + PassVerdicts;

    /// <summary>K − K1: all items that the judge failed, labelled or not.</summary>
    public double AllFailed => Failed + FailVerdicts;

    /// <summary>The same items with the labels exchanged and the verdicts as they are.</summary>
    public LabelledSample FlipLabels() => new(FalsePositive, TrueNegative, TruePositive, FalseNegative, Passed, Failed);

    /// <summary>
    /// The same items with the rarer verdict in the place of the pass: exchanging the verdicts then changes nothing, to the last bit.
    /// </summary>
    public LabelledSample SortVerdicts() =>
        (AllPassed, TruePositive, FalsePositive).CompareTo((AllFailed, FalseNegative, TrueNegative)) <= 0
            ? this
            : new(FalseNegative, TruePositive, TrueNegative, FalsePositive, Failed, Passed);

    /// <summary>Whether a verdict occurs among the judged items that no labelled item has: its share of passes is unknown.</summary>
    public bool HasEmptyStratum => (PassVerdicts == 0 && AllPassed > 0) || (FailVerdicts == 0 && AllFailed > 0);

    /// <summary>Whether every count is one of items, not an effective size.</summary>
    public bool IsWhole =>
        IsWholeCount(TruePositive) && IsWholeCount(FalseNegative) && IsWholeCount(FalsePositive) && IsWholeCount(TrueNegative)
        && IsWholeCount(Passed) && IsWholeCount(Failed);

    /// <summary>
    /// Score test of equal shares of judge-passes among labelled and test items, as a normal deviate; 0 when all verdicts agree:
    /// pass-rates.md 16.
    /// </summary>
    public double VerdictShift
    {
        get
        {
            var labelled = PassVerdicts + FailVerdicts;
            var tested = Passed + Failed;
            var all = labelled + tested;
            var variance = AllPassed / all * (AllFailed / all) * ((1 / labelled) + (1 / tested));
            return variance > 0 ? ((PassVerdicts / labelled) - (Passed / tested)) / Math.Sqrt(variance) : 0;
        }
    }

    /// <summary>
    /// Score test of labels against verdicts, as a normal deviate, whichever of their totals were fixed: below 0 when the judge passes
    /// failures more often; 0 when all agree.
    /// </summary>
    public double Agreement
    {
        get
        {
            var margins = PassLabels * FailLabels * PassVerdicts * FailVerdicts;
            var determinant = (TruePositive * TrueNegative) - (FalseNegative * FalsePositive);
            return margins > 0 ? determinant * Math.Sqrt((PassLabels + FailLabels) / margins) : 0;
        }
    }

    /// <summary>The share of passes: pass-rates.md 5.5.</summary>
    /// <remarks><code>θ = p PPV + (1 − p) FOR,  p = K1/K</code></remarks>
    public double Rate =>
        (Share(AllPassed, TruePositive, PassVerdicts) + Share(AllFailed, FalseNegative, FailVerdicts)) / (AllPassed + AllFailed);

    /// <summary>The variance of the rate: pass-rates.md 5.5.</summary>
    /// <remarks><code>V = (PPV − FOR)² p (1 − p)/K + p² PPV (1 − PPV)/f1 + (1 − p)² FOR (1 − FOR)/f0</code></remarks>
    public double Variance
    {
        get
        {
            // The field's symbols, and `omission` for FOR, which is a word of the language.
            var all = AllPassed + AllFailed;
            var p = AllPassed / all;
            var q = AllFailed / all;
            var ppv = Ratio(TruePositive, PassVerdicts);
            var omission = Ratio(FalseNegative, FailVerdicts);
            var fdr = Ratio(FalsePositive, PassVerdicts);
            var npv = Ratio(TrueNegative, FailVerdicts);
            var difference = (ppv * npv) - (fdr * omission);
            var within = Within(p, ppv, fdr, PassVerdicts) + Within(q, omission, npv, FailVerdicts);
            return (difference * difference * p * q / all) + within;
        }
    }

    private static bool IsWholeCount(double count) => Math.Floor(count) == count;

    private static double Share(double all, double part, double labelled) => all == 0 ? 0 : all * (part / labelled);

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static double Within(double weight, double rate, double rest, double labelled) =>
        labelled == 0 ? 0 : weight * weight * rate * rest / labelled;
}
