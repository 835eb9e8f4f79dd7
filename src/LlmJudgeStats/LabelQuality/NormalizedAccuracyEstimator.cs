using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.LabelQuality;

/// <summary>
/// Normalised accuracy: how often a judge agrees with a person's label, as a share of how often that person's second label does.
/// </summary>
/// <remarks>
/// <code>ρ = A/R</code>
/// It may exceed 1, where a judge meets the label more often than the person does again; nothing is clipped and nothing is flagged.
/// Where every item has a second label the interval inverts the kernel of means at ρ, else it is MOVER on Wilson's limits of A and R; the
/// latter is too narrow in a subset where the judge agrees less often where people repeat themselves
/// (<see cref="EstimateWarnings.OpposedAgreement"/>). Items in clusters have a point and no interval
/// (<see cref="EstimateWarnings.PointOnly"/>, <see cref="EstimateWarnings.ClusteredRatio"/>). Second labels that never agree, or none:
/// <see cref="EstimateWarnings.Unidentified"/>. The standard error is that of the delta method, for display. No one-sided limit and no
/// p-value: none was measured, and which of two statistics answers depends on the data. Source: human-error.md 2.
/// </remarks>
public sealed record NormalizedAccuracyEstimator : IEstimator<ConsistencyStudy, JudgeEstimate>
{
    private const double FewItems = 10;

    private static readonly EstimationMethod s_plain = new("normalized-accuracy", "normalised accuracy",
        Assumptions.IndependentItems | Assumptions.LabelsFromTestPopulation, Citations.Park2024)
    {
        Support = Support.Ratio,
    };

    private static readonly EstimationMethod s_paired = s_plain.With(StratifiedMeanInterval.CorrectedProfile.Traits with
    {
        Promise = 0.95,
        LimitPromise = null,
        HasOwnLimits = false,
    });

    private static readonly EstimationMethod s_apart =
        s_plain.With(new("mover", "MOVER", Citations.ZouDonner2008) { Promise = 0.87 });    // of opposed agreement

    /// <summary>What an estimate of it can name: with a second label of every item, and of some.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods { get; } = [s_paired, s_apart];

    /// <summary>The estimator.</summary>
    public static NormalizedAccuracyEstimator Default { get; } = new();

    /// <summary>The method where every item has a second label.</summary>
    public EstimationMethod Method => s_paired;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public JudgeEstimate Estimate(in ConsistencyStudy study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        var table = study.Table;
        var method = table.Kind == ConsistencyKind.Paired ? s_paired : s_apart;
        var accuracy = table.Accuracy;
        var consistency = table.SelfConsistency;
        var warnings = Warnings(study, accuracy, consistency);
        if ((warnings & EstimateWarnings.Unidentified) != 0) return JudgeEstimate.Unanswered(method, level, warnings);
        var point = accuracy.Rate / consistency.Rate;
        var limits = study.HasClusters ? new(method.Support.Lower, method.Support.Upper) : Interval(in table, point, level).Reach(point);
        return new()
        {
            Point = point,
            Unclamped = point,
            StandardError = StandardError(in table, point),
            Interval = new(limits.Lower, limits.Upper, level),
            Method = method,
            Warnings = warnings,
        };
    }

    private static Limits Interval(in ConsistencyTable table, double point, double level)
    {
        var confidence = Confidence.TwoSided(level);
        if (table.Kind == ConsistencyKind.Paired) return PairedRatio.Of(table, point, confidence.Error);
        var accuracy = table.Accuracy;
        var consistency = table.SelfConsistency;
        return MoverRatio.Of(
            accuracy.Rate, BinomialInterval.Wilson.Limits(accuracy, in confidence),
            consistency.Rate, BinomialInterval.Wilson.Limits(consistency, in confidence));
    }

    private static EstimateWarnings Warnings(ConsistencyStudy study, Proportion accuracy, Proportion consistency)
    {
        var warnings = EstimateWarnings.None;
        if (Math.Min(accuracy.Size, consistency.Size) < FewItems) warnings |= EstimateWarnings.SmallCalibration;
        if (study.HasClusters) warnings |= EstimateWarnings.PointOnly | EstimateWarnings.ClusteredRatio;
        else if (study.Table.Kind == ConsistencyKind.Subset && study.Table.IsOpposed) warnings |= EstimateWarnings.OpposedAgreement;
        if (!(accuracy.Size > 0 && consistency.Successes > 0)) warnings |= EstimateWarnings.Unidentified;
        return warnings;
    }

    // The delta method; what A and R have in common are the items on both sides.
    private static double StandardError(in ConsistencyTable table, double ratio)
    {
        var accuracy = table.Accuracy;
        var consistency = table.SelfConsistency;
        double both = table.BothAgree;
        double judge = table.OnlyJudgeAgrees;
        double second = table.OnlySecondAgrees;
        double neither = table.NeitherAgrees;
        var shared = both + judge + second + neither;
        var covariance = shared > 0 ? ((both / shared * neither) - (judge / shared * second)) / shared : 0;
        var variance = (accuracy.Rate * (1 - accuracy.Rate) / accuracy.Size)
            + (ratio * ratio * consistency.Rate * (1 - consistency.Rate) / consistency.Size)
            - (2 * ratio * covariance * (shared / accuracy.Size / consistency.Size));
        return Math.Sqrt(Math.Max(variance, 0)) / consistency.Rate;
    }
}
