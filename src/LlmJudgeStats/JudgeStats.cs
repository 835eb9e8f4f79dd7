using System.Collections.Immutable;
using LlmJudgeStats.Audit;
using LlmJudgeStats.Multiclass;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Strengths;

namespace LlmJudgeStats;

/// <summary>The front door: the pass rate by the method that the data allow.</summary>
public static class JudgeStats
{
    private const double Worth = 1.1;
    private const double LikeARandomSample = 2;    // standard errors

    /// <summary>The pass rate with an interval at the default level, by the method that the calibration and its design allow.</summary>
    /// <inheritdoc cref="PassRate(in JudgeStudy, double)" path="/remarks"/>
    /// <param name="study">The verdicts on test items and what is known of the judge.</param>
    public static JudgeEstimate PassRate(in JudgeStudy study) => PassRate(in study, IntervalEstimate.DefaultLevel);

    /// <summary>The pass rate with its interval, by the method that the calibration and its design allow.</summary>
    /// <remarks>
    /// Decided by what was declared alone, never by how the answer looks, and the answer names the choice:
    /// no calibration: <c>naive</c>, flagged <see cref="EstimateWarnings.Uncorrected"/>; known error rates: <c>rogan-gladen</c>;
    /// measured on labels sampled from the test population, at random or by verdict: <c>post-stratified</c>; measured otherwise, or one
    /// rate known and one measured: <c>asymmetric-error</c>.
    /// </remarks>
    /// <param name="study">The verdicts on test items and what is known of the judge.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static JudgeEstimate PassRate(in JudgeStudy study, double level) => EstimatorFor(in study).Estimate(in study, level);

    /// <summary>What the pass rate is at least, by the same choice of method: a one-sided lower limit.</summary>
    /// <param name="study">The verdicts on test items and what is known of the judge.</param>
    /// <param name="level">Coverage probability of the limit, strictly between 0.5 and 1.</param>
    /// <returns>A rate in [0, 1]; 0 where the data say nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1).</exception>
    public static double AtLeast(in JudgeStudy study, double level) => EstimatorFor(in study).Limit(in study, IntervalSide.Lower, level);

    /// <summary>What the pass rate is at most, by the same choice of method: a one-sided upper limit.</summary>
    /// <param name="study">The verdicts on test items and what is known of the judge.</param>
    /// <param name="level">Coverage probability of the limit, strictly between 0.5 and 1.</param>
    /// <returns>A rate in [0, 1]; 1 where the data say nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1).</exception>
    public static double AtMost(in JudgeStudy study, double level) => EstimatorFor(in study).Limit(in study, IntervalSide.Upper, level);

    /// <summary>The one-sided p-value of a pass rate, by the same choice of method.</summary>
    /// <param name="study">The verdicts on test items and what is known of the judge.</param>
    /// <param name="rate">The rate of the hypothesis, in [0, 1].</param>
    /// <param name="alternative">What is looked for: a pass rate greater than <paramref name="rate"/>, or one less than it.</param>
    /// <returns>A probability; 1 where the data say nothing, or where it would exceed one half.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1], or an undefined alternative.</exception>
    public static double PValue(in JudgeStudy study, double rate, Alternative alternative) =>
        EstimatorFor(in study).PValue(in study, rate, alternative);

    /// <summary>The estimator that <see cref="PassRate(in JudgeStudy, double)"/> uses.</summary>
    /// <param name="study">The verdicts on test items and what is known of the judge.</param>
    public static IIntervalEstimator EstimatorFor(in JudgeStudy study) => EstimatorFor(study.Calibration, study.HasCounts);

    /// <summary>
    /// Whether the verdicts buy precision: whether an estimate is worth a tenth more labels than there are (<see cref="EffectiveLabels"/>).
    /// </summary>
    /// <remarks>
    /// Intervals of different kinds are not compared: one that holds its level is wider than one that does not. Where there is no standard
    /// error, the interval is narrower than that of the labels alone.
    /// </remarks>
    /// <param name="study">The data.</param>
    /// <param name="estimate">An estimate from them.</param>
    /// <returns><see langword="null"/> unless the labels are a random sample and the estimate is a corrected one.</returns>
    public static bool? JudgeNarrows(in JudgeStudy study, in JudgeEstimate estimate)
    {
        if (estimate.Method is { IsUncorrected: true } or { UsesVerdicts: false }) return null;
        var labels = LabelsOnlyEstimator.Default.Estimate(in study, estimate.Interval.Level);
        if (!labels.IsIdentified) return null;
        return EffectiveLabels.Of(in study, in estimate) is { } effective
            ? effective > Worth * (study.Calibration.Sensitivity.Size + study.Calibration.Specificity.Size)
            : estimate.Interval.Width < labels.Interval.Width;
    }

