using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Reporting;

/// <summary>What a posterior rests on beside the data: the priors that counted, and the cut to a judge better than chance.</summary>
internal static class PriorWords
{
    /// <summary>In words that stand behind the name of the method.</summary>
    /// <param name="estimator">The estimator, with its priors.</param>
    /// <param name="study">The data: how the labels were chosen decides which priors count.</param>
    public static string Of(BayesianEstimator estimator, in JudgeStudy study)
    {
        var calibration = study.Calibration;
        var isFromTestItems = calibration.Design.IsFromTestItems
            && study.Test is { IsKnown: false, IsEmpty: false }
            && calibration is { Sensitivity.IsKnown: false, Specificity.IsKnown: false };
        if (isFromTestItems) return Names([estimator.JudgePassRate, estimator.PositivePredictiveValue, estimator.FalseOmissionRate]);
        var names = Names(
        [
            estimator.PassRate,
            .. calibration.Sensitivity.IsKnown ? [] : new[] { estimator.Sensitivity },
            .. calibration.Specificity.IsKnown ? [] : new[] { estimator.Specificity },
        ]);
        // Two known rates are better than chance or not, whatever is believed.
        return estimator.BetterThanChance && !calibration.IsKnown ? $"{names} cut to a judge better than chance" : names;
    }

    private static string Names(IReadOnlyList<BetaPrior> priors)
    {
        string[] names = [.. priors.Select(Name).Distinct()];
        return (names, priors) switch
        {
            ([var one], [_]) => $"a {one} prior",
            ([var one], _) => $"{one} priors",
            _ => $"priors {string.Join(", ", priors.Select(Name))}",
        };
    }

    private static string Name(BetaPrior prior) =>
        prior == BetaPrior.Uniform ? "uniform" : prior == BetaPrior.Jeffreys ? "Jeffreys" : prior.ToString();
}
