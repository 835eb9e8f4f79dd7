namespace LlmJudgeStats.LabelQuality;

/// <summary>Which items tell how often people agree with themselves.</summary>
public enum ConsistencyKind
{
    /// <summary>Every item that the judge was compared on has a second label, and no other item has.</summary>
    Paired,

    /// <summary>Some of the items that the judge was compared on, or these and others.</summary>
    Subset,

    /// <summary>Other items alone.</summary>
    Separate,
}
