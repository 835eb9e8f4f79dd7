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

    /// <summary>The text of a cell; empty where there is no such column, and where an object or an array stands.</summary>
    public static ReadOnlySpan<char> Of(IRowReader row, int column) => column >= 0 && row.IsText(column) ? Trim(row.Cell(column)) : default;

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';
}
