namespace LlmJudgeStats.Kernels;

/// <summary>
/// How many items are true in the first of two sequences, in the second, and in both: with the number of items, all four cells of their
/// table.
/// </summary>
internal readonly record struct PairSums(long First, long Second, long Both)
{
    public PairSums Plus(PairSums other) => new(First + other.First, Second + other.Second, Both + other.Both);
}
