namespace LlmJudgeStats.LabelQuality;

/// <summary>What a judge reaches and what it could reach when people err too: five figures that are only read together.</summary>
/// <remarks>
/// Accuracy and self-consistency are means of one stratum (<see cref="LabelledMeanEstimator"/>). Equality compares all parts. Immutable,
/// thread-safe. Source: human-error.md 3.
/// </remarks>
public sealed record HumanCeiling
{
    /// <summary>A: how often the judge agrees with one label.</summary>
    public required JudgeEstimate Accuracy { get; init; }

    /// <summary>R: how often people agree with their own earlier label, which is about what a perfect judge could reach.</summary>
    public required JudgeEstimate SelfConsistency { get; init; }

    /// <summary>ρ = A/R: the first as a share of the second.</summary>
    public required JudgeEstimate NormalizedAccuracy { get; init; }

    /// <summary>e: how often one label is wrong, in [0, ½].</summary>
    public required JudgeEstimate LabelError { get; init; }

    /// <summary>How often the judge would agree with the truth, if both labels err alike and independently of it.</summary>
    public required JudgeEstimate DisattenuatedAccuracy { get; init; }

    /// <summary>All five figures.</summary>
    /// <remarks>
    /// Labels of more than two kinds have no label error: the last two are a <see cref="EstimateWarnings.DesignMismatch"/>. Error and
    /// disattenuated accuracy need items with a verdict and two labels, the error also takes those without a verdict.
    /// </remarks>
    /// <param name="study">The counts.</param>
    /// <param name="level">Coverage probability of each interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static HumanCeiling Of(ConsistencyStudy study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        var table = study.Table;
        var labels = table.ToRepeatedLabels();
        var doubles = labels with
        {
            PairsPassed = Check.Sum(labels.PairsPassed, table.RetestAgree, nameof(study)),
            PairsDiffering = Check.Sum(labels.PairsDiffering, table.RetestDisagree, nameof(study)),
        };
        var error = LabelErrorEstimator.ErrorRate(in doubles, level);
        var rate = LabelErrorEstimator.Default.Estimate(in labels, level);
        return new()
        {
            Accuracy = Mean(table.Accuracy, level),
            SelfConsistency = Mean(table.SelfConsistency, level),
            NormalizedAccuracy = NormalizedAccuracyEstimator.Default.Estimate(in study, level),
            LabelError = study.HasManyKinds ? Mismatch(error.Method, level) : error,
            DisattenuatedAccuracy = study.HasManyKinds ? Mismatch(rate.Method, level) : rate,
        };
    }

    private static JudgeEstimate Mismatch(EstimationMethod method, double level) =>
        JudgeEstimate.Unanswered(method, level, EstimateWarnings.DesignMismatch);

    private static JudgeEstimate Mean(Proportion share, double level)
    {
        var study = new MeanStudy
        {
            Table = StrataTable.Of(ValueRange.Unit, [0, 1], 1, [share.Failures, share.Successes], [0.0]),
            Design = CalibrationDesign.Random,
        };
        return LabelledMeanEstimator.Default.Estimate(in study, level);
    }
}
