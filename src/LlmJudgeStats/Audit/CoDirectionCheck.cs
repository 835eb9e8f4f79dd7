using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Audit;

/// <summary>Whether two benchmarks that should measure the same order systems alike.</summary>
/// <remarks>One study alone is not assessed; two are compared by <see cref="Between"/>. Thread-safe. Source: audit.md 8.</remarks>
public sealed record CoDirectionCheck : IAuditCheck
{
    /// <summary>With the documented thresholds.</summary>
    public static CoDirectionCheck Default { get; } = new();

    /// <summary>The agreement that two such benchmarks must reach without noise: .5.</summary>
    public double Floor { get; init => field = Check.Inside(value); } = 0.5;

    /// <summary>The error of the one-sided limit that is held against it: .01.</summary>
    public double Error { get; init => field = Check.Inside(value); } = 0.01;

    /// <summary>What reliabilities must leave of a perfect agreement to give one without noise: .2.</summary>
    public double LeastAttenuation { get; init => field = Check.Inside(value); } = 0.2;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } =
        AuditMethods.Of("co-direction", "rank correlation of two benchmarks", Citations.BonettWright2000);

    /// <inheritdoc/>
    public string Code => "LJS6008";

    /// <inheritdoc/>
    public string Question => "Do two benchmarks that should measure the same order systems alike?";

    /// <inheritdoc/>
    public string CannotSay => "Which of the two is wrong. Fewer than ten systems rarely settle it.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        return [AuditFinding.NotAssessed(Method.Id, null, "one benchmark")];
    }

    /// <summary>What two benchmarks say together of the systems that both have.</summary>
    /// <param name="first">A benchmark.</param>
    /// <param name="second">Another one.</param>
    /// <param name="level">Coverage probability of intervals, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public AuditFinding Between(BenchmarkStudy first, BenchmarkStudy second, double level)
    {
        Check.Level(level, nameof(level));
        var pair = SharedSystems.Of(Check.NotNull(first, nameof(first)), Check.NotNull(second, nameof(second)));
        if (Screen.Judge(first) is { } ofFirst) return AuditFinding.NotAssessed(Method.Id, pair.Names, ofFirst);
        if (Screen.Judge(second) is { } ofSecond) return AuditFinding.NotAssessed(Method.Id, pair.Names, ofSecond);
        return Of(pair, level);
    }

    /// <summary>What two rows of scores of the same systems say together.</summary>
    /// <param name="pair">The scores, and what is known of their reliabilities.</param>
    /// <param name="level">Coverage probability of intervals, strictly between 0 and 1.</param>
    internal AuditFinding Of(SharedSystems pair, double level)
    {
        var details = Details(pair, level);
        if (details.Spearman is not { } rho)
        {
            var constant = "a benchmark gives all systems the same score";
            return AuditFinding.NotAssessed(Method.Id, pair.Names, pair.First.Length < 2 ? "no two systems in common" : constant, details);
        }
        if (details.Systems < RankCorrelation.FewestPoints)
        {
            var few = $"{AuditWords.Many(details.Systems, "system")} in common; 5 are needed";
            return AuditFinding.NotAssessed(Method.Id, pair.Names, few, details);
        }
        var verdict = AuditTolerance.IsBelow(details.Upper99!.Value, details.Threshold) ? AuditVerdict.Unsound
            : AuditTolerance.IsAbove(details.Lower!.Value, 0) ? AuditVerdict.Sound : AuditVerdict.Doubtful;
        var found = $"a rank correlation of {AuditWords.Number(rho)} over {AuditWords.Many(details.Systems, "system")}";
        return new()
        {
            Check = Method.Id,
            Subject = pair.Names,
            Verdict = verdict,
            Figure = new("spearman", rho, new IntervalEstimate(details.Lower!.Value, details.Upper!.Value, level), "correlation"),
            Threshold = details.Threshold,
            Sentence = verdict switch
            {
                AuditVerdict.Unsound when details.Opposed => $"{pair.Names} oppose each other: {found}.",
                AuditVerdict.Unsound => $"{pair.Names} do not agree as two tests of the same thing should: {found}.",
                AuditVerdict.Doubtful => $"whether {pair.Names} agree is open: {found}.",
                AuditVerdict.Sound or AuditVerdict.NotAssessed => $"{pair.Names} agree: {found}.",
            },
            Fix = verdict == AuditVerdict.Unsound ? "look at what each asks; report them apart, not as one mean."
                : verdict == AuditVerdict.Doubtful ? "more systems." : null,
            Details = details,
        };
    }

    private CoDirectionDetails Details(SharedSystems pair, double level)
    {
        var count = pair.First.Length;
        var x = pair.First.AsSpan();
        var y = pair.Second.AsSpan();
        var rho = RankCorrelation.Spearman(x, y);
        var tau = RankCorrelation.Kendall(x, y);
        var pairs = OrderedPairs.Of(x, y);
        var hasInterval = count >= RankCorrelation.FewestPoints && !double.IsNaN(rho);
        var interval = hasInterval ? RankCorrelation.SpearmanInterval(rho, count, level) : default;
        var ofTau = hasInterval ? RankCorrelation.KendallInterval(tau, count, level) : default;
        var attenuation = Math.Sqrt(pair.FirstReliability * pair.SecondReliability);
        double? upper99 = hasInterval ? RankCorrelation.SpearmanLimit(rho, count, Confidence.OneSidedError(Error).Quantile) : null;
        return new()
        {
            Benchmarks = [pair.FirstName, pair.SecondName],
            Systems = count,
            Spearman = Defined(rho),
            Lower = Known(interval.Lower),
            Upper = Known(interval.Upper),
            Upper99 = upper99,
            Kendall = Defined(tau),
            KendallLower = Known(ofTau.Lower),
            KendallUpper = Known(ofTau.Upper),
            OrderAgreement = pairs.All == 0 ? 0 : pairs.Concordant / (double)pairs.All,
            AgreementLower = Known((1 + ofTau.Lower) / 2),
            AgreementUpper = Known((1 + ofTau.Upper) / 2),
            Concordant = pairs.Concordant,
            Discordant = pairs.Discordant,
            Threshold = Floor * attenuation,
            Attenuation = attenuation,
            Disattenuated = double.IsNaN(rho) || AuditTolerance.IsBelow(attenuation, LeastAttenuation) ? null
                : Math.Clamp(rho / attenuation, -1, 1),
            Opposed = upper99 is { } limit && AuditTolerance.IsBelow(limit, 0),
            Opposite = pair.Opposite(level),
        };

        double? Known(double limit) => hasInterval ? limit : null;

        static double? Defined(double value) => double.IsNaN(value) ? null : value;
    }
}
