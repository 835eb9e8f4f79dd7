using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Validation.Robust;

/// <summary>One interval and on how many studies the laws are asked, as a share of the count for closed forms.</summary>
/// <param name="Name">Method and interval.</param>
/// <param name="Estimator">The estimator.</param>
/// <param name="Share">Studies for one study of a closed form.</param>
/// <param name="Tolerance">What the mirror law allows.</param>
/// <param name="NotNested">Exempt from nesting, as its page says.</param>
/// <param name="NotNestedWithoutPoint">Exempt where there is no point: which corners of its box are above chance depends on the level.</param>
/// <param name="Ordinary">Asked on ordinary studies only: quadrature.</param>
internal sealed record RobustCase(
    string Name, IJudgeEstimator Estimator, double Share, double Tolerance, bool NotNested = false, bool NotNestedWithoutPoint = false, bool Ordinary = false)
{
    private const double Ulp = 2.220446049250313E-16;    // 2^-52

    public static IReadOnlyList<RobustCase> All { get; } =
    [
        .. Enum.GetValues<BinomialInterval>().Select(i => new RobustCase($"naive {i.Id}", new NaiveEstimator { Interval = i }, ShareOf(i), Ulp)),
        .. Enum.GetValues<BinomialInterval>().Select(i => new RobustCase($"labels-only {i.Id}", new LabelsOnlyEstimator { Interval = i }, ShareOf(i), Ulp)),
        .. Enum.GetValues<BinomialInterval>().Select(i => new RobustCase($"rogan-gladen {i.Id} or delta", new RoganGladenEstimator { WhenKnown = i }, 1, Ulp)),
        .. Enum.GetValues<PredictionPoweredVariant>().Select(v => new RobustCase($"prediction-powered {v.Id}", new PredictionPoweredEstimator { Variant = v }, 1, Ulp)),
        .. Enum.GetValues<AsymmetricErrorInterval>().Select(Of),
        .. Enum.GetValues<PostStratifiedInterval>().Select(i => i == PostStratifiedInterval.Melding
            ? new RobustCase($"post-stratified {i.Id}", new PostStratifiedEstimator { Interval = i }, 1e-5, 1e-12, Ordinary: true)
            : new RobustCase($"post-stratified {i.Id}", new PostStratifiedEstimator { Interval = i }, 0.1, 1e-12)),
        new("bayesian equal-tailed", BayesianEstimator.Default, 3e-5, 1e-12, Ordinary: true),
    ];

    // Roots and quantiles, not closed forms.
    private static double ShareOf(BinomialInterval interval) =>
        interval is BinomialInterval.Wilson or BinomialInterval.Wald or BinomialInterval.AgrestiCoull ? 1 : 0.02;

    private static RobustCase Of(AsymmetricErrorInterval interval)
    {
        var (share, tolerance) = interval switch
        {
            AsymmetricErrorInterval.Melding or AsymmetricErrorInterval.MeldingMidP or AsymmetricErrorInterval.Bootstrap => (1e-4, 1e-12),
            AsymmetricErrorInterval.Exact => (1e-5, 1e-12),
            AsymmetricErrorInterval.LangReiczigel or AsymmetricErrorInterval.Fieller or AsymmetricErrorInterval.FiellerRaw or AsymmetricErrorInterval.Mover => (1.0, Ulp),
            AsymmetricErrorInterval.GuardedScore or AsymmetricErrorInterval.Score or AsymmetricErrorInterval.ScoreLattice or AsymmetricErrorInterval.ProfileLikelihood
                or AsymmetricErrorInterval.ProfileLikelihoodFree or AsymmetricErrorInterval.Projection => (0.1, 1e-12),
        };
        return new(
            $"asymmetric-error {interval.Id}", new AsymmetricErrorEstimator { Interval = interval, Replicates = 500 }, share, tolerance,
            NotNested: interval is AsymmetricErrorInterval.LangReiczigel or AsymmetricErrorInterval.Bootstrap,
            NotNestedWithoutPoint: interval is AsymmetricErrorInterval.Projection or AsymmetricErrorInterval.Melding or AsymmetricErrorInterval.MeldingMidP);
    }
}
