using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation;

/// <summary>An interval whose coverage is measured.</summary>
/// <param name="Id">The id of the interval, and the name of its files.</param>
/// <param name="Peer">What others do: our own implementation of it, shown for comparison.</param>
/// <param name="TwoSided">The rule of the two-sided interval, for a level.</param>
/// <param name="OneSided">Limits made for one side; null where there are none.</param>
internal sealed record Candidate(string Id, bool Peer, Func<double, IntervalRule> TwoSided, IIntervalEstimator? OneSided = null)
{
    // A tenth of a second and more for an answer of the exact interval.
    private const long FewOutcomes = 7000;

    // 3 to 20 ms for an answer.
    private static readonly PosteriorInterval[] s_posteriors = [PosteriorInterval.EqualTailed, PosteriorInterval.EqualTailedSnap];
    private static readonly SharedAnswers s_posteriorAnswers = new((study, level) =>
    {
        var posterior = BayesianEstimator.Default.Posterior(in study);
        return [.. s_posteriors.Select(interval => posterior.ToEstimate(level, interval).Interval)];
    });
    /// <summary>The largest design that is run: beyond it the interval takes hours.</summary>
    public long MaxOutcomes { get; init; } = long.MaxValue;

    /// <summary>Whether its traits promise a coverage; what peers do has none.</summary>
    public bool Promises => Traits?.Promise is not null;

    /// <summary>Whether it is meant to hold its level: the promise, of .95, is within two points of it.</summary>
    public bool IsMeantToHold => Traits?.Promise >= 0.93;

    private IntervalTraits? Traits { get; init; }

    /// <summary>Mapped at every level; all others at one, so that the pages stay small.</summary>
    public bool IsMapped { get; init; }

    public static Candidate Of(string id, IJudgeEstimator estimator, bool peer = false) =>
        new(id, peer, level => Rule(estimator, level), estimator as IIntervalEstimator)
        {
            Traits = estimator.Method.Traits,
        };

    private static Candidate Shared(string id, IJudgeEstimator estimator)
    {
        var answers = new SharedAnswers((study, level) => [estimator.Estimate(in study, level).Interval]);
        return Of(id, estimator) with { TwoSided = level => answers.Rule(0, level) };
    }

    private static IntervalRule Rule(IJudgeEstimator estimator, double level) => (in study, out lower, out upper) =>
    {
        var interval = estimator.Estimate(in study, level).Interval;
        (lower, upper) = (interval.Lower, interval.Upper);
    };

    /// <summary>Every interval of the enums, so that a new member appears by itself, and what peers do.</summary>
    public static IReadOnlyList<Candidate> ByLabel { get; } =
    [
        .. Enum.GetValues<AsymmetricErrorInterval>().OrderBy(interval => interval != AsymmetricErrorEstimator.Default.Interval)
            .Select(interval => (interval.Id, Estimator: new AsymmetricErrorEstimator { Interval = interval }))
            .Select(one => one.Estimator.Interval == AsymmetricErrorInterval.Exact
                ? Shared(one.Id, one.Estimator) with { MaxOutcomes = FewOutcomes } : Of(one.Id, one.Estimator) with
                {
                    IsMapped = one.Estimator.Interval is AsymmetricErrorInterval.GuardedScore or AsymmetricErrorInterval.AveragedScore,
                }),
        .. Posteriors(),
        Of(RoganGladenInterval.Delta.Id, new RoganGladenEstimator { Interval = RoganGladenInterval.Delta }, peer: true),
        new("lee-as-published", true, Peers.LeeAsPublished.Rule),
        new("judgy-scheme", true, Peers.JudgyScheme.Rule),
        new("ppi-on-balanced-labels", true, Peers.PlainPredictionPowered.Rule),
    ];

    public static IReadOnlyList<Candidate> Random { get; } =
    [
        .. PostStratified(),
        .. Posteriors(),
        Of("labels-only", LabelsOnlyEstimator.Default),
        Of("labels-only-clopper-pearson", new LabelsOnlyEstimator { Interval = BinomialInterval.ClopperPearson }),
        .. Enum.GetValues<PredictionPoweredVariant>()
            .Select(variant => Of(variant.Id, new PredictionPoweredEstimator { Interval = variant }, peer: true)),
    ];

    public static IReadOnlyList<Candidate> ByVerdict { get; } = [.. PostStratified(), .. Posteriors()];

    private static IEnumerable<Candidate> Posteriors() =>
        s_posteriors.Select((interval, i) => new Candidate($"bayesian-{interval.Id}", false, level => s_posteriorAnswers.Rule(i, level)));

    private static IEnumerable<Candidate> PostStratified() => Enum.GetValues<PostStratifiedInterval>()
        .OrderBy(interval => interval != PostStratifiedEstimator.Default.Interval)
        .Select(interval => (interval.Id, Estimator: new PostStratifiedEstimator { Interval = interval }))
        .Select(one => one.Estimator.Interval == PostStratifiedInterval.Melding ? Shared(one.Id, one.Estimator)
            : Of(one.Id, one.Estimator) with { IsMapped = one.Estimator == PostStratifiedEstimator.Default });
}
