using System.Runtime.InteropServices;

namespace LlmJudgeStats.Tests.Evidence;

/// <summary>Seeded verdicts whose true values have any byte but 0, as they may come from interop.</summary>
internal static class Verdicts
{
    public static bool[] Of(int length, int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = random.Next(2) == 0 ? (byte)0 : (byte)random.Next(1, 256);
        return MemoryMarshal.Cast<byte, bool>(bytes).ToArray();
    }

    public static ulong[] Packed(bool[] verdicts)
    {
        var words = new ulong[(verdicts.Length + 63) / 64];
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (IsPass(verdicts[i])) words[i / 64] |= 1UL << (i % 64);
        }
        return words;
    }

    // A bool whose byte is 2 is true to `if`, and that is all a naive loop may use.
    public static bool IsPass(bool verdict)
    {
        if (verdict) return true;
        return false;
    }
}
