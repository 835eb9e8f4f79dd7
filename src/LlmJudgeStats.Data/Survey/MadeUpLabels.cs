using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>A file of labels that nobody gave, to see whether a command that waits for one would find judgments by its key.</summary>
internal static class MadeUpLabels
{
    private const int MostItems = 40;

    /// <summary>A table in CSV with a label for each key of the first items of a file, every value in its turn.</summary>
    /// <param name="path">The file of the judgments.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="keys">The columns of the key, here and there; the first of them tells items apart.</param>
    /// <param name="column">The name of the column of the labels.</param>
    /// <param name="values">What labels say.</param>
    public static Stream Of(
        string path, JudgmentReaderOptions options, IReadOnlyList<KeyPart> keys, string column, IReadOnlyList<string> values)
    {
        HashSet<string> items = new(StringComparer.Ordinal);
        HashSet<string> labelled = new(StringComparer.Ordinal);
        var table = new StringBuilder();
        AddRow(table, [.. keys.Select(key => key.There), column]);
        FilePass.Read(path, options, _ => table, (_, row) => Add(row));
        return new MemoryStream(Encoding.UTF8.GetBytes(table.ToString()));

        // An item that is labelled in one row and not in another is refused: an item has all of its labels.
        void Add(IRowReader row)
        {
            string[] cells = [.. keys.Select(key => CellText.Of(row, row.Columns.PlaceOf(key.Here)).ToString())];
            if (cells.Contains("") || (items.Count == MostItems && !items.Contains(cells[0]))) return;
            items.Add(cells[0]);
            if (labelled.Add(string.Join('\u001f', cells))) AddRow(table, [.. cells, values[items.Count % values.Count]]);
        }
    }

    private static void AddRow(StringBuilder table, IEnumerable<string> cells) => table.AppendJoin(',',
        cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
}
