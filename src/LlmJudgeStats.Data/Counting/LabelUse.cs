namespace LlmJudgeStats.Data;

/// <summary>What becomes of a row's label.</summary>
internal enum LabelUse
{
    None,
    Used,
    Hidden,
}
