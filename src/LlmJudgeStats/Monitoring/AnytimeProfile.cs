using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Monitoring;

/// <summary>
/// The mean of a value over strata, with an interval that holds at all looks together: looked at after every label, it misses at any time
/// with probability 1 − level at most.
/// </summary>
/// <remarks>
/// An interval for one look is wrong sooner or later when it is looked at again and again. This one is about 1.6 times as wide at the
/// planned number of labels and may be stopped at any time, for any reason. Strata and bands are fixed before the first label. Before 30
/// labels (<see cref="AnytimeInterval.AnytimeProfile"/>) the interval is the whole range. Items that belong together in clusters have no
/// rule: <see cref="EstimateWarnings.DesignMismatch"/>. No one-sided limit and no p-value: a level is of all looks together, and
/// nothing was derived for one side of them. Source: monitoring.md 1. Immutable, thread-safe.
/// </remarks>
public sealed record AnytimeProfile : IEstimator<MeanStudy, JudgeEstimate>
{
    /// <summary>The labels of the first interval: with fewer the sequence says nothing yet.</summary>
    public const int FirstLook = 30;

    private static readonly EstimationMethod s_method =
        new("post-stratified", "post-stratified", Assumptions.IndependentItems | Assumptions.LabelsFromTestPopulation,
            Citations.Tenenbein1970);
    private static readonly EstimationMethod[] s_methods =
        EstimationMethods.ForEach<AnytimeInterval>(s_method, interval => interval.Traits);

    /// <summary>What an estimate of it can name: one method for each interval.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods => s_methods;

    /// <summary>The number of labels at which the interval is to be narrowest for its size: a plan, and no limit. One or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one, or more than 1,000,000,000.</exception>
    public required long PlannedLabels { get; init => field = Check.Planned(value, 1); }

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public AnytimeInterval Interval { get; init => field = Check.Defined(value); }

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <inheritdoc/>
    /// <remarks>The interval is that of one look; <see cref="MonitorState"/> keeps the intersection of all.</remarks>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public JudgeEstimate Estimate(in MeanStudy study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        var range = study.Table.Range;
        var method = range == ValueRange.Unit ? Method : Method with { Support = new(range.Lower, range.Upper) };
        if (!IsAnswered(study)) return JudgeEstimate.Unanswered(method, level, EstimateWarnings.DesignMismatch);
        var estimate = StratifiedMeanEstimator.Default.At(study, level, Math.Sqrt(Threshold(study, level))) with { Method = method };
        if ((estimate.Warnings & (EstimateWarnings.Unidentified | EstimateWarnings.DesignMismatch)) != 0) return estimate;
        if (Interval == AnytimeInterval.MixtureProfile)
            return estimate with { Interval = Mixture(StrataView.Of(study), Math.Sqrt(Threshold(study, level)), level, estimate.Point) };
        return study.Table.LabelledItems() >= FirstLook ? estimate : estimate with
        {
            Interval = new(range.Lower, range.Upper, level),
            Warnings = estimate.Warnings | EstimateWarnings.SmallCalibration,
        };
    }

    /// <summary>What twice the drop of the likelihood may reach inside the interval: what takes the place of z².</summary>
    /// <param name="study">The data.</param>
    /// <param name="level">The level, strictly between 0 and 1.</param>
    /// <returns>+∞ without a label, and where <see cref="Estimate"/> has no answer.</returns>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public double Threshold(MeanStudy study, double level)
    {
        ArgumentNullException.ThrowIfNull(study);
        Check.Level(level, nameof(level));
        var labels = study.Table.LabelledItems();
        if (labels == 0 || !IsAnswered(study)) return double.PositiveInfinity;
        if (Interval == AnytimeInterval.AnytimeProfile) return AnytimeThreshold.OfLabels(labels, PlannedLabels, 1 - level);
        var view = StrataView.Of(study);
        var regret = -Math.Log(1 - level);
        var size = 0.0;
        for (var h = 0; h < view.Strata; h++)
        {
            regret += AnytimeThreshold.Regret(view.Row(h)[1], view.Labelled(h));
            size += view.Size(h);
        }
        return 2 * (view.Strata == 1 ? regret : regret + AnytimeThreshold.Regret(view.Size(0), size));
    }

    // Two strata and two values at most, as they are: the mixture knows no correction.
    private static IntervalEstimate Mixture(in StrataView view, double z, double level, double point)
    {
        var lower = MixtureLower(in view, 1, z);
        var upper = 1 - MixtureLower(in view, 0, z);
        var limits = new Limits(Math.Min(lower, upper), Math.Max(lower, upper));
        if (!double.IsNaN(point)) limits = limits.Reach(point);
        return new(limits.Lower, limits.Upper, level);
    }

    private static double MixtureLower(in StrataView view, int pass, double z)
    {
        var first = view.Row(0);
        var second = view.Strata == 1 ? [0, 0] : view.Row(1);
        if (first[pass] + second[pass] == 0) return 0;
        var others = view.Strata == 1 ? 0 : view.Masses[1];
        return new TwoByTwoProfile(first[pass], second[pass], first[1 - pass], second[1 - pass], view.Masses[0], others).Lower(z).Value;
    }

    private bool IsAnswered(MeanStudy study)
    {
        if (!double.IsPositiveInfinity(study.DegreesOfFreedom)) return false;
        return Interval == AnytimeInterval.AnytimeProfile
            || (study.Weights.IsEmpty && study.Table.Strata <= 2 && study.Table.Range == ValueRange.Unit && study.Table.Values.Length == 2);
    }
}
