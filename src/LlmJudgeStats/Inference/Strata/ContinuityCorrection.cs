namespace LlmJudgeStats.Inference;

/// <summary>How much of a label the corrected profile takes off, by a verdict's share r of the coarseness of the estimate.</summary>
internal enum ContinuityCorrection
{
    /// <summary>r^(3/2)/2: pass-rates.md 5.6.</summary>
    ThreeHalves,

    /// <summary>0.4 r: docs/adr/0018.</summary>
    Proportional,

    /// <summary>r/2: pass-rates.md 5.6.</summary>
    Strict,
}

/// <summary>The formulas.</summary>
internal static class ContinuityCorrections
{
    extension(ContinuityCorrection correction)
    {
        public double Of(double share) => correction switch
        {
            ContinuityCorrection.ThreeHalves => share * Math.Sqrt(share) / 2,
            ContinuityCorrection.Proportional => 0.4 * share,
            ContinuityCorrection.Strict => share / 2,
        };
    }
}
