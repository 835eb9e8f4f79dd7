
using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Tool.Estimation;

/// <summary>Which method and interval were asked for: command-line.md section 1, the table of pairs, as far as it is built.</summary>
internal sealed record MethodChoice
{
    private const string Auto = "auto";
    private const string BayesianId = "bayesian";

    private static readonly string[] s_binomial = [.. Enum.GetValues<BinomialInterval>().Select(interval => interval.Id)];

    /// <summary>Every method with its intervals, the default first: for the help.</summary>
    public static IReadOnlyList<(string Method, IReadOnlyList<string> Intervals)> Pairs =>
    [
        ("naive", DefaultFirst(s_binomial, NaiveEstimator.Default.Interval.Id)),
        ("labels-only", DefaultFirst(s_binomial, LabelsOnlyEstimator.Default.Interval.Id)),
        ("rogan-gladen (both rates known)", DefaultFirst(s_binomial, RoganGladenEstimator.Default.WhenKnown.Id)),
        ("rogan-gladen (a rate measured)", [.. Enum.GetValues<RoganGladenInterval>().Select(interval => interval.Id)]),
        ("asymmetric-error", DefaultFirst(
            [.. Enum.GetValues<AsymmetricErrorInterval>().Select(interval => interval.Id)], AsymmetricErrorEstimator.Default.Interval.Id)),
        ("post-stratified", DefaultFirst(
            [.. Enum.GetValues<PostStratifiedInterval>().Select(interval => interval.Id)], PostStratifiedEstimator.Default.Interval.Id)),
        ("prediction-powered", DefaultFirst(
            [.. Enum.GetValues<PredictionPoweredVariant>().Select(variant => variant.Id)], PredictionPoweredEstimator.Default.Variant.Id)),
        ("bayesian", DefaultFirst([.. Enum.GetValues<PosteriorInterval>().Select(interval => interval.Id)], BayesianEstimator.Default.Interval.Id)),
    ];

    private string Method { get; init; } = Auto;

    private string? Interval { get; init; }

    private ulong? Seed { get; init; }

    private BayesianEstimator Posterior { get; init; } = BayesianEstimator.Default;

    public static MethodChoice Of(string? method, string? interval, string? prior, bool noTruncation, ulong? seed, bool all, bool drawsStudies)
    {
        var id = JudgeEstimators.All.Select(estimator => estimator.Method.Id).Append(Auto).FirstOrDefault(known => Same(known, method ?? Auto))
            ?? throw new UsageException($"--method {method}: no such method; use one of {MethodIds}");
        if ((prior is not null || noTruncation) && !all && id != BayesianId)
            throw new UsageException($"{(prior is null ? "--no-truncation" : "--prior")} belongs to --method bayesian");
        if (seed is not null && !drawsStudies && !(interval is not null && Same(interval, AsymmetricErrorInterval.Bootstrap.Id)))
            throw new UsageException($"--seed {seed}: {interval ?? "the default interval"} draws nothing at random; only --interval bootstrap, and coverage --replications, do");
        var beliefs = PriorOf(prior);
        return new()
        {
            Method = id,
            Interval = interval,
            Seed = seed,
            Posterior = (beliefs is null ? BayesianEstimator.Default : BayesianEstimator.Default.WithPriors(beliefs)) with { BetterThanChance = !noTruncation },
        };
    }

    /// <summary>Every estimator, for <c>--all</c>.</summary>
    public IReadOnlyList<IJudgeEstimator> Catalogue =>
        [.. JudgeEstimators.All.Select(estimator => estimator is BayesianEstimator ? Posterior : estimator)];

    /// <summary>The estimator for what is known of a judge.</summary>
    public IJudgeEstimator For(in JudgeStudy study)
    {
        var estimator = Method switch
        {
            Auto when Interval is null => JudgeStats.EstimatorFor(in study),
            Auto => Configured(JudgeStats.EstimatorFor(in study).Method.Id, study.Calibration.IsKnown),
            _ => Configured(Method, study.Calibration.IsKnown),
        };
        // The library answers with the projection; who asked for one interval by its name is told instead.
        if (estimator is AsymmetricErrorEstimator { Interval: AsymmetricErrorInterval.Exact } && !AsymmetricErrorEstimator.IsEnumerable(in study))
            throw new UsageException("--interval exact: more than 50,000 outcomes, (n + 1)(m0 + 1)(m1 + 1), are not enumerated; use --interval projection");
        return Seed is not { } seed ? estimator : estimator switch
        {
            AsymmetricErrorEstimator asymmetric => asymmetric with { Seed = seed },
            RoganGladenEstimator roganGladen => roganGladen with { Seed = seed },
            _ => estimator,
        };
    }

    private static string MethodIds => string.Join(", ", JudgeEstimators.All.Select(estimator => estimator.Method.Id).Prepend(Auto));

    private IJudgeEstimator Configured(string method, bool known) => method switch
    {
        BayesianId => Interval is null ? Posterior : Posterior with { Interval = Pick(Enum.GetValues<PosteriorInterval>(), i => i.Id, method) },
        _ when Interval is null => JudgeEstimators.Find(method),
        "naive" => new NaiveEstimator { Interval = Pick(Enum.GetValues<BinomialInterval>(), s_binomial, method) },
        "labels-only" => new LabelsOnlyEstimator { Interval = Pick(Enum.GetValues<BinomialInterval>(), s_binomial, method) },
        "rogan-gladen" when known =>
            new RoganGladenEstimator { WhenKnown = Pick(Enum.GetValues<BinomialInterval>(), s_binomial, "rogan-gladen with known error rates") },
        "rogan-gladen" =>
            new RoganGladenEstimator { WhenMeasured = Pick(Enum.GetValues<RoganGladenInterval>(), i => i.Id, "rogan-gladen with a measured rate") },
        "asymmetric-error" => new AsymmetricErrorEstimator { Interval = Pick(Enum.GetValues<AsymmetricErrorInterval>(), i => i.Id, method) },
        "post-stratified" => new PostStratifiedEstimator { Interval = Pick(Enum.GetValues<PostStratifiedInterval>(), i => i.Id, method) },
        "prediction-powered" => new PredictionPoweredEstimator { Variant = Pick(Enum.GetValues<PredictionPoweredVariant>(), v => v.Id, method) },
        _ => throw new InvalidOperationException($"'{method}' is in the catalogue and not here"),
    };

    // Without --prior every rate has the default of its model.
    private static BetaPrior? PriorOf(string? id) => id?.ToUpperInvariant() switch
    {
        null => null,
        "UNIFORM" => BetaPrior.Uniform,
        "JEFFREYS" => BetaPrior.Jeffreys,
        _ => throw new UsageException($"--prior {id}: use uniform, Beta(1, 1), or jeffreys, Beta(0.5, 0.5)"),
    };

    private T Pick<T>(T[] members, Func<T, string> id, string method) => Pick(members, [.. members.Select(id)], method);

    private T Pick<T>(T[] members, string[] ids, string method)
    {
        for (var i = 0; i < ids.Length; i++)
            if (Same(ids[i], Interval!)) return members[i];
        var valid = $"{method} goes with {string.Join(", ", ids)}";
        throw new UsageException(
            Pairs.SelectMany(pair => pair.Intervals).Any(known => Same(known, Interval!))
                ? $"--interval {Interval} does not go with {method}; {valid}"
            : $"--interval {Interval}: no such interval; {valid}");
    }

    private static IReadOnlyList<string> DefaultFirst(string[] ids, string first) => [first, .. ids.Where(id => id != first)];

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
