using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LlmJudgeStats.PassRates;
using static System.Runtime.Intrinsics.Vector256;
using Lane = System.Runtime.Intrinsics.Vector256<double>;

namespace LlmJudgeStats;

/// <summary>
/// Four studies at once, for the two closed forms with measured rates. What <c>Estimate</c> answers is the definition: to the last bit the
/// same, or not answered here.
/// </summary>
internal readonly struct EstimateLanes
{
    public const int Rows = 4;

    private readonly bool _isLangReiczigel;
    private readonly Lane _z, _pseudoVerdicts;

    private EstimateLanes(bool isLangReiczigel, EstimationMethod method, double level)
    {
        Method = method;
        var z = Confidence.TwoSided(level).Quantile;
        _isLangReiczigel = isLangReiczigel;
        _z = Vector256.Create(z);
        _pseudoVerdicts = Vector256.Create(z * z / 2);
    }

    /// <summary>The method of what is answered here.</summary>
    public EstimationMethod Method { get; }

    /// <summary>Whether this estimator's formula is here and the processor gains by it.</summary>
    public static bool TryFor(IJudgeEstimator estimator, CalibrationDesign design, double level, out EstimateLanes lanes)
    {
        var isLangReiczigel = estimator is AsymmetricErrorEstimator { Interval: AsymmetricErrorInterval.LangReiczigel };
        var method = (estimator as RoganGladenEstimator)?.MethodWhenMeasured ?? estimator.Method;
        lanes = new(isLangReiczigel, method, level);
        return Vector256.IsHardwareAccelerated && design != CalibrationDesign.ByVerdict
            && (isLangReiczigel || estimator is RoganGladenEstimator { Interval: RoganGladenInterval.Delta });
    }

    /// <summary>
    /// Answers four rows; a bit is set in what is returned for each whose answer is not a formula's: counts that are none, an empty class,
    /// chance, both sides even.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Estimate(StudyColumns studies, EstimateColumns estimates, int row)
    {
        var test = OutcomeLanes.Load(studies.Positives, studies.Negatives, row);
        var sensitivity = OutcomeLanes.Load(studies.TruePositives, studies.FalseNegatives, row);
        var specificity = OutcomeLanes.Load(studies.TrueNegatives, studies.FalsePositives, row);
        var counted = CorrectionLanes.Of(in test, in sensitivity, in specificity);
        var plain = test.Plain & sensitivity.Plain & specificity.Plain & GreaterThan(counted.Youden, Lane.Zero)
            & ~Vector256.Equals(counted.Pass, counted.Fail);
        var stays = LessThan(counted.Pass, counted.Fail);
        var raw = counted.FlipUnless(stays);
        var smooth = CorrectionLanes.Of(test.Smooth(_pseudoVerdicts), sensitivity.Smooth(Lane.One), specificity.Smooth(Lane.One))
            .FlipUnless(stays);

        var unclamped = raw.Pass / raw.Youden;
        var standardError = raw.StandardError;
        var centre = unclamped;
        var half = _z * standardError;
        if (_isLangReiczigel) (centre, half) = LangReiczigel(in smooth);
        var lower = Clip(centre - half);
        var upper = Clip(centre + half);
        if (_isLangReiczigel)
        {
            var isBetter = GreaterThan(smooth.Youden, Lane.Zero);
            lower = ConditionalSelect(isBetter, lower, Lane.Zero);
            upper = ConditionalSelect(isBetter, upper, Lane.One);
        }
        var point = Clip(unclamped);
        unclamped = ConditionalSelect(Vector256.Equals(Lane.One - unclamped, Lane.One - point), point, unclamped);

        var isSmall = LessThan(Min(sensitivity.Size, specificity.Size), Vector256.Create(StudyScreening.SmallClass));
        var isClearlyBetterThanChance = GreaterThan(smooth.Youden, Lane.Zero) & GreaterThan(smooth.FiellerCoefficient(_z), Lane.Zero);
        var warnings = Flag(~Vector256.Equals(point, unclamped), EstimateWarnings.Clamped)
            | Flag(LessThan(CoarseWidth(lower, upper), Vector256.Create(StudyScreening.Nothing)), EstimateWarnings.DegenerateInterval)
            | Flag(isSmall, EstimateWarnings.SmallCalibration)
            | Flag(~isClearlyBetterThanChance, EstimateWarnings.WeakJudge);

        ConditionalSelect(stays, point, Lane.One - point).CopyTo(estimates.Points[row..]);
        ConditionalSelect(stays, unclamped, Lane.One - unclamped).CopyTo(estimates.Unclamped[row..]);
        standardError.CopyTo(estimates.StandardErrors[row..]);
        ConditionalSelect(stays, lower, Lane.One - upper).CopyTo(estimates.Lower[row..]);
        ConditionalSelect(stays, upper, Lane.One - lower).CopyTo(estimates.Upper[row..]);
        for (var i = 0; i < Rows; i++) estimates.Warnings[row + i] = (EstimateWarnings)warnings[i];
        return (uint)(~plain).ExtractMostSignificantBits();
    }

    private (Lane Centre, Lane Half) LangReiczigel(in CorrectionLanes smooth)
    {
        var pass = smooth.Pass / smooth.Youden;
        var fail = smooth.Fail / smooth.Youden;
        var shift = Vector256.Create(2.0) * _z * _z * ((pass * smooth.SensitivityVariance) - (fail * smooth.SpecificityVariance));
        return (smooth.Rate + shift, _z * smooth.StandardError);
    }

    private static Lane CoarseWidth(Lane lower, Lane upper) => ConditionalSelect(
        LessThan(lower + upper, Lane.One), (Lane.One - lower) - (Lane.One - upper), upper - lower);

    private static Lane Clip(Lane rates) => Min(Max(rates, Lane.Zero), Lane.One);

    private static Vector256<long> Flag(Lane mask, EstimateWarnings warning) => mask.AsInt64() & Vector256.Create((long)warning);
}
