using System.Runtime.InteropServices;

namespace LlmJudgeStats.Kernels;

/// <summary>The only loops that touch every item. A bool whose byte is neither 0 nor 1 (it can come from interop) counts as true.</summary>
internal static class CountingKernels
{
    public static long CountTrue(ReadOnlySpan<bool> values)
    {
        long count = 0;
        foreach (var value in MemoryMarshal.AsBytes(values)) count += value != 0 ? 1 : 0;
        return count;
    }

    public static long CountBoth(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second)
    {
        var a = MemoryMarshal.AsBytes(first);
        var b = MemoryMarshal.AsBytes(second)[..a.Length];
        long count = 0;
        for (var i = 0; i < a.Length; i++) count += (a[i] != 0 ? 1 : 0) & (b[i] != 0 ? 1 : 0);    // no branch: verdicts cannot be predicted
        return count;
    }
}
