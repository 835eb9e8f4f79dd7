namespace LlmJudgeStats.Reporting;

/// <summary>A study with the same rates and other sizes.</summary>
internal sealed class ScaledStudy(JudgeStudy study)
{
    private bool IsFromTestItems => study.Calibration.Design.IsFromTestItems;

    /// <summary>The labels of a study, as a whole number.</summary>
    public static long LabelsOf(in JudgeStudy study) =>
        (long)Math.Round(study.Calibration.Sensitivity.Size + study.Calibration.Specificity.Size);

    /// <summary>So many times the labels; <see langword="null"/> where more are wanted than there are judged items to take them from.
    /// </summary>
    public JudgeStudy? WithLabels(double factor)
    {
        var calibration = study.Calibration;
        if (!IsFromTestItems)
        {
            return study with
            {
                Calibration = calibration with
                {
                    Sensitivity = Scaled(calibration.Sensitivity, factor),
                    Specificity = Scaled(calibration.Specificity, factor),
                },
            };
        }
        // A label more is an unlabelled item less, verdict by verdict.
        var sensitivity = calibration.Sensitivity;
        var specificity = calibration.Specificity;
        var passed = study.Test.Successes - ((factor - 1) * (sensitivity.Successes + specificity.Failures));
        var failed = study.Test.Failures - ((factor - 1) * (sensitivity.Failures + specificity.Successes));
        if (passed < 0 || failed < 0) return null;
        return new JudgeStudy
        {
            Test = Proportion.FromCounts(passed, passed + failed),
            Calibration = calibration with
            {
                Sensitivity = Proportion.FromCounts(factor * sensitivity.Successes, factor * sensitivity.Size),
                Specificity = Proportion.FromCounts(factor * specificity.Successes, factor * specificity.Size),
            },
        };
    }

    /// <summary>Twice the judged items, with the labels as they are.</summary>
    public JudgeStudy WithTwiceTheItems()
    {
        var test = study.Test;
        if (!IsFromTestItems) return study with { Test = Proportion.FromCounts(2 * test.Successes, 2 * test.Size) };
        var sensitivity = study.Calibration.Sensitivity;
        var specificity = study.Calibration.Specificity;
        var passed = (2 * test.Successes) + sensitivity.Successes + specificity.Failures;
        var failed = (2 * test.Failures) + sensitivity.Failures + specificity.Successes;
        return study with { Test = Proportion.FromCounts(passed, passed + failed) };
    }

    /// <summary>The error rates taken as known; <see langword="null"/> where labels stand for their own items.</summary>
    public JudgeStudy? WithKnownRates() => IsFromTestItems
        ? null
        : study with { Calibration = Calibration.Known(study.Calibration.Sensitivity.Rate, study.Calibration.Specificity.Rate) };

    // A class never loses its last label.
    private static Proportion Scaled(Proportion rate, double factor) =>
        rate.IsEmpty ? rate : Proportion.FromRate(rate.Rate, Math.Max(1, Math.Round(factor * rate.Size)));
}
