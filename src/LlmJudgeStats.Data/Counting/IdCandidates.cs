namespace LlmJudgeStats.Data;

/// <summary>Which of the columns that are called like ids holds them: the one whose values are unique, else the first.</summary>
/// <remarks>
/// The first is checked in full. Another is followed for as long as none of its values repeats, and only while the first repeats some:
/// what the first then finds wrong waits for the end.
/// </remarks>
internal sealed class IdCandidates
{
    private readonly IdCheck _first;
    private readonly List<UniqueIds> _others = [];
    private readonly ErrorLog _errors;
    private int[] _columns = [];
    private bool _mustBeUnique;

    /// <param name="options">What to do with repeats.</param>
    /// <param name="clusters">Where repeats become clusters, if they do.</param>
    /// <param name="errors">Where errors go.</param>
    public IdCandidates(JudgmentReaderOptions options, ClusterTable? clusters, ErrorLog errors)
    {
        _errors = errors;
        _first = new(options, clusters, errors);
    }

    /// <summary>
    /// Whether rows of one value of the first column are clusters: it repeats some, and is a column of ids, or of what several ids have in
    /// common.
    /// </summary>
    public bool FirstRepeats => _first.HasRepeats && (Column >= 0 || !_mustBeUnique);

    /// <summary>How many ids the first column has, as far as is known.</summary>
    public long Distinct => _first.Distinct;

    /// <summary>The column that holds the ids, as far as is known; -1 for none.</summary>
    public int Column { get; private set; } = -1;

    /// <summary>The column whose ids are handed over; -1 for none.</summary>
    public int FirstColumn => _columns.Length == 0 ? -1 : _columns[0];

    /// <summary>Whether there was a choice.</summary>
    public bool AreSeveral => _columns.Length > 1;

    /// <summary>Names the columns. Those that were named before stay.</summary>
    public void Use(int[] columns, IReadOnlyList<string> names, bool isNamed)
    {
        if (_columns.Length > 0 || columns.Length == 0) return;
        _columns = columns;
        Column = columns[0];
        _first.Column = names[Column];
        _others.AddRange(columns.Skip(1).Select(column => new UniqueIds(column, _errors)));
        _mustBeUnique = RoleNames.IsIdIfUnique(names[Column]) && !isNamed;
        _first.Waits = _mustBeUnique || _others.Count > 0;
    }

    /// <summary>The id in a column; none where there is an object or an array.</summary>
    public static ReadOnlySpan<char> IdOf(IRowReader row, int column) =>
        column >= 0 && row.IsText(column) ? CellText.Trim(row.Cell(column)) : default;

    public void Add(GroupCounter group, IRowReader row, ReadOnlySpan<char> firstId, ItemKind kind)
    {
        _first.Add(group, firstId, row, kind);
        for (var i = _others.Count - 1; i >= 0; i--)
        {
            if (!_others[i].Add(group, IdOf(row, _others[i].Column))) _others.RemoveAt(i);
        }
        if (_others.Count == 0 && !_mustBeUnique) _first.Waits = false;
    }

    /// <summary>Decides, and says what is wrong with the ids that were taken.</summary>
    public void Settle()
    {
        _first.Settle();
        if (!_first.HasRepeats) _first.Waits = false;
        else if (_others.Count > 0) Column = _others[0].Column;
        else if (_mustBeUnique) Column = -1;
    }

    /// <summary>What a reader of the numbers should know about the ids.</summary>
    public IEnumerable<Diagnostic> Notes(IReadOnlyList<GroupCounter> groups) =>
        Column >= 0 && Column == FirstColumn ? _first.Notes(groups) : [];

    /// <summary>A column of ids for as long as none repeats or is missing.</summary>
    private sealed class UniqueIds(int column, ErrorLog errors)
    {
        private static readonly ItemKind s_any = ItemKind.Of(Outcome.Pass, Outcome.Missing);
        private readonly IdTable _table = new(errors);

        public int Column => column;

        public bool Add(GroupCounter group, ReadOnlySpan<char> id) =>
            !id.IsEmpty && _table.Mark(IdHash.Of(group.Index, id), s_any) == ItemKind.None;
    }
}
