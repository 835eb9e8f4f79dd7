using System.Runtime.Intrinsics;

namespace LlmJudgeStats.Kernels;

/// <summary>A byte an item; any byte but 0 is true, since a bool that comes from interop can hold any of them.</summary>
internal readonly struct ByteItems : IItems<Vector512<byte>>
{
    public static ulong Word(in Vector512<byte> items) => ~Vector512.Equals(items, Vector512<byte>.Zero).ExtractMostSignificantBits();
}
