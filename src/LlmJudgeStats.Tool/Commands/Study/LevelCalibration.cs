using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary><c>--calibrate-level</c>: each estimator at the nominal level that its design needs, computed once for a design.</summary>
internal sealed class LevelCalibration
{
    private readonly Dictionary<IJudgeEstimator, DesignCalibrated> _calibrated = [];

    /// <summary>The estimator at the nominal level for the sizes of a study.</summary>
    /// <exception cref="UsageException">A study or an interval that cannot be calibrated.</exception>
    public DesignCalibrated Of(IJudgeEstimator estimator, in JudgeStudy study, double level)
    {
        try
        {
            var calibrated = Of(estimator);
            calibrated.Estimate(in study, level);
            return calibrated;
        }
        catch (ArgumentException problem)
        {
            throw Refusal(problem);
        }
    }

    /// <summary>A gate whose limits are asked at the nominal level for the sizes of a study.</summary>
    /// <exception cref="UsageException">A study or an interval that cannot be calibrated.</exception>
    public GateDecision Decide(LlmJudgeStats.Gates.Gate gate, IJudgeEstimator estimator, in JudgeStudy study, double level, double chance)
    {
        try
        {
            return gate.Decide(Of(estimator), in study, level, chance);
        }
        catch (ArgumentException problem)
        {
            throw Refusal(problem);
        }
    }

    private DesignCalibrated Of(IJudgeEstimator estimator)
    {
        if (_calibrated.TryGetValue(estimator, out var known)) return known;
        var calibrated = new DesignCalibrated(estimator);
        _calibrated.Add(estimator, calibrated);
        return calibrated;
    }

    private static UsageException Refusal(ArgumentException problem) => new($"--calibrate-level: {OptionNames.Plain(problem)}", problem);
}
