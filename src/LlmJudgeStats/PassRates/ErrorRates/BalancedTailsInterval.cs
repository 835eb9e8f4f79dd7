using LlmJudgeStats.Inference;

namespace LlmJudgeStats.PassRates;

/// <summary>A likelihood interval that spends little of its error on the side of a near end: pass-rates.md 3.9c.</summary>
/// <remarks>A tenth of the error at least on each side.</remarks>
internal readonly struct BalancedTailsInterval : ILowerLimit
{
    public static IntervalTraits Traits { get; } =
        new("balanced-tails", "balanced tails", Citations.OwnPassRates)
        {
            Promise = 0.945,
            LimitPromise = 0.95,
            Cost = IntervalCost.Equations,
            HasOwnLimits = true,
        };

    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence) =>
        LowerOf(new(leastShare: 0.1, factor: 1.01), in study, in raw, in confidence);

    private static double LowerOf(BalancedTails tails, in StudyRates study, in Correction raw, in Confidence confidence)
    {
        var added = study.AddQuarter();
        var smooth = Correction.Of(in added);
        if (!(smooth.Youden > 0)) return 0;
        // At levels of one half and less the added items may be nearer than the limit: never inside the point.
        CorrectedContrast.OfQuarters(in added, in smooth, out var fit);
        return Math.Min(tails.Lower(in fit, in confidence), Math.Clamp(raw.Rate, 0, 1));
    }

    /// <summary>The same with a quarter of the error at least on each side.</summary>
    internal readonly struct Quarter : ILowerLimit
    {
        public static IntervalTraits Traits { get; } =
            new("balanced-tails-quarter", "balanced tails, a quarter at least", Citations.OwnPassRates)
            {
                Promise = 0.948,
                LimitPromise = 0.95,
                Cost = IntervalCost.Equations,
                HasOwnLimits = true,
            };

        public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence) =>
            LowerOf(new(leastShare: 0.25, factor: 1.005), in study, in raw, in confidence);
    }
}
