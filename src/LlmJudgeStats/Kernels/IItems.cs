namespace LlmJudgeStats.Kernels;

/// <summary>A way to keep yes-or-no items: how a machine word of 64 answers is read from where they lie.</summary>
/// <typeparam name="T">What holds 64 items.</typeparam>
internal interface IItems<T> where T : struct
{
    /// <summary>One bit an item, set for true, the first item lowest.</summary>
    static abstract ulong Word(in T items);
}
