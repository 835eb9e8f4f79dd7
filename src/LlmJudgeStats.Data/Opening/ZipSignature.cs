namespace LlmJudgeStats.Data;

/// <summary>Recognises a packed log of Inspect.</summary>
internal static class ZipSignature
{
    private static readonly string[] s_names = ["header.json", "_journal/", "summaries.json", "samples/"];

    /// <summary>Whether the first entry is called like one of a log.</summary>
    public static bool IsInspect(ReadOnlySpan<byte> head)
    {
        const int HeaderLength = 30, NameLengthAt = 26;
        if (!ZipMark.IsEntry(head) || head.Length < HeaderLength) return false;
        var length = head[NameLengthAt] + (head[NameLengthAt + 1] << 8);
        if (head.Length < HeaderLength + length) return false;
        var name = System.Text.Encoding.UTF8.GetString(head.Slice(HeaderLength, length));
        return Array.Exists(s_names, known => name.StartsWith(known, StringComparison.Ordinal));
    }
}
