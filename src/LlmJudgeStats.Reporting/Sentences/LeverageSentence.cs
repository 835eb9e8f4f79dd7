namespace LlmJudgeStats.Reporting;

/// <summary>Which is better bought, labels or items.</summary>
internal static class LeverageSentence
{
    public static string Of(Leverage leverage, VarianceShares? shares)
    {
        var now = PlusMinus(leverage.HalfWidth);
        if (leverage.TwiceTheLabels is not { } labels)
            return $"Twice as many test items would give {PlusMinus(leverage.TwiceTheItems)} points instead of {now}; "
                + "there are not twice as many items of each verdict to label.";
        var better = labels < leverage.TwiceTheItems
            ? "More labels help more than more test items"
            : "More test items help more than more labels";
        return $"{better}{Reason(shares)}. Twice as many labels would give {PlusMinus(labels)} points instead of {now}; "
            + $"twice as many test items about {PlusMinus(leverage.TwiceTheItems)}.";
    }

    /// <summary>A half-width in points: <c>±4.7</c>.</summary>
    public static string PlusMinus(double halfWidth) => Invariant($"±{100 * halfWidth:F1}");

    private static string Reason(VarianceShares? shares) => shares is not { } found
        ? ""
        : Invariant($": {100 * (found.PassLabels + found.FailLabels):F0}% of the uncertainty comes from measuring the judge");
}
