using LlmJudgeStats.Intervals;

namespace LlmJudgeStats;

/// <summary>How the interval is formed when labels were sampled from the test population (methods.md section 5).</summary>
public enum PostStratifiedInterval
{
    /// <summary>Profile likelihood after a continuity correction of each verdict's labels: reaches the level in the designs enumerated, low below about 25 labels a verdict with a thousand items. Source: methods.md 5.6.</summary>
    CorrectedProfile,

    /// <summary>The same with a larger correction: also for few labels by verdict, 4 to 14 % wider. Source: methods.md 5.6.</summary>
    CorrectedProfileStrict,
}

/// <summary>Ids, names and formulas.</summary>
public static class PostStratifiedIntervals
{
    extension(PostStratifiedInterval interval)
    {
        /// <summary>The id, as on the command line: <c>corrected-profile</c>.</summary>
        public string Id => interval switch
        {
            PostStratifiedInterval.CorrectedProfile => "corrected-profile",
            PostStratifiedInterval.CorrectedProfileStrict => "corrected-profile-strict",
        };

        /// <summary>The name for people.</summary>
        public string Name => interval switch
        {
            PostStratifiedInterval.CorrectedProfile => "corrected profile likelihood",
            PostStratifiedInterval.CorrectedProfileStrict => "corrected profile likelihood, strict",
        };

        /// <summary>One minus the level at which a one-sided limit is computed, as a share of one minus the level that was asked for.</summary>
        internal double OneSidedShare => interval switch
        {
            PostStratifiedInterval.CorrectedProfile or PostStratifiedInterval.CorrectedProfileStrict => CorrectedProfile.OneSidedShare,
        };

        internal double Limit(in LabelledSample sample, IntervalSide side, double z, bool byVerdict) => interval switch
        {
            PostStratifiedInterval.CorrectedProfile => CorrectedProfile.OneSided(in sample, side, z, strict: false, byVerdict),
            PostStratifiedInterval.CorrectedProfileStrict => CorrectedProfile.OneSided(in sample, side, z, strict: true, byVerdict),
        };

        internal Limits Limits(in LabelledSample sample, double z) => interval switch
        {
            PostStratifiedInterval.CorrectedProfile => CorrectedProfile.Of(in sample, z, strict: false),
            PostStratifiedInterval.CorrectedProfileStrict => CorrectedProfile.Of(in sample, z, strict: true),
        };
    }
}
