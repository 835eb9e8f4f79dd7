namespace LlmJudgeStats.JudgeConfidence;

/// <summary>How confidences are cut into the bands of a reliability table.</summary>
public enum BandRule
{
    /// <summary>About as many items in each band, 8 or more; equal confidences are never parted.</summary>
    EqualItems,

    /// <summary>Bands of equal width over [0, 1]; empty ones are left out.</summary>
    EqualWidth,
}