    /// <summary>
    /// The estimate if the labelled items, declared as <see cref="CalibrationDesign.External"/>, are a random sample of the test items.
    /// </summary>
    /// <param name="study">The data.</param>
    /// <param name="estimate">An estimate from them.</param>
    /// <returns><see langword="null"/> where that is no narrower, or not to be thought of: see <see cref="EstimateDetails.IfRandom"/>.
    /// </returns>
    public static JudgeEstimate? IfRandom(in JudgeStudy study, in JudgeEstimate estimate)
    {
        var calibration = study.Calibration;
        if (calibration.Design != CalibrationDesign.External || calibration.IsEmpty || !study.HasCounts || estimate.Method.IsUncorrected)
            return null;
        if (study.Test.IsEmpty || study.Dependence is not null || StudyDiagnostics.HasRoundLabels(in study)
            || !(Math.Abs(LabelledSample.Of(in study).VerdictShift) <= LikeARandomSample))
        {
            return null;
        }
        var declared = study with { Calibration = calibration with { Design = CalibrationDesign.Random } };
        var random = PostStratifiedEstimator.Default.Estimate(in declared, estimate.Interval.Level);
        // Of labels that lack a verdict the point is not a corrected one.
        return random.IsIdentified && !random.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified)
            && random.Interval.Width < estimate.Interval.Width ? random : null;
    }

    private static IIntervalEstimator EstimatorFor(Calibration calibration, bool hasCounts) =>
        calibration.IsEmpty ? NaiveEstimator.Default
        : calibration.IsKnown ? RoganGladenEstimator.Default
        : hasCounts && calibration.Design.IsFromTestItems ? PostStratifiedEstimator.Default
        : AsymmetricErrorEstimator.Default;

    /// <summary>The shares of many classes, by the method that the labels and their design allow.</summary>
    /// <remarks>
    /// Decided by what was declared alone: no labels: <c>naive</c>, flagged <see cref="EstimateWarnings.Uncorrected"/>; labels sampled from
    /// the population, at random or by verdict: <c>post-stratified</c>; chosen by label or from elsewhere: <c>misclassification-matrix</c>.
    /// </remarks>
    /// <param name="study">Counts by label and verdict, and how the labelled items were chosen.</param>
    /// <param name="level">Coverage probability of the intervals, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static CategoricalEstimate ClassShares(ClassStudy study, double level)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Matrix.LabelledCounts.IndexOfAnyExcept(0) < 0) return NaiveClassEstimator.Default.Estimate(in study, level);
        return study.Design.IsFromTestItems
            ? StratifiedClassEstimator.Default.Estimate(in study, level)
            : MisclassificationEstimator.Default.Estimate(in study, level);
    }

    /// <summary>Strengths of systems from battles in pairs, a tie counting half.</summary>
    /// <remarks>
    /// Without a label the verdicts as they are, flagged <see cref="EstimateWarnings.Uncorrected"/>; with labels the verdicts corrected by
    /// them.
    /// </remarks>
    /// <param name="study">The battles, and how the labelled ones were chosen.</param>
    /// <param name="level">Coverage probability of the intervals, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static StrengthBoard Strengths(BattleStudy study, double level)
    {
        ArgumentNullException.ThrowIfNull(study);
        var hasLabels = false;
        foreach (var battle in study.Battles.Battles) hasLabels |= battle.Label is not null;
        var source = hasLabels ? BattleSource.Corrected : BattleSource.VerdictsOnly;
        return new BradleyTerryEstimator { Source = source }.Estimate(in study, level);
    }

    /// <summary>What the checks of <see cref="AuditChecks"/> find of one benchmark, in their order.</summary>
    /// <remarks>Two benchmarks are compared by <see cref="CoDirectionCheck.Between"/>.</remarks>
    /// <param name="study">The benchmark.</param>
    /// <param name="level">Coverage probability of the intervals, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static ImmutableArray<AuditFinding> Audit(BenchmarkStudy study, double level)
    {
        ArgumentNullException.ThrowIfNull(study);
        return [.. AuditChecks.All.SelectMany(check => check.Estimate(in study, level))];
    }

    /// <summary>The judge's sensitivity, specificity and Youden's J, each with an interval, for display beside a corrected rate.</summary>
    /// <param name="calibration">What is known of the judge, and how.</param>
    /// <param name="level">Coverage probability of the intervals, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static JudgeQuality Quality(Calibration calibration, double level)
    {
        Check.Level(level, nameof(level));
        var youden = PassRates.NewcombeDifference.Youden(in calibration, level);
        return new(
            new(calibration.Sensitivity, BinomialInterval.Wilson.Of(calibration.Sensitivity, level)),
            new(calibration.Specificity, BinomialInterval.Wilson.Of(calibration.Specificity, level)),
            calibration.Youden,
            new(youden.Lower, youden.Upper, level));
    }
}
