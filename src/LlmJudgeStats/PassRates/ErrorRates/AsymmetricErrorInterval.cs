using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>How the interval is formed when error rates are measured and may differ (pass-rates.md section 3).</summary>
public enum AsymmetricErrorInterval
{
    /// <summary>
    /// The hull of a lattice-corrected score interval and two likelihood intervals: reaches the level in every design enumerated at 95 %.
    /// Source: pass-rates.md 3.9.
    /// </summary>
    GuardedScore,

    /// <summary>
    /// Smoothed rates, a shifted centre, ± z standard errors: close to the level in balanced designs, low when one class has few labels.
    /// Source: Lang &amp; Reiczigel 2014; Lee et al. 2025 publish the same.
    /// </summary>
    LangReiczigel,

    /// <summary>
    /// Inverts the score test of the contrast p − t Se − (1 − t)(1 − Sp): narrow, low near 0 and 1. Source: pass-rates.md 3.5; Martín
    /// Andrés &amp; Álvarez Hernández 2010.
    /// </summary>
    Score,

    /// <summary>
    /// Inverts the likelihood ratio, with a judge no worse than chance: narrow, low for sharp judges near 0 and 1. Source: pass-rates.md
    /// 3.6.
    /// </summary>
    ProfileLikelihood,

    /// <summary>
    /// Fieller's set on the smoothed rates: holds a little better in unbalanced designs, wider for weak judges. Source: Fieller 1954.
    /// </summary>
    Fieller,

    /// <summary>
    /// Fieller's set on the rates as counted: of no width where every proportion is 0 or 1. For comparison. Source: pass-rates.md 3.4;
    /// Fieller 1954.
    /// </summary>
    FiellerRaw,

    /// <summary>
    /// Combines the Wilson limits of the three rates in closed form: quick, low when test items far outnumber labels. Source: pass-rates.md
    /// 3.9; Zou &amp; Donner 2008.
    /// </summary>
    Mover,

    /// <summary>
    /// The score interval with its contrast reduced by 1/(4n), the first part of the guarded score. Source: pass-rates.md 3.5.
    /// </summary>
    ScoreLattice,

    /// <summary>
    /// Inverts the likelihood ratio with any judge, also below chance: low, and it jumps when a judge below chance explains the data
    /// better. For comparison. Source: pass-rates.md 3.6.
    /// </summary>
    ProfileLikelihoodFree,

    /// <summary>
    /// The extreme corrections in a box of three Clopper–Pearson intervals (Bonferroni): guaranteed to reach the level, half as wide again.
    /// Source: pass-rates.md 3.10.
    /// </summary>
    Projection,

    /// <summary>
    /// Melds the exact confidence distributions of the three rates: never seen below the level, wider for it. Source: pass-rates.md 3.11;
    /// Bayer et al. 2023.
    /// </summary>
    Melding,

    /// <summary>
    /// Melding with half of each observed probability: narrow, and far too low for sharp judges. For comparison. Source: pass-rates.md
    /// 3.11; Bayer et al. 2023.
    /// </summary>
    MeldingMidP,

    /// <summary>
    /// Percentiles of 20,000 corrections redrawn at the smoothed rates, from a fixed seed: random in the third digit. Source: pass-rates.md
    /// 3.12.
    /// </summary>
    Bootstrap,

    /// <summary>
    /// Inverts the score test with its p-value enumerated, at the worst judge in a box of what the labels allow: reaches the level, as
    /// narrow as the guarded score; a numerical maximum on a grid, and seconds of work. For designs of at most 50,000 outcomes; above that
    /// the answer is that of <see cref="Projection"/> and says so.
    /// Source: pass-rates.md 3.10; Berger &amp; Boos 1994.
    /// </summary>
    Exact,

    /// <summary>
    /// Halfway between a lattice-corrected score interval and the likelihood interval with half an item added to each outcome, and never
    /// inside the plain likelihood interval:
    /// about the coverage of the guarded score, .4 to 1 % narrower. Source: docs/adr/0020.
    /// </summary>
    AveragedScore,

    /// <summary>
    /// Inverts the likelihood ratio on slightly smoothed data, with little of its error on the side of a near end of [0, 1]: about the
    /// coverage of the guarded score, 4 to 6 % narrower on average, wider for a good judge beside 0 and 1. Source: pass-rates.md 3.9c.
    /// </summary>
    BalancedTails,

    /// <summary>
    /// The same with a quarter of the error or more on each side: 3 to 5 % narrower than the guarded score and hardly ever wider anywhere.
    /// Source: pass-rates.md 3.9c.
    /// </summary>
    BalancedTailsQuarter,
}

/// <summary>Ids, names, traits and formulas.</summary>
public static class AsymmetricErrorIntervals
{
    extension(AsymmetricErrorInterval interval)
    {
        /// <summary>The id, as on the command line: <c>lang-reiczigel</c>.</summary>
        public string Id => interval.Traits.Id;

