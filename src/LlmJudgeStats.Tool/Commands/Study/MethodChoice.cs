using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>Which method and interval were asked for: command-line.md section 1, the table of pairs, as far as it is built.</summary>
internal sealed record MethodChoice
{
    private const string Auto = "auto";
    private static readonly string s_bayesian = BayesianEstimator.Default.Method.Id;

    /// <summary>Every method with its intervals, the default first: for the help.</summary>
    public static IReadOnlyList<(string Method, IReadOnlyList<string> Intervals)> Pairs =>
    [
        .. JudgeEstimators.Methods.Select(method => (Name(method), Ids(method))),
    ];

    private static string Name(JudgeMethod method) => method.When is { } when ? $"{method.Id} ({when})" : method.Id;

    private static IReadOnlyList<string> Ids(JudgeMethod method) => [.. method.Intervals.Select(interval => interval.Id)];

    private static readonly PostStratifiedEstimator s_ofItems = PostStratifiedEstimator.Default with { Target = Target.Items };

    /// <summary>Whose rate is estimated.</summary>
    public Target Target { get; private init; }

    private string Method { get; init; } = Auto;

    private string? Interval { get; init; }

    private ulong? Seed { get; init; }

    private BayesianEstimator Posterior { get; init; } = BayesianEstimator.Default;

    /// <summary>Every id of <c>--method</c>.</summary>
    public static IReadOnlyList<string> Methods => [Auto, .. JudgeEstimators.All.Select(estimator => estimator.Method.Id)];

    /// <summary>The same in one line.</summary>
    public static string MethodIds => string.Join(", ", Methods);

    /// <summary>Every id of <c>--interval</c>, whatever the method.</summary>
    public static IReadOnlyList<string> Intervals => [.. JudgeEstimators.Methods.SelectMany(Ids).Distinct()];

    public static MethodChoice Of(MethodQuestion asked, MethodUse use)
    {
        var ids = JudgeEstimators.All.Select(estimator => estimator.Method.Id).Append(Auto);
        var id = ids.FirstOrDefault(known => Same(known, asked.Method ?? Auto))
            ?? throw new UsageException($"--method {asked.Method}: no such method; use one of {MethodIds}");
        if ((asked.Prior is not null || asked.NoTruncation) && use != MethodUse.AllEstimators && id != s_bayesian)
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
        if (Target == Target.Items) return s_ofItems;
        var estimator = Method switch
        {
            Auto when Interval is null => JudgeStats.EstimatorFor(in study),
            Auto => Configured(JudgeStats.EstimatorFor(in study).Method.Id, study.Calibration),
            _ => Configured(Method, study.Calibration),
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
            AsymmetricErrorEstimator asymmetric => asymmetric with { Resampling = new() { Seed = seed } },
            RoganGladenEstimator roganGladen => roganGladen with { Resampling = new() { Seed = seed } },
            _ => estimator,
        };
    }

    /// <summary>The same for exactly the items that were judged: one method has an interval for them.</summary>
    public MethodChoice ForItems()
    {
        var method = s_ofItems.Method.Id;
        var interval = s_ofItems.Method.Interval;
        if (!Same(Method, Auto) && !Same(Method, method))
            throw new UsageException($"--target items --method {Method}: only {method} has an interval for exactly these items");
        return Interval is null || Same(Interval, interval)
            ? this with { Target = Target.Items }
            : throw new UsageException($"--target items --interval {Interval}: only {interval} has a form for exactly these items");
    }

    /// <summary>
    /// What answers for labels that were sampled from more strata than two verdicts: few methods can.
    /// </summary>
    /// <param name="strata">The strata.</param>
    /// <param name="design">How labels were chosen within them.</param>
    public StrataMethod ForStrata(StrataFindings strata, CalibrationDesign design)
    {
        var labelsAreASample = StrataMethod.LabelsAreASample(strata, design);
        var id = Method == Auto ? PostStratifiedEstimator.Default.Method.Id : Method;
        var isNaive = id == NaiveEstimator.Default.Method.Id;
        if (isNaive || (labelsAreASample && id == LabelsOnlyEstimator.Default.Method.Id))
            return new() { ByRate = (IIntervalEstimator)Configured(id, default), NeedsVerdicts = isNaive };
        var interval = Interval ?? StratifiedMeanInterval.CorrectedProfile.Traits.Id;
        StratifiedMeanInterval[] known = [StratifiedMeanInterval.CorrectedProfile, StratifiedMeanInterval.CorrectedProfileStrict];
        var index = Array.FindIndex(known, one => Same(one.Traits.Id, interval));
        if (id == PostStratifiedEstimator.Default.Method.Id && index >= 0)
            return new() { ByStrata = StratifiedMeanEstimator.Default with { Interval = known[index] } };
        var asked = Interval is null ? $"--method {id}" : $"--method {id} --interval {interval}";
        throw new UsageException($"{asked}: {StrataMethod.Why(strata)}, and only post-stratified with corrected-profile or "
            + (labelsAreASample ? "corrected-profile-strict, and labels-only, know" : "corrected-profile-strict knows")
            + " what to do with that; leave out what was asked for");
    }

    private IJudgeEstimator Configured(string id, Calibration judge)
    {
        if (Interval is null) return id == s_bayesian ? Posterior : JudgeEstimators.Find(id);
        var method = JudgeEstimators.Methods.First(method => method.Id == id && method.IsFor(judge));
        var name = method.When is null ? id : $"{id} with {(judge.IsKnown ? "known error rates" : "a measured rate")}";
        return method.With(Interval) switch
        {
            null => throw new UsageException(NotFound(method, name)),
            BayesianEstimator configured => Posterior with { Interval = configured.Interval },
            var configured => configured,
        };
    }

    private string NotFound(JudgeMethod method, string name)
    {
        var valid = $"{name} goes with {string.Join(", ", method.Intervals.Select(interval => interval.Id))}";
        var exists = JudgeEstimators.Methods.SelectMany(other => other.Intervals).Any(interval => Same(interval.Id, Interval!));
        return exists ? $"--interval {Interval} does not go with {name}; {valid}" : $"--interval {Interval}: no such interval; {valid}";
    }

    private static bool Draws(string? interval) => interval is not null && Same(interval, AsymmetricErrorInterval.Bootstrap.Id);

    // Without --prior every rate has the default of its model.
    private static BetaPrior? PriorOf(string? id) => id?.ToUpperInvariant() switch
    {
        null => null,
        "UNIFORM" => BetaPrior.Uniform,
        "JEFFREYS" => BetaPrior.Jeffreys,
        _ => throw new UsageException($"--prior {id}: use uniform, Beta(1, 1), or jeffreys, Beta(0.5, 0.5)"),
    };

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
