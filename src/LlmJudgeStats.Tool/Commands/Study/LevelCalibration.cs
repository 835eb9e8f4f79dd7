using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary><c>--calibrate-level</c>: each estimator at the nominal level that its design needs, computed once for a design.</summary>
internal sealed class LevelCalibration
{
    private const string Option = "--calibrate-level";

    private readonly Dictionary<IJudgeEstimator, DesignCalibrated> _calibrated = [];

    /// <summary>The estimator at the nominal level for the sizes of a study.</summary>
    /// <exception cref="UsageException">A study or an interval that cannot be calibrated.</exception>
    public DesignCalibrated Of(IJudgeEstimator estimator, in JudgeStudy study, double level)
    {
        var asked = study;
        return LibraryRefusal.AsUsage(
            () =>
            {
                var calibrated = Of(estimator);
                calibrated.Estimate(in asked, level);
                return calibrated;
            },
            Option);
    }

    /// <summary>A gate whose limits are asked at the nominal level for the sizes of a study.</summary>
    /// <exception cref="UsageException">A study or an interval that cannot be calibrated.</exception>
    public GateDecision Decide(LlmJudgeStats.Gates.Gate gate, IJudgeEstimator estimator, in JudgeStudy study, double level, double chance)
    {
        var asked = study;
        return LibraryRefusal.AsUsage(() => gate.Decide(Of(estimator), in asked, level, chance), Option);
    }

    private DesignCalibrated Of(IJudgeEstimator estimator)
    {
        if (_calibrated.TryGetValue(estimator, out var known)) return known;
        var calibrated = new DesignCalibrated(estimator);
        _calibrated.Add(estimator, calibrated);
        return calibrated;
    }

}
