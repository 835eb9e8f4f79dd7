using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>What is asked of a gate, for every group alike.</summary>
internal sealed record GateQuestion
{
    public required LlmJudgeStats.Gates.Gate Gate { get; init; }

    /// <summary>The level of each limit; with <see cref="IsSimultaneous"/> of all of them together.</summary>
    public required double Level { get; init; }

    public required double Chance { get; init; }

    public required bool IsSimultaneous { get; init; }

    public required bool AllowsInconclusive { get; init; }

    /// <summary>Whether a method was named: the naive rate is taken by nobody who did not ask for it.</summary>
    public required bool NamesMethod { get; init; }

    /// <summary>The nominal levels of designs; <see langword="null"/>: the limits are asked at the level itself.</summary>
    public LevelCalibration? Calibration { get; init; }

    /// <summary>How many gates hold together.</summary>
    public int Together { get; init; } = 1;

    /// <summary>The same for so many groups.</summary>
    public GateQuestion ForGroups(int groups) => IsSimultaneous && groups > 1 ? this with { Together = groups } : this;

    /// <summary>What the gate says of a study.</summary>
    /// <exception cref="UsageException">No labels, and nobody said that the judge is to be taken at its word.</exception>
    public GateFindings Decide(IJudgeEstimator estimator, in JudgeStudy study)
    {
        if (study.Calibration.IsEmpty && !NamesMethod)
        {
            throw new UsageException("no labels: --method naive takes the judge at its word; or give labels (--tp ..., or a file with a "
                + "column of labels), or known error rates (--accuracy 0.9)");
        }
        var calibration = study.Calibration;
        var findings = Calibration is { } levels
            ? Findings(levels.Decide(Gate, estimator, in study, EachLevel, Chance))
            : Of<JudgeStudy>(estimator, in study);
        var method = findings.Decision.Estimate.Method;
        var isFromTestItems = method.UsesLabelsFromTestItems;
        return findings with
        {
            LabelsCount = !method.IsUncorrected && !calibration.IsEmpty && !calibration.Sensitivity.IsKnown
                && !calibration.Specificity.IsKnown,
            KindsAreVerdicts = isFromTestItems && calibration.Design == CalibrationDesign.ByVerdict,
            SizeInWords = isFromTestItems || !method.UsesVerdicts
                ? "labels"
                : Invariant($"{study.Test.Size:0} test items"),
        };
    }

    /// <summary>What the gate says of a mean over strata, or of one of its rates.</summary>
    public GateFindings Of<TStudy>(IEstimator<TStudy, JudgeEstimate> estimator, in TStudy study) =>
        Findings(Gate.Decide(estimator, in study, EachLevel, Chance));

    private double EachLevel => 1 - ((1 - Level) / Together);

    private GateFindings Findings(GateDecision decision) => new(decision)
    {
        AllowsInconclusive = AllowsInconclusive,
        Together = Together,
        CommonLevel = Level,
    };
}
