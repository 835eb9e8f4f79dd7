using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Columns that group rows evenly and that nobody named: rows of one task, question or user belong together.</summary>
/// <remarks>A few rows that stand alone, or that have no value, change nothing about the others.</remarks>
internal sealed class RepetitionCheck
{
    private const int FewestValues = 5;
    private const int MostRows = 50;              // of one value
    private const double MostAlone = 0.05;        // of the rows: alone with their value, or without one
    private const int MostValues = 200_000;
    private const int FirstLook = 10_000;         // values, of which most must have occurred twice by then
    private readonly List<Followed> _columns = [];
    private int _columnsSeen;
    private long _rows;

    /// <summary>Follows the columns that have appeared since and play no part.</summary>
    public void Use(ColumnRoles roles, IReadOnlyList<string> names)
    {
        for (; _columnsSeen < names.Count; _columnsSeen++)
        {
            if (!roles.IsNamed(_columnsSeen) && RoleNames.HasWord(names[_columnsSeen], RoleNames.Groupings))
                _columns.Add(new(_columnsSeen, _rows));    // before it came it was empty
        }
    }

    public void Add(IRowReader row, GroupCounter group, Outcome verdict)
    {
        _rows++;
        for (var i = _columns.Count - 1; i >= 0; i--)
        {
            if (!row.IsText(_columns[i].Index) || !_columns[i].Add(row, group, verdict)) _columns.RemoveAt(i);
        }
    }

    /// <summary>Whether there is something to say of a column that is not the id.</summary>
    public bool TellsOf(int column, ColumnRoles roles) => _columns.Exists(followed => followed.Index == column && TellsOf(followed, roles));

    public IEnumerable<Diagnostic> Notes(IReadOnlyList<string> names, ColumnRoles roles, IdCandidates ids, DuplicateIds duplicates) =>
        Notes(names, roles with { Ids = [ids.Column] }, ids.ClusterColumn, ids.ClusterValues, duplicates);

    /// <param name="names">The columns.</param>
    /// <param name="roles">Their parts; the likeliest id is that of the rows.</param>
    /// <param name="clusters">The column of the clusters.</param>
    /// <param name="clusterValues">How many values it has.</param>
    /// <param name="duplicates">What was said of rows of one id.</param>
    public IEnumerable<Diagnostic> Notes(
        IReadOnlyList<string> names, ColumnRoles roles, int clusters, long clusterValues, DuplicateIds duplicates)
    {
        // No coarser than the ids whose rows are clusters: its values are these clusters already.
        foreach (var column in _columns.Where(column => !roles.Ids.Take(1).Contains(column.Index) && column.Index != clusters
            && column.Values < clusterValues && TellsOf(column, roles)))
        {
            var wider = column.Widening is > 1.05 and var times
                ? Invariant($"; by how much the verdicts of one value agree, about {times:F1} times as wide as shown")
                : "";
            yield return Note(names[column.Index], column.Values, column.Rows, wider, duplicates);
        }
    }

    /// <summary>What to say of a column that groups rows evenly.</summary>
    public static Diagnostic Note(string column, long values, long rows, string wider, DuplicateIds duplicates) => new(
        duplicates is DuplicateIds.Independent ? DataCodes.DependenceIgnored : DataCodes.RowsThatBelongTogether, DiagnosticSeverity.Warning,
        Invariant($"'{Excerpt.Of(column)}' has {values} values for {rows} rows, and rows of one value belong together: ")
            + $"taken as independent, they make the interval too narrow{wider}",
        $"say `ClusterColumn` = '{Excerpt.InHint(column)}'; if rows of one {Excerpt.InHint(column)} have nothing in common, leave it");

    private static bool TellsOf(Followed column, ColumnRoles roles) => column.GroupsEvenly && !roles.IsNamed(column.Index);

    private sealed class Followed(int index, long emptyRows)
    {
        private readonly Dictionary<UInt128, (int Rows, int Judged, int Passes)> _values = [];
        private int _repeated;
        private long _empty = emptyRows;

        public int Index => index;

        public int Values => _values.Count;

        public long Rows { get; private set; }

        public bool GroupsEvenly =>
            _repeated >= FewestValues && _values.Count - _repeated + _empty <= MostAlone * (Rows + _empty);

        /// <summary>The square root of the design effect of the judge's pass rate; NaN where it has none.</summary>
        public double Widening
        {
            get
            {
                var passes = _values.Values.Sum(value => (double)value.Passes);
                var judged = _values.Values.Sum(value => (double)value.Judged);
                var rate = passes / judged;
                var squares = _values.Values.Sum(value => Math.Pow(value.Passes - (rate * value.Judged), 2));
                return Math.Sqrt(squares * _values.Count / (_values.Count - 1.0) / (judged * rate * (1 - rate)));
            }
        }

        /// <summary>Counts a row; <see langword="false"/> when the column is no such column.</summary>
        public bool Add(IRowReader row, GroupCounter group, Outcome verdict)
        {
            var cell = CellText.Trim(row.Cell(index));
            if (cell.IsEmpty)
            {
                _empty++;
                return true;
            }
            ref var value = ref CollectionsMarshal.GetValueRefOrAddDefault(_values, IdHash.Of(group.Index, cell), out _);
            Rows++;
            value.Rows++;
            if (verdict is Outcome.Pass or Outcome.Fail) value.Judged++;
            if (verdict is Outcome.Pass) value.Passes++;
            if (value.Rows == 2) _repeated++;
            var isUnlike = _values.Count >= FirstLook && _repeated < _values.Count / 2;
            return value.Rows <= MostRows && _values.Count <= MostValues && !isUnlike;
        }
    }
}
