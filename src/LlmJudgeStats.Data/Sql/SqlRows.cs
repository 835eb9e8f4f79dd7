using System.Data.Common;

namespace LlmJudgeStats.Data;

/// <summary>What a database has counted: a row for each combination of values, and how many rows have it.</summary>
/// <param name="columns">The columns of the values, in the order of the answer.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class SqlRows(IReadOnlyList<string> columns, ErrorLog errors) : IRowReader
{
    private readonly string[] _cells = new string[columns.Count];
    private DbDataReader? _answer;

    public IReadOnlyList<string> Columns => columns;

    public bool ColumnsAreFixed => true;

    public long Line => 0;

    public long Alike { get; private set; }

    public long FileRows => Alike;

    public bool IsKnownItem { get; private set; }

    public bool AreWhole => false;

    /// <summary>Whether the answer says of each row, behind its values, whether it has an id.</summary>
    public bool TellsItems { get; init; }

    /// <summary>Whether every row is to be counted by itself: rows of one id are told apart by how they are counted.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The cell of the clusters; below 0 where there is none. A row without one is a cluster of its own.</summary>
    public int ClusterCell { get; init; } = -1;

    /// <summary>The answer to read.</summary>
    public void Use(DbDataReader answer) => _answer = answer;

    public bool Read() => Take(_answer!.Read());

    /// <summary>Moves to the next row without keeping the thread.</summary>
    /// <returns>How many times the row is to be counted; 0 when there is none.</returns>
    public async Task<long> NextAsync(CancellationToken cancellation)
    {
        if (!Take(await _answer!.ReadAsync(cancellation).ConfigureAwait(false))) return 0;
        var isAlone = ClusterCell >= 0 && string.IsNullOrWhiteSpace(_cells[ClusterCell]);
        if (!IsRepeated && !isAlone) return 1;
        var times = Alike;
        Alike = 1;
        return times;
    }

    public ReadOnlySpan<char> Cell(int column) => column < 0 ? "" : _cells[column];

    public void Dispose() => _answer?.Dispose();

    private bool Take(bool isThere)
    {
        if (!isThere) return false;
        for (var i = 0; i < _cells.Length; i++) _cells[i] = SqlColumn.TextOf(_answer!.GetValue(i));
        IsKnownItem = TellsItems && SqlCount.Of(_answer!.GetValue(_cells.Length)) == 1;
        var rows = _answer!.GetValue(_cells.Length + (TellsItems ? 1 : 0));
        Alike = SqlCount.Of(rows) is > 0 and var count ? count : SqlCount.Refuse(rows, "rows of a group", errors);
        return true;
    }
}