        /// <summary>The name for people.</summary>
        public string Name => interval.Traits.Name;

        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => interval switch
        {
            AsymmetricErrorInterval.GuardedScore => GuardedScoreInterval.Traits,
            AsymmetricErrorInterval.LangReiczigel => LangReiczigel.Traits,
            AsymmetricErrorInterval.Score => ScoreInterval.Traits,
            AsymmetricErrorInterval.ProfileLikelihood => ProfileInterval.Traits,
            AsymmetricErrorInterval.Fieller => Fieller.Traits,
            AsymmetricErrorInterval.FiellerRaw => Fieller.RawTraits,
            AsymmetricErrorInterval.Mover => Mover.Traits,
            AsymmetricErrorInterval.ScoreLattice => LatticeScoreInterval.Traits,
            AsymmetricErrorInterval.ProfileLikelihoodFree => FreeProfileInterval.Traits,
            AsymmetricErrorInterval.Projection => Projection.Traits,
            AsymmetricErrorInterval.Melding => Melding.Traits,
            AsymmetricErrorInterval.MeldingMidP => Melding.MidP.Traits,
            AsymmetricErrorInterval.Bootstrap => Bootstrap.Traits,
            AsymmetricErrorInterval.Exact => ExactScore.Traits,
            AsymmetricErrorInterval.AveragedScore => AveragedScoreInterval.Traits,
            AsymmetricErrorInterval.BalancedTails => BalancedTailsInterval.Traits,
            AsymmetricErrorInterval.BalancedTailsQuarter => BalancedTailsInterval.Quarter.Traits,
        };

        /// <summary>
        /// The one-sided lower limit that was made for the interval; nothing where the end of the two-sided one at 2 level − 1 serves.
        /// </summary>
        internal double? OwnLowerLimit(in JudgeStudy study, in Correction raw, double error) =>
            interval.Traits.HasOwnLimits
                ? GuardedScoreInterval.OneSided(StudyRates.Of(in study), in raw, error)
                : null;

        /// <summary>
        /// The p-values of a rate where they have a formula of their own; nothing where the interval is inverted step by step.
        /// </summary>
        internal HypothesisTails? OwnTails(in JudgeStudy study, in Correction raw, double rate) => interval switch
        {
            AsymmetricErrorInterval.Melding => Melding.Tails(StudyRates.Of(in study), in raw, rate),
            AsymmetricErrorInterval.MeldingMidP => Melding.MidP.Tails(StudyRates.Of(in study), in raw, rate),
            AsymmetricErrorInterval.Exact when ExactScore.IsEnumerable(in study) => ExactScore.Tails(StudyRates.Of(in study), in raw, rate),
            _ => null,
        };

        internal Limits Limits(in JudgeStudy study, in Correction raw, in Correction smooth, in Confidence confidence,
            BootstrapSettings resampling) => interval switch
            {
                AsymmetricErrorInterval.GuardedScore => BothLimits.From<GuardedScoreInterval>(in study, in raw, in confidence),
                AsymmetricErrorInterval.LangReiczigel => LangReiczigel.Of(in smooth, confidence.Quantile),
                AsymmetricErrorInterval.Score => BothLimits.From<ScoreInterval>(in study, in raw, in confidence),
                AsymmetricErrorInterval.ProfileLikelihood => BothLimits.From<ProfileInterval>(in study, in raw, in confidence),
                AsymmetricErrorInterval.Fieller => Fieller.OfSmooth(in smooth, in raw, confidence.Quantile),
                AsymmetricErrorInterval.FiellerRaw => Fieller.Of(in raw, confidence.Quantile),
                AsymmetricErrorInterval.Mover => Mover.Of(in study, in raw, in confidence),
                AsymmetricErrorInterval.ScoreLattice => BothLimits.From<LatticeScoreInterval>(in study, in raw, in confidence),
                AsymmetricErrorInterval.ProfileLikelihoodFree => BothLimits.From<FreeProfileInterval>(in study, in raw, in confidence),
                AsymmetricErrorInterval.Projection => Projection.Of(in study, in raw, in confidence),
                AsymmetricErrorInterval.Melding => BothLimits.From<Melding>(in study, in raw, in confidence),
                AsymmetricErrorInterval.MeldingMidP => BothLimits.From<Melding.MidP>(in study, in raw, in confidence),
                AsymmetricErrorInterval.Bootstrap => Bootstrap.Of(in study, confidence.Error, resampling),
                AsymmetricErrorInterval.Exact => BothLimits.From<ExactScore>(in study, in raw, in confidence),
                AsymmetricErrorInterval.AveragedScore => BothLimits.From<AveragedScoreInterval>(in study, in raw, in confidence),
                AsymmetricErrorInterval.BalancedTails => BothLimits.From<BalancedTailsInterval>(in study, in raw, in confidence),
                AsymmetricErrorInterval.BalancedTailsQuarter =>
                    BothLimits.From<BalancedTailsInterval.Quarter>(in study, in raw, in confidence),
            };

        // A formula of the corrections alone, raw and smoothed.
        internal bool IsOfRates =>
            interval is AsymmetricErrorInterval.LangReiczigel or AsymmetricErrorInterval.Fieller or AsymmetricErrorInterval.FiellerRaw;
    }
}
