using LlmJudgeStats.Inference;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// The rates that the score test does not refute when its p-value is enumerated: pass-rates.md 3.10; Berger &amp; Boos 1994.
/// </summary>
internal readonly struct ExactScore : ILowerLimit
{
    private const double MaxOutcomes = 50_000;    // command-line.md section 1
    private const int Steps = 400;                // pass-rates.md 3.10
    private const double Fine = 1e-10;            // far below what a grid of judges can decide

    public static bool IsEnumerable(in JudgeStudy study)
    {
        var test = study.Test;
        var sensitivity = study.Calibration.Sensitivity;
        var specificity = study.Calibration.Specificity;
        return !test.IsKnown && IsWhole(test) && IsWhole(sensitivity) && IsWhole(specificity)
            && Choices(test) * Choices(sensitivity) * Choices(specificity) <= MaxOutcomes;

        static bool IsWhole(Proportion rate) =>
            rate.IsKnown || (rate.Successes == Math.Floor(rate.Successes) && rate.Failures == Math.Floor(rate.Failures));
        static double Choices(Proportion rate) => rate.IsKnown ? 1 : rate.Size + 1;
    }

    public static IntervalTraits Traits { get; } =
        new("exact", "exact score, numerical", Citations.BergerBoos1994) { Promise = 0.95, Cost = IntervalCost.Seconds };

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks>
    /// The first rate of the grid that is not refuted, then bisection towards the one before; the same rates for every level, so that the
    /// limits are nested. At the estimate itself Z is 0, unless it lies outside [0, 1]: then every rate can be refuted, and the limits meet
    /// at the end.
    /// </remarks>
    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence) =>
        raw.Rate <= 0 ? 0 : Lower(new(in study, in raw), in raw, confidence.Error);

    /// <summary>The limits inverted, each by one test that remembers what it has found.</summary>
    public static HypothesisTails Tails(in StudyRates study, in Correction raw, double rate) => new(
        Tail(in study, in raw, rate), Tail(study.Flip(), raw.Flip(), 1 - rate));

    // A limit misses with half of the error of the interval.
    private static double Tail(in StudyRates study, in Correction raw, double rate)
    {
        if (raw.Rate <= 0) return 1;
        var error = Inversion.LargestError(1, new LimitsAt(new(in study, in raw), raw, rate));
        return error >= 1 ? 1 : error / 2;
    }

    private static double Lower(ExactScoreTest test, in Correction raw, double error)
    {
        var point = Math.Clamp(raw.Rate, 0, 1);
        var i = 0;
        while (i <= Steps && i < point * Steps && !test.Allows((double)i / Steps, error)) i++;
        if (i == 0) return 0;
        var refuted = (i - 1.0) / Steps;
        var allowed = Math.Min(point, (double)i / Steps);
        if (allowed == point && raw.Fail < 0 && !test.Allows(point, error)) return point;
        while (allowed - refuted > Fine)
        {
            var middle = (refuted + allowed) / 2;
            if (test.Allows(middle, error)) allowed = middle;
            else refuted = middle;
        }
        return refuted;
    }

    private readonly struct LimitsAt(ExactScoreTest test, Correction raw, double rate) : INestedIntervals
    {
        public bool Contains(double error) => Lower(test, in raw, error) <= rate;
    }
}
