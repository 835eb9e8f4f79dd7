using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation.Real;

/// <summary>A method, and how it is told that the labels were chosen.</summary>
internal sealed record RealMethod(string Id, IJudgeEstimator Estimator, CalibrationDesign Design)
{
    public static IReadOnlyList<RealMethod> All { get; } =
    [
        new("naive", NaiveEstimator.Default, CalibrationDesign.ByLabel),
        ByLabel(AsymmetricErrorInterval.GuardedScore),
        ByLabel(AsymmetricErrorInterval.LangReiczigel),
        ByLabel(AsymmetricErrorInterval.Fieller),
        new("delta", RoganGladenEstimator.Default, CalibrationDesign.ByLabel),
        new("bayesian", BayesianEstimator.Default, CalibrationDesign.ByLabel),
        new("corrected-profile", PostStratifiedEstimator.Default, CalibrationDesign.Random),
        new("labels-only", LabelsOnlyEstimator.Default, CalibrationDesign.Random),
        new("ppi-plus-plus", PredictionPoweredEstimator.Default, CalibrationDesign.Random),
    ];

    private static RealMethod ByLabel(AsymmetricErrorInterval interval) =>
        new(interval.Id, new AsymmetricErrorEstimator { Interval = interval }, CalibrationDesign.ByLabel);
}
