namespace LlmJudgeStats.Validation.Differences;

/// <summary>Two true rates, a judge, and the seed of the draws.</summary>
internal sealed record Population(double A, double B, double Sensitivity, double Specificity, ulong Seed)
{
    private const ulong OneIn = 6;

    /// <summary>Whether the bootstrap is run, which is slow: for every sixth.</summary>
    public bool IsBootstrapped => Seed % OneIn == 1;
}
