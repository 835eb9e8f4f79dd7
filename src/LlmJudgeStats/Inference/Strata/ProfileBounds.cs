namespace LlmJudgeStats.Inference;

/// <summary>What the steps of <see cref="ProfileSearch"/> must keep to.</summary>
/// <param name="Deviation">
/// How far √(twice the drop) may be from z before the last step: a profile may bend within less than a small step.
/// </param>
/// <param name="Lowest">The lowest place in ln(t/(1 − t)) that a step may reach.</param>
internal readonly record struct ProfileBounds(double Deviation, double Lowest)
{
    /// <summary>None: for two strata and two values, which bend nowhere within a small step.</summary>
    public static ProfileBounds None => new(double.PositiveInfinity, double.NegativeInfinity);
}
