using LlmJudgeStats.Intervals;

namespace LlmJudgeStats;

/// <summary>How the interval is formed when error rates are measured and may differ (methods.md section 3).</summary>
public enum AsymmetricErrorInterval
{
    /// <summary>Smoothed rates, a shifted centre, ± z standard errors: close to the level in balanced designs, low when one class has few labels. Source: Lang &amp; Reiczigel 2014; Lee et al. 2025 publish the same.</summary>
    LangReiczigel,

    /// <summary>The hull of a lattice-corrected score interval and two likelihood intervals: reaches the level in every design enumerated. Source: methods.md 3.9.</summary>
    GuardedScore,

    /// <summary>Inverts the score test of the contrast p − t Se − (1 − t)(1 − Sp): narrow, low near 0 and 1. Source: methods.md 3.5; Martín Andrés &amp; Álvarez Hernández 2010.</summary>
    Score,

    /// <summary>Inverts the likelihood ratio, with a judge no worse than chance: narrow, low for sharp judges near 0 and 1. Source: methods.md 3.6.</summary>
    ProfileLikelihood,

    /// <summary>Fieller's set on the smoothed rates: holds a little better in unbalanced designs, wider for weak judges. Source: Fieller 1954.</summary>
    Fieller,
}

/// <summary>Ids, names and formulas.</summary>
public static class AsymmetricErrorIntervals
{
    extension(AsymmetricErrorInterval interval)
    {
        /// <summary>The id, as on the command line: <c>lang-reiczigel</c>.</summary>
        public string Id => interval switch
        {
            AsymmetricErrorInterval.LangReiczigel => "lang-reiczigel",
            AsymmetricErrorInterval.GuardedScore => "guarded-score",
            AsymmetricErrorInterval.Score => "score",
            AsymmetricErrorInterval.ProfileLikelihood => "profile-likelihood",
            AsymmetricErrorInterval.Fieller => "fieller",
        };

        /// <summary>The name for people.</summary>
        public string Name => interval switch
        {
            AsymmetricErrorInterval.LangReiczigel => "Lang–Reiczigel",
            AsymmetricErrorInterval.GuardedScore => "guarded score",
            AsymmetricErrorInterval.Score => "score",
            AsymmetricErrorInterval.ProfileLikelihood => "profile likelihood",
            AsymmetricErrorInterval.Fieller => "Fieller",
        };

        internal Limits Limits(in JudgeStudy study, in Correction raw, double z) => interval switch
        {
            AsymmetricErrorInterval.LangReiczigel => LangReiczigel.Of(in study, z),
            AsymmetricErrorInterval.GuardedScore => GuardedScore.Of(in study, in raw, z),
            AsymmetricErrorInterval.Score => Score.Of(in study, in raw, z, lattice: 0),
            AsymmetricErrorInterval.ProfileLikelihood => ProfileLikelihood.Of(in study, in raw, z),
            AsymmetricErrorInterval.Fieller => Fieller.Of(in study, z),
        };
    }
}
