namespace LlmJudgeStats.Comparison;

/// <summary>What the intervals of a difference are and how they behave.</summary>
internal static class DifferenceTraits
{
    public static IntervalTraits Guarded { get; } = new("guarded-difference", "guarded score", Citations.MartinAndres2010)
    {
        Promise = 0.94,
        Cost = IntervalCost.Equations,
    };

    public static IntervalTraits Stratified { get; } = new("sampled-difference", "corrected profile likelihood", Citations.Tenenbein1970)
    {
        Promise = 0.95,
        Cost = IntervalCost.Equations,
    };

    public static IntervalTraits Fieller { get; } = new("fieller", "Fieller", Citations.Fieller1954);

    public static IntervalTraits Delta { get; } = new("delta", "delta", Citations.RoganGladen1978);
}
