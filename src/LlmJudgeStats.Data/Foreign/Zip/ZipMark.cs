namespace LlmJudgeStats.Data;

/// <summary>What a zip archive and each of its entries begin with.</summary>
internal static class ZipMark
{
    public static bool IsEntry(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);
}
