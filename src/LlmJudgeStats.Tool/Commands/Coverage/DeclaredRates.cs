using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>
/// An estimator that is told what a design declares and a drawn study does not know: rates that are known, and beside them how the labels
/// were chosen.
/// </summary>
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
                Design = Design.Labels.Design,
            },
        };
        return Inner.Estimate(in declared, level);
    }
}
