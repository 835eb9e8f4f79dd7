
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>Corrects a judged rate for known or plugged-in error rates, as published.</summary>
/// <remarks>
/// <code>θ = (p + Sp − 1) / (Se + Sp − 1)</code>
/// Known rates: a one-proportion interval of p is mapped through the same formula and clipped. Measured rates: <see cref="RoganGladenInterval"/>; prefer
/// <see cref="AsymmetricErrorEstimator"/> there. The standard error is the delta method's at the unclamped point (pass-rates.md 3.1).
/// Valid when the error rates also hold on the test items and the judge beats chance; unidentified when Se + Sp ≤ 1, limits only when a label class is empty,
/// <see cref="EstimateWarnings.DesignMismatch"/> when labels were chosen by verdict. Source: Rogan &amp; Gladen 1978.
/// </remarks>
public sealed record RoganGladenEstimator : IJudgeEstimator
{
    private static readonly EstimationMethod s_measured =
        new("rogan-gladen", "Rogan–Gladen", Assumptions.IndependentItems | Assumptions.ErrorRatesTransport | Assumptions.BetterThanChance, Citations.RoganGladen);
    private static readonly EstimationMethod s_known = s_measured with { Assumptions = s_measured.Assumptions | Assumptions.KnownErrorRates };
    private static readonly EstimationMethod[] s_whenKnown = MethodTable.ForEach(Enum.GetValues<BinomialInterval>(), s_known, i => i.Id, i => i.Name);
    private static readonly EstimationMethod[] s_whenMeasured = MethodTable.ForEach(
        Enum.GetValues<RoganGladenInterval>(), s_measured, i => i.Id, i => i.Name,
        i => i switch { RoganGladenInterval.Delta => Citations.RoganGladen, RoganGladenInterval.Bootstrap => Citations.Efron });

    /// <summary>The estimator with its default intervals.</summary>
    public static RoganGladenEstimator Default { get; } = new();

    /// <summary>The interval of the judged rate that is mapped when both error rates are known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public BinomialInterval WhenKnown { get; init => field = Check.Defined(value); } = BinomialInterval.Wilson;

    /// <summary>The interval when at least one error rate is measured.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public RoganGladenInterval WhenMeasured { get; init => field = Check.Defined(value); } = RoganGladenInterval.Delta;

    /// <summary>How many replicates <c>bootstrap</c> draws, from 100 to 10,000,000; no other interval draws any.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 or more than 10,000,000.</exception>
    public int Replicates { get; init => field = Check.Replicates(value); } = Resampling.DefaultReplicates;

    /// <summary>The seed of <c>bootstrap</c>: the same seed, the same interval, on every machine.</summary>
    public ulong Seed { get; init; } = Resampling.DefaultSeed;

    /// <inheritdoc/>
    public EstimationMethod Method => s_measured;

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var raw = Correction.Of(in study);
        var method = study.Calibration.IsKnown ? s_whenKnown[(int)WhenKnown] : s_whenMeasured[(int)WhenMeasured];
        if (StudyScreening.IsUnanswerable(in study, in raw, method, level, out var answer)) return answer;
        // Computed on the side where the rate is at most one half and mirrored: exchanging pass and fail exchanges the answer exactly.
        return raw.IsComputed(in study)
            ? Estimate(in study, in raw, method, level, mirror: false)
            : Estimate(in study, raw.Flip(), method, level, mirror: true);
    }

    // Of the study or of its mirror image; the study is as it was given, as exchanging all of it takes as long as a formula, and its warnings are the same on either side.
    private JudgeEstimate Estimate(in JudgeStudy study, in Correction raw, EstimationMethod method, double level, bool mirror)
    {
        var (rate, standardError) = (raw.Rate, raw.StandardError);
        if (study.Calibration.IsKnown)
            return StudyScreening.Clipped(method, in study, rate, standardError, Mapped(in study, in raw, level, mirror), level, EstimateWarnings.None, mirror);
        var z = Normal.TwoSided(level);
        var limits = WhenMeasured switch
        {
            RoganGladenInterval.Delta => Delta.Of(rate, standardError, z),
            RoganGladenInterval.Bootstrap => Bootstrap.Of(mirror ? study.Flip() : study, 1 - level, new(Replicates, Seed)),
        };
        return StudyScreening.Clipped(method, in study, rate, standardError, limits, level,
            StudyScreening.SmallCalibration(in study) | StudyScreening.WeakJudge(in study, z), mirror);
    }

    // The correction rises with the judged rate, so the ends of its interval are the ends of ours (Reiczigel, Földi & Ózsvári 2010).
    private Limits Mapped(in JudgeStudy study, in Correction raw, double level, bool mirror)
    {
        var judged = WhenKnown.Limits(mirror ? study.Test.Flip() : study.Test, level);
        var falsePass = (mirror ? study.Calibration.Sensitivity : study.Calibration.Specificity).FailWeight;
        return new((judged.Lower - falsePass) / raw.Youden, (judged.Upper - falsePass) / raw.Youden);
    }
}
