namespace LlmJudgeStats.Data;

/// <summary>What an item is counted as.</summary>
[Flags]
internal enum ItemRoles
{
    Test = 1,
    Calibration = 2,
}
