using System.Runtime.CompilerServices;
using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>A formula for the lower limit of a corrected rate. The upper one is that of the study with pass and fail exchanged.</summary>
internal interface ILowerLimit
{
    static abstract double Lower(in StudyRates study, in Correction raw, in Confidence confidence);
}

/// <summary>The two limits of one such formula.</summary>
internal static class BothLimits
{
    // Not inlined: an estimate by another formula would pay for room on the stack that this one needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Limits From<T>(in JudgeStudy study, in Correction raw, in Confidence confidence) where T : ILowerLimit
    {
        var rates = StudyRates.Of(in study);
        return Limits.OfLower(T.Lower(in rates, in raw, in confidence), T.Lower(rates.Flip(), raw.Flip(), in confidence));
    }
}
