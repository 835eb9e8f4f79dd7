using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Bayesian;

/// <summary>The posterior of the pass rate with Beta priors, by deterministic computation: no MCMC, no seed.</summary>
/// <remarks>
/// <para>How the labels were chosen decides the model, and so which priors count. Every prior has a default: set only those you
/// mean.</para>
/// <para>Labels from elsewhere or by label, and known rates: priors on <see cref="PassRate"/>, <see cref="Sensitivity"/> and
/// <see cref="Specificity"/>, uniform by default.</para>
/// <code>π(θ) ∝ θ^(a−1) (1−θ)^(b−1) ∫∫ p^k (1−p)^(n−k) dBeta(Se | x1+a1, m1−x1+b1) dBeta(Sp | x0+a0, m0−x0+b0)
/// p = θ Se + (1−θ)(1−Sp)</code>
/// <para>Labels sampled from the test population, at random or by verdict: priors on <see cref="JudgePassRate"/>,
/// <see cref="PositivePredictiveValue"/> and <see cref="FalseOmissionRate"/>, Jeffreys' by default. A weak judge does no harm there.</para>
/// <code>θ = p PPV + (1 − p) FOR,  p ~ Beta(K1+c, K−K1+c), PPV ~ Beta(n11+c, n01+c), FOR ~ Beta(n10+c, n00+c)</code>
/// <para>The point is the posterior mean. In the first model the judge is taken to be better than chance by default
/// (<see cref="BetterThanChance"/>): the joint prior is cut to J &gt; 0. The posterior exists also where the other methods have no point:
/// with a judge that looks no better than chance (<see cref="EstimateWarnings.WeakJudge"/>) and without a label in one class or on one
/// verdict (<see cref="EstimateWarnings.PartiallyIdentified"/>), where the priors decide. Without test items the estimate is unidentified.
/// A test rate that is known counts as 1e15 test items. Source: Gelman &amp; Carpenter 2020; Tenenbein 1970; pass-rates.md section 4 and
/// 5.7.</para>
/// </remarks>
public sealed record BayesianEstimator : IIntervalEstimator
{
    private const double KnownTestSize = 1e15;

    /// <summary>The estimator with the default priors, a judge better than chance and the equal-tailed interval.</summary>
    public static BayesianEstimator Default { get; } = new();

    /// <summary>
    /// The prior of the pass rate, where sensitivity and specificity are measured or known; without effect on labels sampled from the test
    /// population.
    /// </summary>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BetaPrior PassRate { get; init => field = NotNull(value); } = BetaPrior.Uniform;

    /// <summary>The prior of the sensitivity; without effect on a known one, and on labels sampled from the test population.</summary>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BetaPrior Sensitivity { get; init => field = NotNull(value); } = BetaPrior.Uniform;

    /// <summary>The prior of the specificity; without effect on a known one, and on labels sampled from the test population.</summary>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BetaPrior Specificity { get; init => field = NotNull(value); } = BetaPrior.Uniform;

    /// <summary>
    /// The prior of the share of items that the judge passes; only for labels sampled from the test population, at random or by verdict.
    /// </summary>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BetaPrior JudgePassRate { get; init => field = NotNull(value); } = BetaPrior.Jeffreys;

    /// <summary>
    /// The prior of the share of true passes among what the judge passes (PPV); only for labels sampled from the test population.
    /// </summary>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BetaPrior PositivePredictiveValue { get; init => field = NotNull(value); } = BetaPrior.Jeffreys;

    /// <summary>
    /// The prior of the share of true passes among what the judge fails (FOR); only for labels sampled from the test population.
    /// </summary>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BetaPrior FalseOmissionRate { get; init => field = NotNull(value); } = BetaPrior.Jeffreys;

    /// <summary>
    /// Whether the judge is taken to be better than chance: the joint prior is cut to sensitivity + specificity &gt; 1. Without effect on
    /// labels sampled from the test population.
    /// </summary>
    public bool BetterThanChance { get; init; } = true;

    /// <summary>Which interval <see cref="Estimate"/> reports.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public PosteriorInterval Interval { get; init => field = Check.Defined(value); } = PosteriorInterval.EqualTailed;

    /// <inheritdoc/>
    public EstimationMethod Method => PosteriorMethod.OfErrorRates(Interval);

