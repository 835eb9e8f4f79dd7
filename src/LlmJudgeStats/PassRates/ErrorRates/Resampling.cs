namespace LlmJudgeStats.PassRates;

/// <summary>How many replicates a bootstrap draws, and from which seed.</summary>
internal readonly record struct Resampling(int Replicates, ulong Seed)
{
    public const int DefaultReplicates = 20_000;
    public const ulong DefaultSeed = 1;
}
