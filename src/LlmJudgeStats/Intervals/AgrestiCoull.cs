namespace LlmJudgeStats.Intervals;

/// <summary>Agresti &amp; Coull 1998: Wald after adding z²/2 successes and z²/2 failures.</summary>
internal static class AgrestiCoull
{
    public static IntervalTraits Traits { get; } = new("agresti-coull", "Agresti–Coull", Citations.AgrestiCoull1998) { Promise = 0.91 };

    public static Limits Of(double successes, double failures, double z) =>
        Wald.Of(successes + (z * z / 2), failures + (z * z / 2), z);
}
