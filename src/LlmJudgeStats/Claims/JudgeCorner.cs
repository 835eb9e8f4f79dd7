namespace LlmJudgeStats.Claims;

/// <summary>One judge of a box.</summary>
internal readonly record struct JudgeCorner(double Sensitivity, double Specificity)
{
    public double Youden => Sensitivity + Specificity - 1;

    /// <summary>The corrected rate, which may leave [0, 1].</summary>
    public double Correct(double share) => (share + Specificity - 1) / Youden;

    public double CorrectInside(double share) => Math.Clamp(Correct(share), 0, 1);
}
