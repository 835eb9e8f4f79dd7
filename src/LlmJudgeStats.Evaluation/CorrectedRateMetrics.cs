using System.Globalization;
using System.Reflection;
using LlmJudgeStats.Gates;
using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation;

/// <summary>A corrected pass rate as metrics of Microsoft.Extensions.AI.Evaluation, to be kept with the results it came from.</summary>
/// <remarks>
/// <para>Four numeric metrics, each a rate in [0, 1]. A rate that the data do not determine has no value, and a diagnostic says why: there
/// is never a number that could be quoted by mistake. Metadata are text in the invariant culture: <c>lower</c>, <c>upper</c>, <c>level</c>,
/// <c>method</c>, <c>interval</c>, <c>design</c>, <c>labels</c>, <c>testItems</c>, <c>library</c>.</para>
/// <para>These are statements about many items, made once: they are written by who has the study, and no evaluator of single answers makes
/// them. Thread-safe.</para>
/// </remarks>
public static class CorrectedRateMetrics
{
    /// <summary>The name of the metric with the pass rate, corrected for the judge's errors.</summary>
    public const string CorrectedPassRate = "Corrected pass rate";

    /// <summary>The name of the metric with the share of test items that the judge passed.</summary>
    public const string JudgePassRate = "Judge pass rate (not corrected)";

    /// <summary>The name of the metric with the share of what humans passed that the judge passed, too.</summary>
    public const string JudgeSensitivity = "Judge sensitivity";

    /// <summary>The name of the metric with the share of what humans failed that the judge failed, too.</summary>
    public const string JudgeSpecificity = "Judge specificity";

    private static readonly string s_library = "LlmJudgeStats " + Version();

    /// <summary>The four metrics of a study.</summary>
    /// <param name="study">The data.</param>
    /// <param name="estimate">What was estimated from them; its level is that of all intervals.</param>
    /// <param name="decision">
    /// What a gate said: a pass is rated good, a fail unacceptable and failed, an open one inconclusive; unknown without a gate.
    /// </param>
    /// <exception cref="ArgumentException">The default value of an estimate, which has no method, or none of a rate.</exception>
    public static EvaluationResult Of(in JudgeStudy study, in JudgeEstimate estimate, GateDecision? decision = null) =>
        Of(in study, in estimate, decision, null);

    /// <summary>The four metrics of a collection of results; items without a verdict are among the diagnostics.</summary>
    /// <param name="judged">The study, with what became of every item.</param>
    /// <param name="estimate">What was estimated from it; its level is that of all intervals.</param>
    /// <param name="decision">
    /// What a gate said: a pass is rated good, a fail unacceptable and failed, an open one inconclusive; unknown without a gate.
    /// </param>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentException">The default value of an estimate, which has no method, or none of a rate.</exception>
    public static EvaluationResult Of(JudgedStudy judged, in JudgeEstimate estimate, GateDecision? decision = null)
    {
        ArgumentNullException.ThrowIfNull(judged);
        return Of(judged.Study, in estimate, decision, judged);
    }

    private static EvaluationResult Of(in JudgeStudy study, in JudgeEstimate estimate, GateDecision? decision, JudgedStudy? judged)
    {
        if (estimate.Method is null)
            throw new ArgumentException("the default value is no estimate; ask an estimator for one", nameof(estimate));
        if (estimate.Method.Support != Support.Rate)
            throw new ArgumentException($"an estimate of '{estimate.Method.Id}' is no rate, and would be shown as one", nameof(estimate));
        var level = estimate.Interval.Level;
        var quality = JudgeStats.Quality(study.Calibration, level);
        var isRate = study.Calibration.Design != CalibrationDesign.ByVerdict || study.Calibration.IsKnown;
        return new(
            Corrected(in study, in estimate, decision, judged),
            Judged(in study, level),
            Rate(JudgeSensitivity, quality.Sensitivity, StudySizes.PassLabels(in study), isRate, "passed"),
            Rate(JudgeSpecificity, quality.Specificity, StudySizes.FailLabels(in study), isRate, "failed"));
    }

