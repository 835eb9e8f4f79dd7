namespace LlmJudgeStats.Intervals;

/// <summary>Wilson 1927.</summary>
internal static class Wilson
{
    public static IntervalTraits Traits { get; } = new("wilson", "Wilson", Citations.Wilson1927) { Promise = 0.83 };

    /// <remarks>
    /// <code>[k + z²/2 ± z √(k (n − k)/n + z²/4)] / (n + z²)</code>
    /// The lower end by the product of the two roots, k²/(n (n + z²)): no cancellation, and exactly 0 at k = 0.
    /// </remarks>
    public static Limits Of(double successes, double failures, double z)
    {
        var n = successes + failures;
        var centre = successes + (z * z / 2);
        var top = centre + (z * Math.Sqrt((successes / n * failures) + (z * z / 4)));
        return new(successes / n * successes / top, top / (n + (z * z)));
    }
}
