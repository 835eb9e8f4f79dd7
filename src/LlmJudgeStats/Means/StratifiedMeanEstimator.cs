using LlmJudgeStats.Inference;

namespace LlmJudgeStats;

/// <summary>
/// The mean of a value in a declared range from labels that were sampled from the population, in strata that the judge decides.
/// </summary>
/// <remarks>
/// <code>θ = Σ w m,  m the mean label of a stratum,  w its share of all items, or its declared weight</code>
/// What <see cref="PostStratifiedEstimator"/> is for two verdicts and a pass rate, for any number of strata and values: a score in bands of
/// judge scores, a win with ties, a class, a panel's votes, and items without a verdict as a third stratum. Valid for
/// <see cref="CalibrationDesign.Random"/> and
/// <see cref="CalibrationDesign.ByVerdict"/> (so many labels of each stratum); any other design is a
/// <see cref="EstimateWarnings.DesignMismatch"/>. A stratum that counts
/// and has no label is <see cref="EstimateWarnings.PartiallyIdentified"/>: with labels at random the point then takes all labels as one
/// stratum, else there is none. That point can lie outside the interval, which keeps the strata
/// (<see cref="EstimateWarnings.PointOutsideInterval"/>).
/// Strata are taken as they are: thin ones in an order are merged before, by <see cref="StrataTable.MergeAdjacent"/>.
/// Tables of ordinary size allocate nothing, but
/// for the method of an estimate in a range other than [0, 1].
/// </remarks>
public sealed record StratifiedMeanEstimator : IIntervalEstimator<MeanStudy>
{
    private const double FewAtRandom = 5;       // of a stratum: coverage was measured below the level under so many
    private const double FewByStratum = 10;
    private const double Nothing = 1e-15;       // a width, beside the range, that is rounding

    private static readonly EstimationMethod s_method =
        new("post-stratified", "post-stratified", Assumptions.IndependentItems | Assumptions.LabelsFromTestPopulation,
            Citations.Tenenbein1970);
    private static readonly EstimationMethod[] s_methods =
        EstimationMethods.ForEach<StratifiedMeanInterval>(s_method, interval => interval.Traits);

    /// <summary>What an estimate of it can name: one method for each interval.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods => s_methods;

    /// <summary>The estimator with its default interval.</summary>
    public static StratifiedMeanEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public StratifiedMeanInterval Interval { get; init => field = Check.Defined(value); }

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public JudgeEstimate Estimate(in MeanStudy study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        return At(study, level, Confidence.TwoSided(level, study.DegreesOfFreedom).Quantile);
    }

    /// <summary>The estimate with its interval at a deviate of the caller's: what holds at all looks together takes a larger one.</summary>
    internal JudgeEstimate At(MeanStudy study, double level, double z)
    {
        var range = study.Table.Range;
        var method = range == ValueRange.Unit ? Method : Method with { Support = new(range.Lower, range.Upper) };
        var obstacle = Obstacle(study);
        if (obstacle != EstimateWarnings.None)
            return Answer(method, double.NaN, double.NaN, new(range.Lower, range.Upper, level), obstacle);
        var view = StrataView.Of(study);
        var limits = Profile(in view, study.Design).Interval(z, out var hasConverged);
        var warnings = Warnings(in view, study.Design) | (hasConverged ? EstimateWarnings.None : EstimateWarnings.NotConverged);
        if (limits.Upper - limits.Lower < Nothing * range.Width) warnings |= EstimateWarnings.DegenerateInterval;
        var mean = StrataMean.Of(in view);
        var isOneStratum = (warnings & EstimateWarnings.PartiallyIdentified) != 0 && view.Weights == StratumWeights.Observed
            && study.Design == CalibrationDesign.Random;
        if (isOneStratum)
        {
            mean = StrataMean.OfLabels(in view);
            var outside = Math.Max(limits.Lower - mean.Mean, mean.Mean - limits.Upper);
            if (outside > Nothing * range.Width) warnings |= EstimateWarnings.PointOutsideInterval;
            else limits = limits.Reach(mean.Mean);
        }
        else if (!double.IsNaN(mean.Mean))
        {
            // At a level next to 0 a limit is as near to the point as its search stops.
            limits = limits.Reach(method.Support.Clip(mean.Mean));
        }
        return Answer(method, mean.Mean, mean.Variance, new(limits.Lower, limits.Upper, level), warnings)
            .WithFreedom(1 / study.DegreesOfFreedom);
    }

    /// <inheritdoc/>
    /// <remarks>Limits of their own, computed at 1 − 0.9 (1 − level), with the strict correction for labels chosen by stratum.</remarks>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public double Limit(in MeanStudy study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.Defined(side, nameof(side));
        ArgumentNullException.ThrowIfNull(study);
        if (Obstacle(study) != EstimateWarnings.None || study.DegreesOfFreedom < 1)
            return side == IntervalSide.Lower ? study.Table.Range.Lower : study.Table.Range.Upper;
        var view = StrataView.Of(study);
        return Profile(in view, study.Design).Limit(side, Confidence.OneSidedError(Confidence.OneSidedShare
            * Confidence.OneSidedError(1 - level, study.DegreesOfFreedom, Confidence.OneSidedShare)).Quantile);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public double PValue(in MeanStudy study, double rate)
    {
        ArgumentNullException.ThrowIfNull(study);
        Check.InRange(rate, study.Table.Range.Lower, study.Table.Range.Upper, nameof(rate));
        if (Obstacle(study) != EstimateWarnings.None) return 1;
        var view = StrataView.Of(study);
        return Confidence.PValue(Profile(in view, study.Design).PValue(rate), study.DegreesOfFreedom);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public double PValue(in MeanStudy study, double rate, Alternative alternative)
    {
        ArgumentNullException.ThrowIfNull(study);
        Check.InRange(rate, study.Table.Range.Lower, study.Table.Range.Upper, nameof(rate));
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        if (Obstacle(study) != EstimateWarnings.None) return 1;
        var view = StrataView.Of(study);
        return Confidence.OneSidedPValue(
            Profile(in view, study.Design).PValue(rate, side), study.DegreesOfFreedom, Confidence.OneSidedShare);
    }

    private CorrectedProfile Profile(in StrataView view, CalibrationDesign design) => new(view, Interval.OfLabels, design);

    private static EstimateWarnings Obstacle(MeanStudy study)
    {
        if (!study.Design.IsFromTestItems) return EstimateWarnings.DesignMismatch;
        foreach (var count in study.Table.LabelledCounts)
        {
            if (count > 0) return EstimateWarnings.None;
        }
        return EstimateWarnings.Unidentified;
    }

    private static EstimateWarnings Warnings(in StrataView view, CalibrationDesign design)
    {
        var few = design == CalibrationDesign.Random && view.Weights == StratumWeights.Observed ? FewAtRandom : FewByStratum;
        var warnings = EstimateWarnings.None;
        for (var h = 0; h < view.Strata; h++)
        {
            if (view.Size(h) == 0) continue;
            if (view.Labelled(h) < few) warnings |= EstimateWarnings.SmallCalibration;
            if (view.Labelled(h) == 0) warnings |= EstimateWarnings.PartiallyIdentified;
        }
        return warnings;
    }

    private static JudgeEstimate Answer(EstimationMethod method, double mean, double variance, IntervalEstimate interval,
        EstimateWarnings warnings) => new()
        {
            Point = method.Support.Clip(mean),
            Unclamped = mean,
            StandardError = double.IsNaN(mean) ? double.PositiveInfinity : Math.Sqrt(variance),
            Interval = interval,
            Method = method,
            Warnings = warnings,
        };
}
