namespace LlmJudgeStats.Kernels;

/// <summary>
/// The scalar twin of <see cref="CountingKernels"/>: its oracle, its ends of less than a word, and what a machine without vectors runs.
/// </summary>
internal static class ScalarCounting
{
    public static long CountTrue(ReadOnlySpan<byte> items)
    {
        long count = 0;
        foreach (var item in items) count += item != 0 ? 1 : 0;
        return count;
    }

    public static PairSums CountPairs(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var others = second[..first.Length];
        long ofFirst = 0, ofSecond = 0, both = 0;
        for (var i = 0; i < first.Length; i++)
        {
            var a = first[i] != 0 ? 1 : 0;    // no branch: verdicts cannot be predicted
            var b = others[i] != 0 ? 1 : 0;
            ofFirst += a;
            ofSecond += b;
            both += a & b;
        }
        return new(ofFirst, ofSecond, both);
    }
}
