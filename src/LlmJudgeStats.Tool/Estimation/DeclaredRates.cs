using LlmJudgeStats.Simulation;

namespace LlmJudgeStats.Tool.Estimation;

/// <summary>An estimator that is told the rates which a design declares as known, and how the labels were chosen: a drawn study has neither.</summary>
internal sealed record DeclaredRates(IJudgeEstimator Inner, StudyDesign Design) : IJudgeEstimator
{
    public EstimationMethod Method => Inner.Method;

    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        var declared = study with
        {
            Calibration = new()
            {
                Sensitivity = Design.KnownSensitivity is { } sensitivity ? Proportion.Known(sensitivity) : study.Calibration.Sensitivity,
                Specificity = Design.KnownSpecificity is { } specificity ? Proportion.Known(specificity) : study.Calibration.Specificity,
                Design = Design.Design,
            },
        };
        return Inner.Estimate(in declared, level);
    }
}
