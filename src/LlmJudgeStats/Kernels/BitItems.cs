namespace LlmJudgeStats.Kernels;

/// <summary>A bit an item.</summary>
internal readonly struct BitItems : IItems<ulong>
{
    public static ulong Word(in ulong items) => items;
}
