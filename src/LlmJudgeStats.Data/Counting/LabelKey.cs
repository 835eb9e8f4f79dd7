namespace LlmJudgeStats.Data;

/// <summary>What tells whose a label is.</summary>
internal static class LabelKey
{
    private const char Between = '\u001f';

    /// <summary>The key of a row: its values, one behind the other; empty when one of them is.</summary>
    public static string Of(IRowReader row, int[] columns)
    {
        if (columns is [var only]) return only < 0 ? "" : CellText.Trim(row.Cell(only)).ToString();
        var parts = new string[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] < 0) return "";
            parts[i] = CellText.Trim(row.Cell(columns[i])).ToString();
            if (parts[i].Length == 0) return "";
        }
        return string.Join(Between, parts);
    }

    /// <summary>A key for messages.</summary>
    public static string Shown(string key) => key.Replace(Between, ',');
}
