
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation.Robust;

/// <summary>One interval, and on how many studies the laws are asked.</summary>
/// <param name="Name">Method and interval.</param>
/// <param name="Estimator">The estimator.</param>
/// <param name="Studies">How many studies in full length.</param>
/// <param name="Tolerance">What the mirror law allows.</param>
/// <param name="Kind">What the studies are like.</param>
/// <param name="NestingRoom">What the nesting law allows.</param>
/// <param name="NotNested">Exempt from nesting, as its page says.</param>
/// <param name="NotNestedWithoutPoint">Exempt where there is no point: which corners of its box are above chance depends on the level.</param>
internal sealed record RobustCase(
    string Name, IJudgeEstimator Estimator, long Studies, double Tolerance, StudyKind Kind = StudyKind.Any, double NestingRoom = 1e-12, bool NotNested = false,
    bool NotNestedWithoutPoint = false)
{
    // By what an answer costs: closed forms, roots and quantiles, posteriors, melding, the exact interval.
    private const long ClosedForms = 10_000_000, Roots = 1_000_000, Posteriors = 100_000, Meldings = 1000, Exacts = 100;

    private const double Ulp = 2.220446049250313E-16;    // 2^-52
    private const double OfRoots = 1e-12;
    private const double OfQuadrature = 1e-9;    // as in the law tests

    public static IReadOnlyList<RobustCase> All { get; } =
    [
        .. Enum.GetValues<BinomialInterval>().Select(i => new RobustCase($"naive {i.Id}", new NaiveEstimator { Interval = i }, CountOf(i), Ulp)),
        .. Enum.GetValues<BinomialInterval>().Select(i => new RobustCase($"labels-only {i.Id}", new LabelsOnlyEstimator { Interval = i }, CountOf(i), Ulp)),
        .. Enum.GetValues<BinomialInterval>().Select(i => new RobustCase($"rogan-gladen {i.Id} or delta", new RoganGladenEstimator { WhenKnown = i }, CountOf(i), Ulp)),
        .. Enum.GetValues<PredictionPoweredVariant>()
            .Select(v => new RobustCase($"prediction-powered {v.Id}", new PredictionPoweredEstimator { Variant = v }, ClosedForms, Ulp)),
        .. Enum.GetValues<AsymmetricErrorInterval>().Select(Of),
        .. Enum.GetValues<PostStratifiedInterval>().Select(i => i == PostStratifiedInterval.Melding
            ? new RobustCase($"post-stratified {i.Id}", new PostStratifiedEstimator { Interval = i }, Meldings, OfRoots, StudyKind.OrdinarySampled, OfQuadrature)
            : new RobustCase($"post-stratified {i.Id}", new PostStratifiedEstimator { Interval = i }, Roots, OfRoots, StudyKind.AnySampled)),
        new("bayesian equal-tailed", BayesianEstimator.Default, Posteriors, OfRoots, StudyKind.Ordinary, OfQuadrature),
        new("bayesian equal-tailed on sampled labels", BayesianEstimator.Default, Posteriors, OfRoots, StudyKind.OrdinarySampled, OfQuadrature),
    ];

    private static long CountOf(BinomialInterval interval) =>
        interval is BinomialInterval.Wilson or BinomialInterval.Wald or BinomialInterval.AgrestiCoull ? ClosedForms : Roots;

    private static RobustCase Of(AsymmetricErrorInterval interval)
    {
        var (studies, tolerance) = interval switch
        {
            AsymmetricErrorInterval.Melding or AsymmetricErrorInterval.MeldingMidP or AsymmetricErrorInterval.Bootstrap => (Meldings, OfRoots),
            AsymmetricErrorInterval.Exact => (Exacts, OfRoots),
            AsymmetricErrorInterval.LangReiczigel or AsymmetricErrorInterval.Fieller or AsymmetricErrorInterval.FiellerRaw or AsymmetricErrorInterval.Mover =>
                (ClosedForms, Ulp),
            AsymmetricErrorInterval.GuardedScore or AsymmetricErrorInterval.Score or AsymmetricErrorInterval.ScoreLattice or AsymmetricErrorInterval.ProfileLikelihood
                or AsymmetricErrorInterval.ProfileLikelihoodFree or AsymmetricErrorInterval.Projection or AsymmetricErrorInterval.AveragedScore => (Roots, OfRoots),
        };
        return new(
            $"asymmetric-error {interval.Id}", new AsymmetricErrorEstimator { Interval = interval, Replicates = 500 }, studies, tolerance,
            interval == AsymmetricErrorInterval.Exact ? StudyKind.Small : StudyKind.Any,
            NotNested: interval is AsymmetricErrorInterval.LangReiczigel or AsymmetricErrorInterval.Bootstrap,
            NotNestedWithoutPoint: interval is AsymmetricErrorInterval.Projection or AsymmetricErrorInterval.Melding or AsymmetricErrorInterval.MeldingMidP);
    }
}
