using LlmJudgeStats.Intervals;

namespace LlmJudgeStats;

/// <summary>How the interval is formed when error rates are measured and may differ (methods.md section 3).</summary>
public enum AsymmetricErrorInterval
{
    /// <summary>Smoothed rates, a shifted centre, ± z standard errors: close to the level in balanced designs, low when one class has few labels. Source: Lang &amp; Reiczigel 2014; Lee et al. 2025 publish the same.</summary>
    LangReiczigel,

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
            AsymmetricErrorInterval.Fieller => "fieller",
        };

        /// <summary>The name for people.</summary>
        public string Name => interval switch
        {
            AsymmetricErrorInterval.LangReiczigel => "Lang–Reiczigel",
            AsymmetricErrorInterval.Fieller => "Fieller",
        };

        internal Limits Limits(in JudgeStudy study, double z) => interval switch
        {
            AsymmetricErrorInterval.LangReiczigel => LangReiczigel.Of(in study, z),
            AsymmetricErrorInterval.Fieller => Fieller.Of(in study, z),
        };
    }
}