    private static NumericMetric Corrected(
        in JudgeStudy study, in JudgeEstimate estimate, GateDecision? decision, JudgedStudy? judged)
    {
        var obstacle = Obstacle(in estimate);
        var metric = new NumericMetric(
            CorrectedPassRate, obstacle is null ? estimate.Point : null, obstacle ?? decision?.ToString() ?? estimate.ToString())
        {
            Interpretation = Interpretation(decision, hasValue: obstacle is null),
        };
        // What says how often the judge passes is no interval of the corrected rate.
        if (!estimate.Method.IsUncorrected) AddInterval(metric, estimate.Interval);
        metric.AddOrUpdateMetadata("method", estimate.Method.Id);
        metric.AddOrUpdateMetadata("interval", estimate.Method.Interval);
        metric.AddOrUpdateMetadata("design", study.Calibration.Design.Id);
        metric.AddOrUpdateMetadata("labels", StudySizes.Words(StudySizes.Labels(in study)));
        metric.AddOrUpdateMetadata("testItems", StudySizes.Words(StudySizes.Test(in study)));
        metric.AddOrUpdateMetadata("library", s_library);
        if (obstacle is not null) metric.AddDiagnostics(EvaluationDiagnostic.Error(obstacle));
        metric.AddDiagnostics([.. StudyFindings.Of(in study, in estimate, judged).Select(Told)]);
        return metric;
    }

    private static string? Obstacle(in JudgeEstimate estimate)
    {
        if (!estimate.IsIdentified) return "There is no corrected pass rate: the data do not determine it.";
        return estimate.Method.IsUncorrected ? "There is no corrected pass rate: the judge was taken at its word." : null;
    }

    private static EvaluationDiagnostic Told(Diagnostic finding) => finding.Severity switch
    {
        DiagnosticSeverity.Info => EvaluationDiagnostic.Informational(StudyFindings.Words(finding)),
        DiagnosticSeverity.Warning => EvaluationDiagnostic.Warning(StudyFindings.Words(finding)),
        DiagnosticSeverity.Error => EvaluationDiagnostic.Error(StudyFindings.Words(finding)),
    };

    private static NumericMetric Judged(in JudgeStudy study, double level)
    {
        var naive = NaiveEstimator.Default.Estimate(in study, level);
        var metric = new NumericMetric(JudgePassRate, naive.IsIdentified ? naive.Point : null,
            "The share that the judge passed; its errors are not corrected.");
        AddInterval(metric, naive.Interval);
        metric.AddOrUpdateMetadata("method", naive.Method.Id);
        metric.AddOrUpdateMetadata("interval", naive.Method.Interval);
        metric.AddOrUpdateMetadata("testItems", StudySizes.Words(StudySizes.Test(in study)));
        metric.AddOrUpdateMetadata("library", s_library);
        if (!naive.IsIdentified) metric.AddDiagnostics(EvaluationDiagnostic.Error("No test item has a verdict."));
        return metric;
    }

    private static NumericMetric Rate(string name, JudgeRate rate, double labels, bool isRate, string kind)
    {
        var hasValue = isRate && !rate.Rate.IsEmpty;
        var metric = new NumericMetric(
            name, hasValue ? rate.Rate.Rate : null, $"Of items that a human {kind}, the share that the judge {kind}, too.");
        if (hasValue) AddInterval(metric, rate.Interval);
        metric.AddOrUpdateMetadata("labels", StudySizes.Words(labels));
        metric.AddOrUpdateMetadata("library", s_library);
        if (!isRate) metric.AddDiagnostics(EvaluationDiagnostic.Error("Labels that were chosen by verdict do not show this rate."));
        else if (!hasValue) metric.AddDiagnostics(EvaluationDiagnostic.Error($"No labelled item is one that a human {kind}."));
        return metric;
    }

    private static void AddInterval(NumericMetric metric, IntervalEstimate interval)
    {
        metric.AddOrUpdateMetadata("lower", Number(interval.Lower));
        metric.AddOrUpdateMetadata("upper", Number(interval.Upper));
        metric.AddOrUpdateMetadata("level", Number(interval.Level));
    }

    // A gate that passes on what is no corrected rate makes no corrected rate good.
    private static EvaluationMetricInterpretation Interpretation(GateDecision? decision, bool hasValue) => decision switch
    {
        null => new(EvaluationRating.Unknown),
        { Verdict: GateVerdict.Pass } when hasValue => new(EvaluationRating.Good, failed: false, decision.ToString()),
        { Verdict: GateVerdict.Fail } => new(EvaluationRating.Unacceptable, failed: true, decision.ToString()),
        _ => new(EvaluationRating.Inconclusive, failed: false, decision.ToString()),
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Version()
    {
        var version = typeof(JudgeEstimate).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        return version?.InformationalVersion.Split('+')[0] ?? "";
    }
}
