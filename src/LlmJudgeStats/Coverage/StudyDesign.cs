namespace LlmJudgeStats.Coverage;

/// <summary>The sizes of a study, before any item is judged: all that decides which outcomes can occur.</summary>
/// <remarks>
/// A rate that is known has no labels behind it. Equality compares all parts. The default value is a study of no item. Immutable,
/// thread-safe.
/// </remarks>
public readonly record struct StudyDesign
{
    /// <summary>How many items are judged and not labelled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public required int TestItems { get; init => field = Check.Count(value); }

    /// <summary>
    /// How many labelled items there are, and how they are chosen. Beside a known rate a random sample counts as labels of the other class.
    /// </summary>
    public LabelPlan Labels { get; init; }

    /// <summary>The sensitivity that is declared as known; <see langword="null"/> when it is measured on labels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public double? KnownSensitivity { get; init => field = value is { } rate ? Check.Unit(rate) : null; }

    /// <summary>The specificity that is declared as known; <see langword="null"/> when it is measured on labels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public double? KnownSpecificity { get; init => field = value is { } rate ? Check.Unit(rate) : null; }

    /// <summary>How many outcomes can occur; 2^63 − 1 when there are more.</summary>
    /// <remarks>
    /// <code>
    /// chosen by label, or from elsewhere: (n + 1)(m0 + 1)(m1 + 1)
    /// random sample of m:                 (n + 1)(m + 1)(m + 2)(m + 3)/6
    /// f1 and f0 chosen by verdict:        Σ over the judge-passes K1 = 0 … K of (min(f1, K1) + 1)(min(f0, K − K1) + 1),  K = n + f1 + f0
    /// </code>
    /// </remarks>
    public long Outcomes
    {
        get
        {
            var n = (double)TestItems + 1;
            var m1 = (double)PassLabels;
            var m0 = (double)FailLabels;
            var m = (double)Labels.Count;
            var count = Layout switch
            {
                CalibrationDesign.External or CalibrationDesign.ByLabel => n * (m0 + 1) * (m1 + 1),
                CalibrationDesign.Random => n * (m + 1) * (m + 2) * (m + 3) / 6,
                CalibrationDesign.ByVerdict => (n + (m / 2)) * (m1 + 1) * (m0 + 1),
            };
            return count < long.MaxValue ? (long)Math.Round(count) : long.MaxValue;
        }
    }

    /// <summary>The sizes of a synthetic study.</summary>
    /// <param name="scenario">A synthetic judge.</param>
    /// <exception cref="ArgumentNullException">No scenario.</exception>
    /// <exception cref="ArgumentException">Items that belong together in clusters: their outcomes are not enumerated.</exception>
    public static StudyDesign Of(JudgeScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Clusters is not null) Throw.DesignOfClusters(nameof(scenario));
        return new() { TestItems = scenario.TestItems, Labels = scenario.Labels };
    }

    /// <summary>The sizes of a study, if they are whole numbers that can be enumerated.</summary>
    /// <param name="study">A study: only its sizes are read, and its known rates.</param>
    /// <param name="design">Its sizes.</param>
    /// <returns>Whether every size is a whole number below a million and no test rate is known.</returns>
    public static bool TryOf(in JudgeStudy study, out StudyDesign design)
    {
        var se = study.Calibration.Sensitivity;
        var sp = study.Calibration.Specificity;
        var byVerdict = study.Calibration.Design == CalibrationDesign.ByVerdict && !se.IsKnown && !sp.IsKnown;
        var passes = byVerdict ? se.Successes + sp.Failures : se.IsKnown ? 0 : se.Size;
        var fails = byVerdict ? se.Failures + sp.Successes : sp.IsKnown ? 0 : sp.Size;
        var whole = IsWhole(study.Test.Size) && IsWhole(passes) && IsWhole(fails);
        design = whole
            ? new()
            {
                TestItems = (int)study.Test.Size,
                Labels = LabelPlan.Of(study.Calibration.Design, (int)passes, (int)fails),
                KnownSensitivity = se.IsKnown ? se.Rate : null,
                KnownSpecificity = sp.IsKnown ? sp.Rate : null,
            }
            : default;
        return whole;
    }

    // A known rate leaves no cells to sample: what is labelled then is one class, whatever was declared.
    internal CalibrationDesign Layout => KnownSensitivity is null && KnownSpecificity is null ? Labels.Design : CalibrationDesign.ByLabel;

    // Rows of the table of outcomes: labels of a class when they are chosen by label, of a verdict when by verdict.
    internal int PassLabels => Labels.Design != CalibrationDesign.Random ? Labels.Passes : KnownSensitivity is null ? (int)Labels.Count : 0;

    internal int FailLabels => Labels.Design != CalibrationDesign.Random ? Labels.Fails : KnownSpecificity is null ? (int)Labels.Count : 0;

    private static bool IsWhole(double size) => size is >= 0 and < 1e6 && size == Math.Floor(size);
}