    /// <summary>The same estimator with one prior for every rate of either model.</summary>
    /// <param name="prior">The prior.</param>
    /// <exception cref="ArgumentNullException">No prior.</exception>
    public BayesianEstimator WithPriors(BetaPrior prior) => this with
    {
        PassRate = prior,
        Sensitivity = prior,
        Specificity = prior,
        JudgePassRate = prior,
        PositivePredictiveValue = prior,
        FalseOmissionRate = prior,
    };

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var obstacle = Obstacle(in study);
        if (obstacle != EstimateWarnings.None) return StudyScreening.Unanswered(Method, level, obstacle, IntervalKind.Credible);
        var estimate = Posterior(in study).ToEstimate(level, Interval);
        if (!IsFromTestItems(in study)) estimate = AtLevel(estimate, in study);
        // A posterior knows no degrees of freedom; without one there is no width to give.
        return study.InverseFreedom > 1 ? estimate.WithFreedom(study.InverseFreedom)
            : study.InverseFreedom > 0 ? estimate with { Warnings = estimate.Warnings | EstimateWarnings.NoDegreesOfFreedom }
            : estimate;
    }

    /// <summary>
    /// A one-sided credible limit: with the posterior probability <paramref name="level"/> the rate is on the right side of it.
    /// </summary>
    /// <remarks>
    /// A quantile of the posterior, whatever <see cref="Interval"/> is: at 1 − level from below, at the level from above. A probability
    /// over rates given the data, not a share of studies in which the limit is right. 0 or 1 where <see cref="Estimate"/> gives no answer,
    /// and where the posterior did not converge.
    /// </remarks>
    /// <param name="study">The data.</param>
    /// <param name="side">Lower: the rate is at least the limit. Upper: at most.</param>
    /// <param name="level">Posterior probability on the right side of the limit, strictly between 0.5 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1), or an undefined side.</exception>
    public double Limit(in JudgeStudy study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.Defined(side, nameof(side));
        return Answer(in study)?.Limit(side, level) ?? (side == IntervalSide.Lower ? 0 : 1);
    }

    /// <summary>One minus the smallest level whose credible interval contains a rate.</summary>
    /// <remarks>
    /// <code>equal-tailed:  2 min(P(θ ≤ rate | data), P(θ ≥ rate | data))</code>
    /// For the other two by inversion of <see cref="Interval"/> itself; of the shortest interval, which need not be nested, at one of the
    /// levels where the rate is on the edge. Not a probability of the data, and not the probability of the hypothesis. 1 where
    /// <see cref="Estimate"/> gives no answer, and where the posterior did not converge.
    /// </remarks>
    /// <param name="study">The data.</param>
    /// <param name="rate">The rate of the hypothesis, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1].</exception>
    public double PValue(in JudgeStudy study, double rate)
    {
        Check.Unit(rate, nameof(rate));
        return Answer(in study)?.PValue(rate, Interval) ?? 1;
    }

    /// <summary>
    /// The posterior probability that the rate is on the other side: P(θ ≤ rate | data) as evidence that it is above, P(θ ≥ rate | data)
    /// that it is below.
    /// </summary>
    /// <remarks>
    /// The inversion of <see cref="Limit"/>, so 1 where it would reach 0.5. 1 also where <see cref="Estimate"/> gives no answer, and where
    /// the posterior did not converge.
    /// </remarks>
    /// <param name="study">The data.</param>
    /// <param name="rate">The rate of the hypothesis, in [0, 1].</param>
    /// <param name="alternative">What is looked for: a rate greater than <paramref name="rate"/>, or one less than it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1], or an undefined alternative.</exception>
    public double PValue(in JudgeStudy study, double rate, Alternative alternative)
    {
        Check.Unit(rate, nameof(rate));
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        return Answer(in study)?.PValue(rate, side) ?? 1;
    }

    /// <summary>
    /// The posterior distribution of the pass rate. Without any calibration the priors of what it would show stand in for it, where
    /// <see cref="Estimate"/> gives no answer.
    /// </summary>
    /// <param name="study">The verdicts on test items and what is known of the judge.</param>
    public Posterior Posterior(in JudgeStudy study)
    {
        // Computed on the side where the rate is at most one half and mirrored: exchanging pass and fail exchanges the answer exactly.
        if (IsFromTestItems(in study)) return StratifiedPosterior(in study);
        var raw = Correction.Of(in study);
        return raw.IsComputed(in study) || double.IsNaN(raw.Pass)
            ? new(Density(in study), Warnings(in study), new(study, IsFromTestItems: false))
            : new(Flip().Density(study.Flip()), Warnings(in study), new(study, IsFromTestItems: false)) { IsFlipped = true };
    }

    // Why there is no answer: nothing to learn from, or known rates that contradict the priors.
    private EstimateWarnings Obstacle(in JudgeStudy study)
    {
        if (IsFromTestItems(in study) && !study.Calibration.IsEmpty) return EstimateWarnings.None;
        var warnings = StudyScreening.MismatchOrNoData(in study);
        return warnings == EstimateWarnings.None && IsContradiction(in study) ? Warnings(in study) : warnings;
    }

    // What limits and p-values come from; null where they say nothing.
    private Posterior? Answer(in JudgeStudy study)
    {
        if (Obstacle(in study) != EstimateWarnings.None || study.InverseFreedom > 1) return null;
        var posterior = Posterior(in study);
        return posterior.IsReliable ? posterior : null;
    }

    // Whether a judge is clearly better than chance depends on the level; a posterior has none, and is flagged at the default one.
    private static JudgeEstimate AtLevel(JudgeEstimate estimate, in JudgeStudy study) =>
        estimate.IsIdentified && study.Calibration.Youden > 0
            ? estimate with
            {
                Warnings = (estimate.Warnings & ~EstimateWarnings.WeakJudge)
                    | StudyScreening.WeakJudge(in study, Confidence.TwoSided(estimate.Interval.Level).Quantile),
            }
            : estimate;

    private static BetaPrior NotNull(BetaPrior value, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    private JudgeRegion Region => BetterThanChance ? JudgeRegion.BetterThanChance : JudgeRegion.All;

    /// <summary>Known rates at or below chance leave nothing of a prior that says otherwise.</summary>
    private bool IsContradiction(in JudgeStudy study) => BetterThanChance && (
        (study.Calibration.IsKnown && !(Correction.Of(in study).Youden > 0))
        || (study.Calibration.Sensitivity is { IsKnown: true, Rate: 0 }) || (study.Calibration.Specificity is { IsKnown: true, Rate: 0 }));

    private BayesianEstimator Flip() => this with
    {
        PassRate = PassRate.Flip(),
        Sensitivity = Specificity,
        Specificity = Sensitivity,
        JudgePassRate = JudgePassRate.Flip(),
        PositivePredictiveValue = FalseOmissionRate.Flip(),
        FalseOmissionRate = PositivePredictiveValue.Flip(),
    };

    // Labels sampled from the test population, all of them counted: a rate that is known has no place in that model.
    private static bool IsFromTestItems(in JudgeStudy study) =>
        study.Calibration.Design.IsFromTestItems && study.HasCounts && !study.Test.IsEmpty;

    private Posterior StratifiedPosterior(in JudgeStudy study)
    {
        var sample = LabelledSample.Of(in study);
        var mirror = LabelledSample.Of(study.Flip());
        var isFew = PostStratifiedEstimator.IsFew(in sample, study.Calibration.Design);
        var warnings = (isFew ? EstimateWarnings.SmallCalibration : EstimateWarnings.None)
            | (sample.HasEmptyStratum ? EstimateWarnings.PartiallyIdentified : EstimateWarnings.None);
        var flipped = Passes(in sample) > Passes(in mirror);
        var density = flipped ? Flip().Density(in mirror) : Density(in sample);
        return new(density, warnings, new(study, IsFromTestItems: true)) { IsFlipped = flipped };
    }

    // In proportion to the expected share of passes when a verdict without labels is half passes.
    private static double Passes(in LabelledSample sample) =>
        (sample.AllPassed * ((sample.TruePositive + 0.5) / (sample.PassVerdicts + 1)))
        + (sample.AllFailed * ((sample.FalseNegative + 0.5) / (sample.FailVerdicts + 1)));

    private StratifiedPosterior Density(in LabelledSample sample) =>
        new(in sample, JudgePassRate, PositivePredictiveValue, FalseOmissionRate);

    private IRateDensity Density(in JudgeStudy study)
    {
        var learns = Learns(in study) && !IsContradiction(in study);
        var test = !learns ? default
            : study.Test.IsKnown ? Proportion.FromRate(study.Test.Rate, KnownTestSize)
            : study.Test;
        var falseNegativeRate = learns ? ErrorRateBelief.Of(study.Calibration.Sensitivity, Sensitivity) : new(0, 0, 0);
        var falsePositiveRate = learns ? ErrorRateBelief.Of(study.Calibration.Specificity, Specificity) : new(0, 0, 0);
        return BetaMixture.TryCreate(test, falseNegativeRate, falsePositiveRate, PassRate, Region) as IRateDensity
            ?? new PosteriorDensity(
                new MarginalLikelihood(test.Successes, test.Failures, falseNegativeRate, falsePositiveRate, Region), PassRate);
    }

    // Without any calibration there is still something to learn from: the priors of the error rates are one.
    private static bool Learns(in JudgeStudy study) =>
        !study.Test.IsEmpty && (study.Calibration.IsEmpty || StudyScreening.MismatchOrNoData(in study) == EstimateWarnings.None);

    private EstimateWarnings Warnings(in JudgeStudy study)
    {
        if (!Learns(in study)) return StudyScreening.MismatchOrNoData(in study);
        if (IsContradiction(in study))
            return EstimateWarnings.Unidentified | StudyScreening.JudgeAtOrBelowChance(in study, Correction.Of(in study));
        var warnings = StudyScreening.SmallCalibration(in study);
        if (study.Calibration.Sensitivity.IsEmpty || study.Calibration.Specificity.IsEmpty)
            return warnings | EstimateWarnings.PartiallyIdentified;
        var raw = Correction.Of(in study);
        return warnings | (raw.Youden > 0
            ? StudyScreening.WeakJudge(in study, Confidence.TwoSided(IntervalEstimate.DefaultLevel).Quantile)
            : EstimateWarnings.WeakJudge | StudyScreening.JudgeAtOrBelowChance(in study, in raw));
    }
}
