namespace LlmJudgeStats.Inference;

/// <summary>What each stratum counts for in a mean.</summary>
internal enum StratumWeights
{
    /// <summary>As often as it was observed: items without a label count.</summary>
    Observed,

    /// <summary>What was declared: items without a label are not read.</summary>
    Declared,
}
