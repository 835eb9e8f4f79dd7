namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Estimates of a mean, whatever its values are.</summary>
internal static class MeanEstimates
{
    /// <summary>The level of each of several statements, and that of all of them together: Bonferroni.</summary>
    public static (double Level, double? Joint) Joint(MeasureArguments arguments, int statements) => arguments.Each || statements < 2
        ? (arguments.Level, null)
        : (1 - ((1 - arguments.Level) / statements), arguments.Level);

    /// <summary>What answers where labels were sampled.</summary>
    public static StratifiedMeanEstimator Estimator(MeasureArguments arguments) => new() { Interval = arguments.Interval };

    /// <summary>One mean by the method that was asked for.</summary>
    public static MeasuredEstimate One(MeasureArguments arguments, MeanStudy study, Quantity quantity, double level)
    {
        IIntervalEstimator<MeanStudy> estimator = arguments.IsLabelsOnly ? LabelledMeanEstimator.Default : Estimator(arguments);
        var estimate = estimator.Estimate(in study, level);
        return new()
        {
            Quantity = quantity.Id,
            Of = quantity.Of,
            Name = quantity.Name,
            Role = arguments.IsLabelsOnly ? "labels only" : "corrected",
            Estimate = estimate,
        };
    }

    // How many labels alone would have the standard error of the estimate.
    private static double? EffectiveLabels(JudgeEstimate labels, JudgeEstimate estimate, MeasureEvidence evidence)
    {
        var ratio = labels.StandardError / estimate.StandardError;
        return double.IsFinite(ratio) && evidence.Study.Weights.IsEmpty ? ratio * ratio * evidence.Labels : null;
    }

    /// <summary>A mean, the labels alone and the judge's word beside it.</summary>
    public static List<MeasuredEstimate> Of(
        MeasureArguments arguments, MeasureEvidence evidence, MeanStudy study, Quantity quantity, double level)
    {
        var labels = LabelledMeanEstimator.Default.Estimate(evidence.LabelsOnly, level);
        var main = One(arguments, study, quantity, level);
        List<MeasuredEstimate> estimates =
        [
            arguments.IsLabelsOnly ? main with { Estimate = labels }
                : main with { EffectiveLabels = EffectiveLabels(labels, main.Estimate, evidence) },
        ];
        var hasLabelsOnly = !arguments.IsLabelsOnly && arguments.Design is CalibrationDesign.Random && study.Weights.IsEmpty;
        if (hasLabelsOnly)
            estimates.Add(main with { Role = "labels only", Estimate = labels, EffectiveLabels = evidence.Labels });
        if (!double.IsNaN(evidence.Judged)) estimates.Add(JudgesWord(estimates[0], evidence.Judged, study.Table.Range, level));
        return estimates;
    }

    private static MeasuredEstimate JudgesWord(MeasuredEstimate main, double judged, ValueRange range, double level) => main with
    {
        Role = "judge's word",
        IsPointOnly = true,
        EffectiveLabels = null,
        Estimate = new()
        {
            Point = judged,
            Unclamped = judged,
            StandardError = double.PositiveInfinity,
            Interval = new(range.Lower, range.Upper, level),
            Method = NaiveEstimator.Default.Method with { Support = new(range.Lower, range.Upper) },
            Warnings = EstimateWarnings.Uncorrected,
        },
    };
}

/// <summary>What is estimated: its id and its name.</summary>
internal readonly record struct Quantity(string Id, string Name)
{
    /// <summary>Of which class or threshold; <see langword="null"/> where there is one.</summary>
    public string? Of { get; init; }

    /// <summary>The mean of values of a kind.</summary>
    public static Quantity MeanOf(MeasureKind kind) => kind switch
    {
        MeasureKind.Score => new("mean-score", "mean score"),
        MeasureKind.Preference => new("win-rate", "win rate"),
        _ => new("pass-rate", "pass rate"),
    };
}
