namespace LlmJudgeStats.Data;

/// <summary>The text of a cell, without the blanks around it.</summary>
internal static class CellText
{
    /// <summary>
    /// Without ASCII blanks. Other blanks (no-break, zero-width) stay: they are not what the eye takes them for, and are shown.
    /// </summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return text[start..end];
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';
}
