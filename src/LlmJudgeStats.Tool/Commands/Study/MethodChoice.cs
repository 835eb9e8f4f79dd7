using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Study;

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
        ("bayesian", DefaultFirst(
            [.. Enum.GetValues<PosteriorInterval>().Select(interval => interval.Id)], BayesianEstimator.Default.Interval.Id)),
    ];

    private string Method { get; init; } = Auto;

    private string? Interval { get; init; }

    private ulong? Seed { get; init; }

    private BayesianEstimator Posterior { get; init; } = BayesianEstimator.Default;

    /// <summary>Every id of <c>--method</c>.</summary>
    public static string MethodIds => string.Join(", ", JudgeEstimators.All.Select(estimator => estimator.Method.Id).Prepend(Auto));

    public static MethodChoice Of(MethodQuestion asked, MethodUse use)
    {
        var ids = JudgeEstimators.All.Select(estimator => estimator.Method.Id).Append(Auto);
        var id = ids.FirstOrDefault(known => Same(known, asked.Method ?? Auto))
            ?? throw new UsageException($"--method {asked.Method}: no such method; use one of {MethodIds}");
        if ((asked.Prior is not null || asked.NoTruncation) && use != MethodUse.AllEstimators && id != BayesianId)
            throw new UsageException($"{(asked.Prior is null ? "--no-truncation" : "--prior")} belongs to --method bayesian");
        if (asked.Seed is { } seed && use != MethodUse.DrawnStudies && !Draws(asked.Interval))
        {
            throw new UsageException($"--seed {seed}: {asked.Interval ?? "the default interval"} draws nothing at random; "
                + "only --interval bootstrap, and coverage --replications, do");
        }
        var beliefs = PriorOf(asked.Prior);
        var posterior = beliefs is null ? BayesianEstimator.Default : BayesianEstimator.Default.WithPriors(beliefs);
        return new()
        {
            Method = id,
            Interval = asked.Interval,
            Seed = asked.Seed,
            Posterior = posterior with { BetterThanChance = !asked.NoTruncation },
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
        if (estimator is AsymmetricErrorEstimator { Interval: AsymmetricErrorInterval.Exact }
            && !AsymmetricErrorEstimator.IsEnumerable(in study))
        {
            throw new UsageException("--interval exact: more than 50,000 outcomes, (n + 1)(m0 + 1)(m1 + 1), are not enumerated; "
                + "use --interval projection");
        }
        return Seed is not { } seed ? estimator : estimator switch
        {
            AsymmetricErrorEstimator asymmetric => asymmetric with { Seed = seed },
            RoganGladenEstimator roganGladen => roganGladen with { Seed = seed },
            _ => estimator,
        };
    }

    private IJudgeEstimator Configured(string method, bool known) => method switch
    {
        BayesianId when Interval is null => Posterior,
        BayesianId => Posterior with { Interval = Pick(Enum.GetValues<PosteriorInterval>(), i => i.Id, method) },
        _ when Interval is null => JudgeEstimators.Find(method),
        "naive" => new NaiveEstimator { Interval = PickBinomial(method) },
        "labels-only" => new LabelsOnlyEstimator { Interval = PickBinomial(method) },
        "rogan-gladen" when known => new RoganGladenEstimator { WhenKnown = PickBinomial("rogan-gladen with known error rates") },
        "rogan-gladen" => new RoganGladenEstimator
        {
            WhenMeasured = Pick(Enum.GetValues<RoganGladenInterval>(), i => i.Id, "rogan-gladen with a measured rate"),
        },
        "asymmetric-error" => new AsymmetricErrorEstimator
        {
            Interval = Pick(Enum.GetValues<AsymmetricErrorInterval>(), i => i.Id, method),
        },
        "post-stratified" => new PostStratifiedEstimator { Interval = Pick(Enum.GetValues<PostStratifiedInterval>(), i => i.Id, method) },
        "prediction-powered" => new PredictionPoweredEstimator
        {
            Variant = Pick(Enum.GetValues<PredictionPoweredVariant>(), variant => variant.Id, method),
        },
        _ => throw new InvalidOperationException($"'{method}' is in the catalogue and not here"),
    };

    private static bool Draws(string? interval) => interval is not null && Same(interval, AsymmetricErrorInterval.Bootstrap.Id);

    // Without --prior every rate has the default of its model.
    private static BetaPrior? PriorOf(string? id) => id?.ToUpperInvariant() switch
    {
        null => null,
        "UNIFORM" => BetaPrior.Uniform,
        "JEFFREYS" => BetaPrior.Jeffreys,
        _ => throw new UsageException($"--prior {id}: use uniform, Beta(1, 1), or jeffreys, Beta(0.5, 0.5)"),
    };

    private BinomialInterval PickBinomial(string method) => Pick(Enum.GetValues<BinomialInterval>(), s_binomial, method);

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
