using LlmJudgeStats.Coverage;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Estimate;

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
            if (!_calibrated.TryGetValue(estimator, out var calibrated))
            {
                calibrated = new(estimator);
                _calibrated.Add(estimator, calibrated);
            }
            calibrated.Estimate(in study, level);
            return calibrated;
        }
        catch (ArgumentException problem)
        {
            throw new UsageException($"--calibrate-level: {FileParser.Plain(problem)}", problem);
        }
    }
}
