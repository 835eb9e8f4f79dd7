namespace LlmJudgeStats.Data;

/// <summary>What the label column holds.</summary>
public enum LabelMeaning
{
    /// <summary>What is true of the answer: pass or fail.</summary>
    Truth,

    /// <summary>
    /// Whether the judge was right: the answer passes where a verdict was confirmed that passed it, or rejected that failed it.
    /// </summary>
    Agreement,
}
