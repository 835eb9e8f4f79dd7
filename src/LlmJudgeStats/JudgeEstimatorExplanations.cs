using LlmJudgeStats.Coverage;

namespace LlmJudgeStats;

/// <summary>What is behind an estimate. On the top floor, because it enumerates the coverage of other studies of the same size.</summary>
public static class JudgeEstimatorExplanations
{
    // Less than a third of a second with the slowest of the default intervals.
    private const long MaxOutcomes = 12_000;

    extension(IJudgeEstimator estimator)
    {
        /// <summary>The estimate at the default level, with what is behind it.</summary>
        /// <param name="study">The data.</param>
        public EstimateDetails Explain(in JudgeStudy study) => estimator.Explain(in study, IntervalEstimate.DefaultLevel);

        /// <summary>
        /// The estimate with what is behind it: variance shares, effective labels, exact coverage, what looked wrong, and assumptions in
        /// words.
        /// </summary>
        /// <param name="study">The data.</param>
        /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
        public EstimateDetails Explain(in JudgeStudy study, double level)
        {
            ArgumentNullException.ThrowIfNull(estimator);
            var estimate = estimator.Estimate(in study, level);
            return new()
            {
                Estimate = estimate,
                TestItems = study.Test.Size,
                Labels = study.Calibration.Sensitivity.Size + study.Calibration.Specificity.Size,
                Shares = VarianceShares.Of(in study, in estimate),
                EffectiveLabels = EffectiveLabels.Of(in study, in estimate),
                Coverage = estimator.CoverageOf(in study, in estimate),
                JudgeNarrows = JudgeStats.JudgeNarrows(in study, in estimate),
                IfRandom = JudgeStats.IfRandom(in study, in estimate),
                Diagnostics = Diagnostics(in study, in estimate),
                Assumptions = study.InverseFreedom > 0 ? estimate.Method.Assumptions.WordsOfClusters : estimate.Method.Assumptions.Words,
            };
        }

        /// <summary>How the interval of an estimate does in studies of the same size, if the truth is what was estimated.</summary>
        /// <param name="study">The data.</param>
        /// <param name="estimate">What the estimator made of them.</param>
        /// <returns><see langword="null"/> when it is not enumerated: see <see cref="EstimateDetails.Coverage"/>.</returns>
        public DesignCoverage? CoverageOf(in JudgeStudy study, in JudgeEstimate estimate)
        {
            ArgumentNullException.ThrowIfNull(estimator);
            // Only the defaults are sure to be quick; any other interval has ExactCoverage.
            if (!estimate.IsIdentified || estimate.Interval.Kind != IntervalKind.Confidence || !JudgeEstimators.All.Contains(estimator))
                return null;
            // Other studies of this size would have other clusters.
            if (study.InverseFreedom > 0) return null;
            // A verdict that has no label shows no judge.
            if (estimate.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified)) return null;
            if (!StudyDesign.TryOf(in study, out var design) || design.Outcomes > MaxOutcomes) return null;
            if (Judge(in study, in estimate) is not var (sensitivity, specificity)) return null;
            var point = ExactCoverage.AtPoint(estimator, design, estimate.Interval.Level, estimate.Point, sensitivity, specificity);
            return new(point.Coverage, point.Width);
        }
    }

    /// <summary>Of one code, the diagnostic with figures.</summary>
    private static IReadOnlyList<Diagnostic> Diagnostics(in JudgeStudy study, in JudgeEstimate estimate) =>
    [
        .. StudyDiagnostics.Of(in study, in estimate)
            .Concat(Diagnostic.Of(estimate.Warnings))
            .DistinctBy(diagnostic => diagnostic.Code)
            .OrderByDescending(diagnostic => diagnostic.Severity).ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
    ];

    /// <summary>The judge that the estimate implies; <see langword="null"/> when the data do not show one.</summary>
    private static (double Sensitivity, double Specificity)? Judge(in JudgeStudy study, in JudgeEstimate estimate)
    {
        var se = study.Calibration.Sensitivity;
        var sp = study.Calibration.Specificity;
        if (!study.HasCounts || study.Calibration.Design is CalibrationDesign.External or CalibrationDesign.ByLabel)
            return se.IsEmpty || sp.IsEmpty ? null : (se.Rate, sp.Rate);
        // Labels sampled by verdict do not show error rates by themselves: pass-rates.md 5.5 gives those that fit all counts.
        var passed = study.Test.Successes + se.Successes + sp.Failures;
        var failed = study.Test.Failures + se.Failures + sp.Successes;
        var truePositive = passed * Ratio(se.Successes, se.Successes + sp.Failures);
        var falseNegative = failed * Ratio(se.Failures, se.Failures + sp.Successes);
        return (Rate(truePositive, falseNegative), Rate(failed - falseNegative, passed - truePositive));

        static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
        // No item of the class: any rate gives the same data.
        static double Rate(double correct, double wrong) => correct + wrong > 0 ? Math.Clamp(correct / (correct + wrong), 0, 1) : 1;
    }
}
