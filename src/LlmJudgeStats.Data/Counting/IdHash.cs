using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>A 128-bit fingerprint of an id within a group.</summary>
/// <remarks>It is not meant to resist someone who builds collisions on purpose: all he gains is a note about his own file.</remarks>
internal static class IdHash
{
    public static UInt128 Of(int group, ReadOnlySpan<char> id) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id), seed: group);

    /// <summary>A fingerprint of several, in their order.</summary>
    public static UInt128 Of(ReadOnlySpan<UInt128> parts) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(parts));
}
