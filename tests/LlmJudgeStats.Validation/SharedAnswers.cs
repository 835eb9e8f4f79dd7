using System.Collections.Concurrent;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation;

/// <summary>
/// Slow answers, kept: intervals that need the same work share it, and so do studies that differ by a law only. Exchanging pass and fail
/// mirrors the interval; where the labels were sampled, exchanging what is called a pass by the judge alone changes nothing. A test
/// compares them with those of the estimators.
/// </summary>
/// <param name="answers">The intervals of a study.</param>
internal sealed class SharedAnswers(Func<JudgeStudy, double, IntervalEstimate[]> answers)
{
    private readonly ConcurrentDictionary<(JudgeStudy Study, double Level), IntervalEstimate[]> _known = new();

    /// <summary>The rule of one of the intervals.</summary>
    public IntervalRule Rule(int interval, double level) => (in study, out lower, out upper) =>
    {
        var (plain, mirror) = (SortVerdicts(in study), SortVerdicts(study.Flip()));
        var mirrored = Order(in mirror).CompareTo(Order(in plain)) < 0;
        var answer = _known.GetOrAdd((mirrored ? mirror : plain, level), key => answers(key.Study, key.Level))[interval];
        if (mirrored) answer = answer.Flip();
        (lower, upper) = (answer.Lower, answer.Upper);
    };

    private static JudgeStudy SortVerdicts(in JudgeStudy study)
    {
        var calibration = study.Calibration;
        if (!calibration.Design.IsFromTestItems) return study;
        var exchanged = new JudgeStudy
        {
            Test = study.Test.Flip(),
            Calibration = calibration with { Sensitivity = calibration.Sensitivity.Flip(), Specificity = calibration.Specificity.Flip() },
        };
        return Order(in exchanged).CompareTo(Order(in study)) < 0 ? exchanged : study;
    }

    private static (double, double, double, double, double, double) Order(in JudgeStudy study) => (
        study.Test.Successes, study.Test.Failures, study.Calibration.Sensitivity.Successes, study.Calibration.Sensitivity.Failures,
        study.Calibration.Specificity.Successes, study.Calibration.Specificity.Failures);
}
