namespace LlmJudgeStats.Reporting;

/// <summary>Where a judge stands.</summary>
/// <param name="Name">Its name, from data.</param>
/// <param name="Sensitivity">How many good answers it passes.</param>
/// <param name="Specificity">How many bad answers it fails.</param>
internal sealed record JudgeMark(string Name, RateMark Sensitivity, RateMark Specificity)
{
    /// <summary>Whether both rates have a point, so that there is a dot.</summary>
    public bool HasDot => Sensitivity.IsIdentified && Specificity.IsIdentified;
}
