namespace LlmJudgeStats.Data;

/// <summary>A table of a tool: rows of named cells, read through once.</summary>
internal sealed class ForeignTable : IDisposable
{
    private readonly ForeignInput? _input;
    private readonly IRowReader _rows;

    /// <param name="context">What is read.</param>
    /// <param name="file">The file.</param>
    /// <param name="firstRow">What the first row is.</param>
    public ForeignTable(ForeignContext context, ForeignFile file, FirstRow firstRow = FirstRow.Names)
    {
        _input = context.Open(file);
        var text = new TextBuffer(new TextSource(_input.Bytes, null, context.Options.MaxBytes, context.Errors), context.Errors);
        _rows = new DelimitedReader(text, null, firstRow, context.Errors);
    }

    /// <param name="rows">Rows of whatever they are written in.</param>
    public ForeignTable(IRowReader rows) => _rows = rows;

    public IReadOnlyList<string> Columns => _rows.Columns;

    public long Line => _rows.Line;

    public bool Read() => _rows.Read();

    /// <summary>The place of a column; -1 when there is none.</summary>
    public int Find(string column) => _rows.Columns.PlaceOf(column);

    /// <summary>The text of a cell; nothing when it is empty, or there is no such column.</summary>
    public string? Cell(int column) => ForeignWords.NotEmpty(CellText.Of(_rows, column).ToString());

    public void Dispose()
    {
        _rows.Dispose();
        _input?.Dispose();
    }
}
