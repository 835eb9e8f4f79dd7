using System.Collections.Concurrent;
using LlmJudgeStats.Simulation;

namespace LlmJudgeStats.Validation;

/// <summary>
/// Slow answers, each computed once: intervals that need the same work share it, and so do studies that differ by a law only. Exchanging pass and fail mirrors the interval; where the labels
/// were sampled, exchanging what is called a pass by the judge alone changes nothing. Tests hold every interval to the first law, and those that are shared here to the second.
/// </summary>
/// <param name="answers">The intervals of a study.</param>
internal sealed class SharedAnswers(Func<JudgeStudy, double, IntervalEstimate[]> answers)
{
    private readonly ConcurrentDictionary<(Cells Cells, CalibrationDesign Design, double Level), IntervalEstimate[]> _known = new();

    /// <summary>The rule of one of the intervals.</summary>
    public IntervalRule Rule(int interval, double level) => (in study, out lower, out upper) =>
    {
        var (cells, mirrored) = Cells.Of(in study).Representative(study.Calibration.Design);
        var key = (cells, study.Calibration.Design, level);
        if (!_known.TryGetValue(key, out var found)) _known[key] = found = answers(cells.Study(key.Design), level);
        var answer = mirrored ? found[interval].Flip() : found[interval];
        (lower, upper) = (answer.Lower, answer.Upper);
    };

    private readonly record struct Cells(int Passed, int Failed, int PassPass, int PassFail, int FailPass, int FailFail)
    {
        public static Cells Of(in JudgeStudy study) => new(
            (int)study.Test.Successes, (int)study.Test.Failures,
            (int)study.Calibration.Sensitivity.Successes, (int)study.Calibration.Sensitivity.Failures,
            (int)study.Calibration.Specificity.Failures, (int)study.Calibration.Specificity.Successes);

        public (Cells Cells, bool Mirrored) Representative(CalibrationDesign design)
        {
            var mirror = new Cells(Failed, Passed, FailFail, FailPass, PassFail, PassPass);
            if (design is not (CalibrationDesign.Random or CalibrationDesign.ByVerdict)) return mirror.IsBefore(this) ? (mirror, true) : (this, false);
            var (plain, mirrored) = (SortVerdicts(), mirror.SortVerdicts());
            return mirrored.IsBefore(plain) ? (mirrored, true) : (plain, false);
        }

        public JudgeStudy Study(CalibrationDesign design) => new()
        {
            Test = JudgeTally.Of(Passed, Passed + Failed),
            Calibration = new()
            {
                Sensitivity = new JudgeTally { Positives = PassPass, Negatives = PassFail },
                Specificity = new JudgeTally { Positives = FailFail, Negatives = FailPass },
                Design = design,
            },
        };

        private Cells SortVerdicts()
        {
            var exchanged = new Cells(Failed, Passed, PassFail, PassPass, FailFail, FailPass);
            return exchanged.IsBefore(this) ? exchanged : this;
        }

        private bool IsBefore(Cells other) => (Passed, Failed, PassPass, PassFail, FailPass, FailFail)
            .CompareTo((other.Passed, other.Failed, other.PassPass, other.PassFail, other.FailPass, other.FailFail)) < 0;
    }
}
