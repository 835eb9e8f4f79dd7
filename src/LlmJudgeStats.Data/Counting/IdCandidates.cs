namespace LlmJudgeStats.Data;

/// <summary>Which of the columns that are called like ids holds them: the one whose values are unique, else the first.</summary>
/// <remarks>
/// The first is checked in full: what it finds wrong waits while another is unique. A unique one is the id; what repeats beside it groups
/// rows of one question or document: these are clusters, and of several such columns the others are named in a note.
/// </remarks>
internal sealed class IdCandidates
{
    private readonly IdCheck _first;
    private readonly List<OtherIds> _others = [];
    private readonly ErrorLog _errors;
    private readonly ClusterTable? _clustersOfFirst;
    private readonly RepeatUse _use;
    private readonly bool _isNamed;
    private int[] _columns = [];
    private IReadOnlyList<string> _names = [];
    private bool _mustBeUnique;

    /// <param name="options">What to do with repeats.</param>
    /// <param name="use">What repeats are counted for.</param>
    /// <param name="row">The row that is read.</param>
    /// <param name="errors">Where errors go.</param>
    public IdCandidates(JudgmentReaderOptions options, RepeatUse use, IRowReader row, ErrorLog errors)
    {
        _errors = errors;
        _use = use;
        _isNamed = options.IdColumn is not null;
        _clustersOfFirst = use == RepeatUse.None ? null : new();
        _first = new(options, _clustersOfFirst, row, errors);
    }

    /// <summary>The repeated ids of the first column, with all their rows; nothing where they are not counted.</summary>
    public ClusterTable? Runs => _clustersOfFirst;

    /// <summary>
    /// The column whose rows of one value are clusters: the ids, or what is coarser than ids that are unique; -1 for none.
    /// </summary>
    public int ClusterColumn => _use != RepeatUse.Clusters || Column < 0 ? -1
        : _first.HasRepeats && (Column == FirstColumn || _first.Repeats.AreOfItems) ? FirstColumn
        : Coarser is { } other ? other.Column
        : -1;

    /// <summary>These clusters; nothing where there are none.</summary>
    public ClusterTable? Clusters => ClusterColumn < 0 ? null
        : ClusterColumn == FirstColumn ? _clustersOfFirst
        : Coarser!.Clusters;

    /// <summary>How many clusters there are, those of one row among them, as far as is known.</summary>
    public long ClusterValues => ClusterColumn < 0 ? long.MaxValue
        : ClusterColumn == FirstColumn ? _first.Distinct
        : Coarser!.Repeats.RowsWithId - Coarser.Repeats.Rows;

    private OtherIds? Coarser => _others.Find(other => other.Column != Column && other.Repeats.AreOfItems);

    /// <summary>The column that holds the ids, as far as is known; -1 for none.</summary>
    public int Column { get; private set; } = -1;

    /// <summary>The column whose ids are handed over; -1 for none.</summary>
    public int FirstColumn => _columns.Length == 0 ? -1 : _columns[0];

    /// <summary>Columns whose equal values may come to be clusters.</summary>
    public IReadOnlyList<int> ClusterCandidates => _use == RepeatUse.Clusters ? _columns : [];

    /// <summary>Whether there was a choice.</summary>
    public bool AreSeveral => _columns.Length > 1;

    /// <summary>Names the columns. Those that were named before stay.</summary>
    public void Use(int[] columns, IReadOnlyList<string> names)
    {
        if (_columns.Length > 0 || columns.Length == 0) return;
        _columns = columns;
        _names = names;
        Column = columns[0];
        _first.Column = names[Column];
        _others.AddRange(columns.Skip(1).Select(column => new OtherIds(column, _use == RepeatUse.Clusters ? new() : null, _errors)));
        _mustBeUnique = RoleNames.IsIdIfUnique(names[Column]) && !_isNamed;
        _first.Waits = _mustBeUnique || (_others.Count > 0 && !_isNamed);
    }

    public void Add(GroupCounter group, IRowReader row, ReadOnlySpan<char> firstId, ItemKind kind)
    {
        _first.Add(group, firstId, row, kind);
        foreach (var other in _others) other.Add(group, CellText.Of(row, other.Column), row.Line, kind);
        if (_first.Waits && !_mustBeUnique && !_others.Exists(other => other.IsUnique)) _first.Waits = false;
    }

    /// <summary>Decides, and says what is wrong with the ids that were taken.</summary>
    public void Settle()
    {
        _first.Settle();
        if (!_first.HasRepeats || _isNamed) _first.Waits = false;
        else if (_others.Find(other => other.IsUnique) is { } unique) Column = unique.Column;
        else if (_mustBeUnique) Column = -1;
    }

    /// <summary>What a reader of the numbers should know about the ids.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="isToldOf">Whether something is said already about how a column groups rows.</param>
    public IEnumerable<Diagnostic> Notes(IReadOnlyList<GroupCounter> groups, Func<int, bool> isToldOf)
    {
        if (Column < 0) return [];
        var others = _others.Where(other => other.Column != Column).Select(other => (other.Column, other.Repeats));
        if (Column == FirstColumn) return [.. _first.Notes(groups), .. _first.HasRepeats ? [] : NotesOf(others, isToldOf)];
        return NotesOf(others.Prepend((FirstColumn, _first.Repeats)), isToldOf);
    }

    // Of a column that is coarser than the ids and is not the one of the clusters.
    private IEnumerable<Diagnostic> NotesOf(IEnumerable<(int Column, IdRepeats Repeats)> others, Func<int, bool> isToldOf)
    {
        if (_use == RepeatUse.ClustersOfAnotherColumn) return [];
        var code = _use == RepeatUse.None ? DataCodes.DependenceIgnored : DataCodes.RowsThatBelongTogether;
        return others.Where(other => other.Repeats.AreOfItems && other.Column != ClusterColumn && !isToldOf(other.Column))
            .Select(other => other.Repeats.Note(code, _names[other.Column], _names[Column]));
    }

    /// <summary>Another column of ids: the id itself where none repeats or is missing.</summary>
    private sealed class OtherIds(int column, ClusterTable? clusters, ErrorLog errors)
    {
        private readonly IdTable _table = new(errors);
        private bool _isComplete = true;

        public int Column => column;

        public ClusterTable? Clusters => clusters;

        public IdRepeats Repeats { get; } = new();

        public bool IsUnique => _isComplete && Repeats.Rows == 0;

        public void Add(GroupCounter group, ReadOnlySpan<char> id, long line, ItemKind kind)
        {
            if (id.IsEmpty)
            {
                _isComplete = false;
                return;
            }
            Repeats.RowsWithId++;
            var hash = IdHash.Of(group.Index, id);
            var first = _table.Mark(hash, kind);
            if (first == ItemKind.None) return;
            Repeats.Add(id, line, first, kind);
            clusters?.AddRepeat(hash, group, first, kind);
        }
    }
}

/// <summary>What repeats of ids are counted for.</summary>
internal enum RepeatUse
{
    /// <summary>For nothing: rows are taken for independent.</summary>
    None,

    /// <summary>Rows of one id are a cluster.</summary>
    Clusters,

    /// <summary>Rows belong together by another column, and repeats are runs of the judge, if anything.</summary>
    ClustersOfAnotherColumn,
}
