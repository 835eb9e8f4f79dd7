using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>Prediction-powered inference as published: for comparison with other tools, never the default.</summary>
/// <remarks>
/// <code>θ = Ȳ + λ (f̄_U − f̄_L),  V = s²(Y − λ f)_L/m + λ² s²(f)_U/n</code>
/// Ȳ and f̄_L are the shares of passes among labels and verdicts of the m labelled items, f̄_U among the verdicts of the n others. Sound
/// with thousands of labels and a rate away from 0 and 1; on the grid where the defaults were measured the intervals at 95 % covered as
/// little as 0 to 17 %: use <see cref="PostStratifiedEstimator"/>, which needs the same data.
/// Valid for <see cref="CalibrationDesign.Random"/> only; any other design is a <see cref="EstimateWarnings.DesignMismatch"/>. With fewer
/// than two labelled or two other items there is no variance and no answer. Source: pass-rates.md 5.2 and 5.3; Angelopoulos 2023.
/// </remarks>
public sealed record PredictionPoweredEstimator : IJudgeEstimator
{
    private static readonly EstimationMethod s_method =
        new("prediction-powered", "prediction-powered", Assumptions.IndependentItems | Assumptions.RandomCalibration,
            Citations.Angelopoulos2023);
    private static readonly EstimationMethod[] s_methods =
        EstimationMethods.ForEach<PredictionPoweredVariant>(s_method, variant => variant.Traits);

    /// <summary>The estimator with its default interval.</summary>
    public static PredictionPoweredEstimator Default { get; } = new();

    /// <summary>Which published form.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public PredictionPoweredVariant Interval { get; init => field = Check.Defined(value); } = PredictionPoweredVariant.PpiPlusPlus;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var calibration = study.Calibration;
        if (study.Test.IsEmpty || calibration.IsEmpty) return StudyScreening.Unanswered(Method, level, EstimateWarnings.Unidentified);
        if (!study.HasCounts || calibration.Design != CalibrationDesign.Random)
            return StudyScreening.Unanswered(Method, level, EstimateWarnings.DesignMismatch);
        var small = StudyScreening.SmallCalibration(in study);
        if (study.Test.Size < 2 || calibration.Sensitivity.Size + calibration.Specificity.Size < 2)
            return StudyScreening.Unanswered(Method, level, EstimateWarnings.Unidentified | small);
        var here = PredictionPowered.Of(LabelledSample.Of(in study), Interval);
        var there = PredictionPowered.Of(LabelledSample.Of(study.Flip()), Interval);
        // Computed on the side of the smaller rate and mirrored: exchanging pass and fail exchanges the answer exactly.
        return here.Rate <= there.Rate ? Estimate(in study, here, level, small) : Estimate(in study, there, level, small).Flip();
    }

    private JudgeEstimate Estimate(in JudgeStudy study, PredictionPowered fit, double level, EstimateWarnings warnings)
    {
        var z = Confidence.TwoSided(level, study.DegreesOfFreedom).Quantile;
        var limits = Interval.IsLogit ? fit.Logit(z) : fit.Wald(z);
        return StudyScreening.Clipped(Method, in study, fit.Rate, Math.Sqrt(fit.Variance), limits, level, warnings)
            .WithFreedom(study.InverseFreedom);
    }
}
