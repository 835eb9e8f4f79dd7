namespace LlmJudgeStats.Strengths;

/// <summary>What strengths are read from.</summary>
public enum BattleSource
{
    /// <summary>All verdicts, corrected by the labels of some of the battles: what people prefer, with the judge's help.</summary>
    Corrected,

    /// <summary>The labelled battles alone.</summary>
    LabelsOnly,

    /// <summary>The verdicts as they are: what the judge prefers, flagged <see cref="EstimateWarnings.Uncorrected"/>.</summary>
    VerdictsOnly,
}
