using LlmJudgeStats.Comparison;
namespace LlmJudgeStats.Planning;

/// <summary>
/// The asymptotic variance of a plan, in two parts: <c>w² ≈ Items/n + Labels/m</c>. Too narrow for small studies, and good enough to say
/// where a search begins. Source: pass-rates.md 6 and 5.5; decisions.md 9.8.
/// </summary>
/// <param name="Items">z² D times the variance of one test item.</param>
/// <param name="Labels">z² D times that of one label, shared out as Neyman says.</param>
internal readonly record struct AsymptoticLaw(double Items, double Labels)
{
    private const double Least = 1e-12;

    public static AsymptoticLaw Of(PlanQuestion question)
    {
        var guess = question.Guess;
        var z = question.Gate is null
            ? Confidence.TwoSided(question.Level).Quantile
            : Math.Max(Least, Confidence.OneSidedError(1 - question.Level).Quantile + DetectableDifference.Deviate(question.Chance));
        var scale = z * z * question.DesignEffect;
        var p = guess.JudgedRate;
        var isFromTestItems = question.IsFromTestItems;
        var share = isFromTestItems ? p : guess.PassRate;
        var first = isFromTestItems ? guess.PositivePredictiveValue : guess.Sensitivity;
        var second = isFromTestItems ? guess.FalseOmissionRate : guess.Specificity;
        var factor = isFromTestItems ? (first - second) * (first - second) : 1 / (guess.Youden * guess.Youden);
        var sum = (share * Math.Sqrt(first * (1 - first))) + ((1 - share) * Math.Sqrt(second * (1 - second)));
        return new(
            Math.Max(Least, scale * factor * p * (1 - p)),
            Math.Max(Least, scale * sum * sum * (isFromTestItems ? 1 : factor)));
    }

    /// <summary>The labels of the cheapest study for a half-width.</summary>
    /// <remarks><code>m = √(b/c) (√(a j) + √(b c))/w²,  c = label price + j, j = judge price</code></remarks>
    public double CheapestLabels(double halfWidth, LabelCosts costs)
    {
        var label = costs.Label + costs.Judge;
        return Math.Sqrt(Labels / label) * (Math.Sqrt(Items * costs.Judge) + Math.Sqrt(Labels * label)) / (halfWidth * halfWidth);
    }
}
