using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Simulation;

namespace LlmJudgeStats.Validation;

/// <summary>An interval whose coverage is measured.</summary>
/// <param name="Id">The id of the interval, and the name of its files.</param>
/// <param name="Peer">What others do: our own implementation of it, shown for comparison.</param>
/// <param name="TwoSided">The rule of the two-sided interval, for a level.</param>
/// <param name="OneSided">Limits made for one side; null where there are none.</param>
internal sealed record Candidate(string Id, bool Peer, Func<double, IntervalRule> TwoSided, IIntervalEstimator? OneSided = null)
{
    // A tenth of a second and more for an answer of the exact interval, 15 ms for one of the melding, or of the posterior, of sampled labels.
    private const long FewOutcomes = 5000;

    /// <summary>The largest design that is run: beyond it the interval takes hours.</summary>
    public long MaxOutcomes { get; init; } = long.MaxValue;

    /// <summary>Meant to reach the level everywhere.</summary>
    public bool Promises => Id is "guarded-score" or "averaged-score" or "projection" or "corrected-profile" or "corrected-profile-strict";

    /// <summary>Mapped at every level; all others at one, so that the pages stay small.</summary>
    public bool IsMapped => Id is "guarded-score" or "averaged-score" or "corrected-profile";

    public static Candidate Of(string id, IJudgeEstimator estimator, bool peer = false) =>
        new(id, peer, level => Rule(estimator, level), estimator as IIntervalEstimator);

    private static IntervalRule Rule(IJudgeEstimator estimator, double level) => (in study, out lower, out upper) =>
    {
        var interval = estimator.Estimate(in study, level).Interval;
        (lower, upper) = (interval.Lower, interval.Upper);
    };

    /// <summary>Every interval of the enums, so that a new member appears by itself, and what peers do.</summary>
    public static IReadOnlyList<Candidate> ByLabel { get; } =
    [
        .. Enum.GetValues<AsymmetricErrorInterval>().OrderBy(interval => interval != AsymmetricErrorEstimator.Default.Interval)
            .Select(interval => Of(interval.Id, new AsymmetricErrorEstimator { Interval = interval }) with { MaxOutcomes = interval == AsymmetricErrorInterval.Exact ? FewOutcomes : long.MaxValue }),
        .. Posteriors(long.MaxValue),
        Of(RoganGladenInterval.Delta.Id, new RoganGladenEstimator { WhenMeasured = RoganGladenInterval.Delta }, peer: true),
        new("lee-as-published", true, Peers.LeeAsPublished.Rule),
        new("judgy-scheme", true, Peers.JudgyScheme.Rule),
        new("ppi-on-balanced-labels", true, Peers.PlainPredictionPowered.Rule),
    ];

    public static IReadOnlyList<Candidate> Random { get; } =
    [
        .. PostStratified(),
        Of("labels-only", LabelsOnlyEstimator.Default),
        Of("labels-only-clopper-pearson", new LabelsOnlyEstimator { Interval = BinomialInterval.ClopperPearson }),
        .. Enum.GetValues<PredictionPoweredVariant>().Select(variant => Of(variant.Id, new PredictionPoweredEstimator { Variant = variant }, peer: true)),
    ];

    public static IReadOnlyList<Candidate> ByVerdict { get; } = [.. PostStratified(), .. Posteriors(FewOutcomes)];

    private static IEnumerable<Candidate> Posteriors(long most) => new[] { PosteriorInterval.EqualTailed, PosteriorInterval.EqualTailedSnap }
        .Select(interval => Of($"bayesian-{interval.Id}", new BayesianEstimator { Interval = interval }) with { MaxOutcomes = most });

    private static IEnumerable<Candidate> PostStratified() => Enum.GetValues<PostStratifiedInterval>()
        .OrderBy(interval => interval != PostStratifiedEstimator.Default.Interval)
        .Select(interval => Of(interval.Id, new PostStratifiedEstimator { Interval = interval }) with { MaxOutcomes = interval == PostStratifiedInterval.Melding ? FewOutcomes : long.MaxValue });
}
