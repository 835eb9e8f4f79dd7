namespace LlmJudgeStats.Bayesian;

/// <summary>What is believed of one error rate: a beta density x^(Rare) (1 − x)^(Usual), or a known value.</summary>
/// <param name="Rare">Exponent of the error rate: errors seen, plus the prior's shape, minus 1.</param>
/// <param name="Usual">Exponent of its complement.</param>
/// <param name="Value">The error rate when it is known, else NaN.</param>
internal readonly record struct ErrorRateBelief(double Rare, double Usual, double Value)
{
    public bool IsKnown => !double.IsNaN(Value);

    public bool IsWhole => Rare >= 0 && Usual >= 0 && Rare == Math.Floor(Rare) && Usual == Math.Floor(Usual);

    /// <summary>The variance of the belief; 0 when the rate is known.</summary>
    public double Variance => IsKnown ? 0 : (Rare + 1) / (Rare + Usual + 2) * ((Usual + 1) / (Rare + Usual + 2)) / (Rare + Usual + 3);

    /// <summary>The belief about 1 − rate, from the rate of correct verdicts and the prior on it.</summary>
    public static ErrorRateBelief Of(Proportion correct, BetaPrior prior) => correct.IsKnown
        ? new(0, 0, correct.FailWeight)
        : new(correct.Failures + prior.Beta - 1, correct.Successes + prior.Alpha - 1, double.NaN);
}
