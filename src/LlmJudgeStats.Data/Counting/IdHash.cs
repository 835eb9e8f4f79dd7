using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>A 128-bit fingerprint of an id within a group.</summary>
/// <remarks>
/// Two lanes of multiply-and-fold over 64-bit words.
/// It is not meant to resist someone who builds collisions on purpose: all he gains is a note about his own file.
/// </remarks>
internal static class IdHash
{
    // Odd 64-bit words without structure: the fractional digits of sqrt 2, sqrt 3, sqrt 5 and sqrt 7.
    private const ulong K0 = 0x6A09E667F3BCC909, K1 = 0xBB67AE8584CAA73B, K2 = 0x3C6EF372FE94F82B, K3 = 0xA54FF53A5F1D36F1;

    public static UInt128 Of(int group, ReadOnlySpan<char> id)
    {
        var a = K0 ^ (ulong)group;
        var b = K1 ^ (ulong)id.Length;
        var words = MemoryMarshal.Cast<char, ulong>(id);
        foreach (var word in words) (a, b) = Mixed(a, b, word);
        ulong rest = 0;
        foreach (var c in id[(words.Length * 4)..]) rest = (rest << 16) | c;
        (a, b) = Mixed(a, b, rest);
        return new(Fold(a ^ K1, b ^ K2), Fold(b ^ K0, a ^ K3));
    }

    private static (ulong A, ulong B) Mixed(ulong a, ulong b, ulong word) => (Fold(a ^ word, K2) + b, Fold(b ^ word, K3) ^ a);

    private static ulong Fold(ulong x, ulong y)
    {
        var high = Math.BigMul(x, y, out var low);
        return high ^ low ^ x;   // ^ x: a factor of zero must not swallow everything
    }
}
