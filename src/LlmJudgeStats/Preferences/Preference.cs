namespace LlmJudgeStats.Preferences;

/// <summary>Which of two is preferred. Worth 1, one half and 0 to the first.</summary>
public enum Preference
{
    /// <summary>The first-named one.</summary>
    First,

    /// <summary>Neither. Worth one half, and never left out.</summary>
    Tie,

    /// <summary>The second-named one.</summary>
    Second,
}

/// <summary>What a preference is worth.</summary>
public static class PreferenceWorth
{
    extension(Preference preference)
    {
        /// <summary>1, one half or 0: what the preference is worth to the first-named one.</summary>
        public double Worth => preference switch
        {
            Preference.First => 1,
            Preference.Tie => 0.5,
            Preference.Second => 0,
        };
    }
}
