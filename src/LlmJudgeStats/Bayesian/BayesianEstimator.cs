using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Bayesian;

/// <summary>The posterior of the pass rate with Beta priors on rate, sensitivity and specificity, by deterministic quadrature: no MCMC, no seed.</summary>
/// <remarks>
/// <code>π(θ) ∝ θ^(a−1) (1−θ)^(b−1) ∫∫ p^k (1−p)^(n−k) dBeta(Se | x1+a1, m1−x1+b1) dBeta(Sp | x0+a0, m0−x0+b0),  p = θ Se + (1−θ)(1−Sp)</code>
/// The point is the posterior mean. By default the judge is taken to be better than chance (<see cref="BetterThanChance"/>): the joint prior is cut to J &gt; 0.
/// The posterior exists also where the other methods have no point: with a judge that looks no better than chance (<see cref="EstimateWarnings.WeakJudge"/>) and
/// with an empty label class (<see cref="EstimateWarnings.PartiallyIdentified"/>), where the priors decide. Without test items, or with labels chosen by verdict,
/// the estimate is unidentified. A test rate that is known counts as 1e15 test items. Source: Gelman &amp; Carpenter 2020; methods.md section 4.
/// </remarks>
public sealed record BayesianEstimator : IJudgeEstimator
{
    private const double KnownTestSize = 1e15;

    private static readonly EstimationMethod s_method =
        new("bayesian", "Bayesian posterior", Assumptions.IndependentItems | Assumptions.ErrorRatesTransport, Citations.GelmanCarpenter);
    private static readonly EstimationMethod[] s_methods = MethodTable.ForEach(Enum.GetValues<PosteriorInterval>(), s_method, i => i.Id, i => i.Name);

    /// <summary>The estimator with uniform priors, a judge better than chance and the equal-tailed interval.</summary>
    public static BayesianEstimator Default { get; } = new();

    /// <summary>The prior of the pass rate.</summary>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BetaPrior PassRate { get; init => field = NotNull(value); } = BetaPrior.Uniform;

    /// <summary>The prior of the sensitivity; without effect on a known one.</summary>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BetaPrior Sensitivity { get; init => field = NotNull(value); } = BetaPrior.Uniform;

    /// <summary>The prior of the specificity; without effect on a known one.</summary>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BetaPrior Specificity { get; init => field = NotNull(value); } = BetaPrior.Uniform;

    /// <summary>Whether the judge is taken to be better than chance: the joint prior is cut to sensitivity + specificity &gt; 1.</summary>
    public bool BetterThanChance { get; init; } = true;

    /// <summary>Which interval <see cref="Estimate"/> reports.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public PosteriorInterval Interval { get; init => field = Check.Defined(value); } = PosteriorInterval.EqualTailed;

    /// <inheritdoc/>
    public EstimationMethod Method => MethodOf(Interval);

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var warnings = StudyScreening.MismatchOrNoData(in study);
        return warnings != EstimateWarnings.None ? StudyScreening.Unanswered(Method, level, warnings, IntervalKind.Credible)
            : IsContradiction(in study) ? StudyScreening.Unanswered(Method, level, Warnings(in study), IntervalKind.Credible)
            : AtLevel(Posterior(in study).ToEstimate(level, Interval), in study);
    }

    /// <summary>The posterior distribution of the pass rate. Without any calibration the priors of the error rates stand in for one, where <see cref="Estimate"/> gives no answer.</summary>
    /// <param name="study">The verdicts on test items and what is known of the judge.</param>
    public Posterior Posterior(in JudgeStudy study)
    {
        // Computed on the side where the rate is at most one half and mirrored: exchanging pass and fail exchanges the answer exactly.
        var raw = Correction.Of(in study);
        return raw.Pass <= raw.Fail || double.IsNaN(raw.Pass)
            ? new(Density(in study), flipped: false, Warnings(in study))
            : new(Flip().Density(study.Flip()), flipped: true, Warnings(in study));
    }

    // Whether a judge is clearly better than chance depends on the level; a posterior has none, and is flagged at the default one.
    private static JudgeEstimate AtLevel(JudgeEstimate estimate, in JudgeStudy study) =>
        estimate.IsIdentified && study.Calibration.Youden > 0
            ? estimate with
            {
                Warnings = (estimate.Warnings & ~EstimateWarnings.WeakJudge)
                    | StudyScreening.WeakJudge(in study, Numerics.Normal.TwoSided(estimate.Interval.Level)),
            }
            : estimate;

    internal static EstimationMethod MethodOf(PosteriorInterval interval) => s_methods[(int)interval];

    private static BetaPrior NotNull(BetaPrior value, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    /// <summary>Known rates at or below chance leave nothing of a prior that says otherwise.</summary>
    private bool IsContradiction(in JudgeStudy study) => BetterThanChance && (
        (study.Calibration.IsKnown && !(Correction.Of(in study).Youden > 0))
        || (study.Calibration.Sensitivity is { IsKnown: true, Rate: 0 }) || (study.Calibration.Specificity is { IsKnown: true, Rate: 0 }));

    private BayesianEstimator Flip() => this with { PassRate = PassRate.Flip(), Sensitivity = Specificity, Specificity = Sensitivity };

    private IRateDensity Density(in JudgeStudy study)
    {
        var learns = Learns(in study) && !IsContradiction(in study);
        var test = !learns ? default
            : study.Test.IsKnown ? Proportion.Of(study.Test.Rate, KnownTestSize)
            : study.Test;
        var miss = learns ? ErrorRateBelief.Of(study.Calibration.Sensitivity, Sensitivity) : new(0, 0, 0);
        var falsePass = learns ? ErrorRateBelief.Of(study.Calibration.Specificity, Specificity) : new(0, 0, 0);
        return BetaMixture.TryCreate(test, miss, falsePass, PassRate, BetterThanChance) as IRateDensity
            ?? new PosteriorDensity(new MarginalLikelihood(test.Successes, test.Failures, miss, falsePass, BetterThanChance), PassRate);
    }

    // Without any calibration there is still something to learn from: the priors of the error rates are one.
    private static bool Learns(in JudgeStudy study) =>
        !study.Test.IsEmpty && (study.Calibration.IsEmpty || StudyScreening.MismatchOrNoData(in study) == EstimateWarnings.None);

    private EstimateWarnings Warnings(in JudgeStudy study)
    {
        if (!Learns(in study)) return StudyScreening.MismatchOrNoData(in study);
        if (IsContradiction(in study)) return EstimateWarnings.Unidentified | StudyScreening.JudgeAtOrBelowChance(in study, Correction.Of(in study));
        var warnings = StudyScreening.SmallCalibration(in study);
        if (study.Calibration.Sensitivity.IsEmpty || study.Calibration.Specificity.IsEmpty) return warnings | EstimateWarnings.PartiallyIdentified;
        var raw = Correction.Of(in study);
        return warnings | (raw.Youden > 0
            ? StudyScreening.WeakJudge(in study, Numerics.Normal.TwoSided(IntervalEstimate.DefaultLevel))
            : EstimateWarnings.WeakJudge | StudyScreening.JudgeAtOrBelowChance(in study, in raw));
    }
}
