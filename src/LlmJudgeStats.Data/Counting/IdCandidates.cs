namespace LlmJudgeStats.Data;

/// <summary>Which of the columns that are called like ids holds them: the one whose values are unique, else the first.</summary>
/// <remarks>
/// The first is checked in full: what it finds wrong waits while another is unique. A unique one is the id; the first is then what rows
/// have in common, and another that repeats and is no cluster is pointed out.
/// </remarks>
internal sealed class IdCandidates
{
    private readonly IdCheck _first;
    private readonly List<OtherIds> _others = [];
    private readonly ErrorLog _errors;
    private readonly JudgmentReaderOptions _options;
    private int[] _columns = [];
    private IReadOnlyList<string> _names = [];
    private bool _isNamed;
    private bool _mustBeUnique;

    /// <param name="options">What to do with repeats.</param>
    /// <param name="clusters">Where repeats become clusters, if they do.</param>
    /// <param name="errors">Where errors go.</param>
    public IdCandidates(JudgmentReaderOptions options, ClusterTable? clusters, ErrorLog errors)
    {
        _errors = errors;
        _options = options;
        _first = new(options, clusters, errors);
    }

    /// <summary>
    /// Whether rows of one value of the first column are clusters: it repeats some, and is a column of ids, or of what several ids have in
    /// common.
    /// </summary>
    public bool FirstRepeats => _first.HasRepeats && (Column >= 0 || !_mustBeUnique);

    /// <summary>How many ids the first column has, as far as is known.</summary>
    public long Distinct => _first.Repeats.Distinct;

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
        _names = names;
        Column = columns[0];
        _first.Column = names[Column];
        _others.AddRange(columns.Skip(1).Select(column => new OtherIds(column, _errors)));
        _isNamed = isNamed;
        _mustBeUnique = RoleNames.IsIdIfUnique(names[Column]) && !isNamed;
        _first.Waits = _mustBeUnique || (_others.Count > 0 && !isNamed);
    }

    /// <summary>The id in a column; none where there is an object or an array.</summary>
    public static ReadOnlySpan<char> IdOf(IRowReader row, int column) =>
        column >= 0 && row.IsText(column) ? CellText.Trim(row.Cell(column)) : default;

    public void Add(GroupCounter group, IRowReader row, ReadOnlySpan<char> firstId, ItemKind kind)
    {
        _first.Add(group, firstId, row, kind);
        foreach (var other in _others) other.Add(group, IdOf(row, other.Column), row.Line, kind);
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
        return Column == FirstColumn ? [.. _first.Notes(groups), .. Coarser(isToldOf)] : Coarser(isToldOf);
    }

    // A question is the item unless a finer id stands beside it, and then rows of one question belong together. With counts a row is many
    // items, and who named clusters knows.
    private IEnumerable<Diagnostic> Coarser(Func<int, bool> isToldOf)
    {
        if (_options is not { ClusterColumn: null, CountColumn: null }) return [];
        var isRefused = _options.DuplicateIds is DuplicateIds.Independent;
        // No finer than the ids whose rows are clusters: these are its clusters already.
        var isFine = FirstRepeats && !isRefused ? Distinct : long.MaxValue;
        var others = _others.Select(other => (other.Column, other.Repeats)).Prepend((Column: FirstColumn, _first.Repeats))
            .Where(other => other.Column != Column && other.Repeats.AreOfItems && other.Repeats.Distinct < isFine);
        var code = isRefused ? DataCodes.DependenceIgnored : DataCodes.RowsThatBelongTogether;
        return others.Where(other => !isToldOf(other.Column))
            .Select(other => other.Repeats.Note(code, _names[other.Column], _names[Column]));
    }

    /// <summary>Another column of ids: the id itself where none repeats or is missing.</summary>
    private sealed class OtherIds(int column, ErrorLog errors)
    {
        private readonly IdTable _table = new(errors);
        private bool _isComplete = true;

        public int Column => column;

        public IdRepeats Repeats { get; } = new();

        public bool IsUnique => _isComplete && Repeats.Rows == 0;

        public void Add(GroupCounter group, ReadOnlySpan<char> id, long line, ItemKind kind)
        {
            if (id.IsEmpty)
            {
                _isComplete = false;
                return;
            }
            var first = _table.Mark(IdHash.Of(group.Index, id), kind);
            if (first == ItemKind.None) Repeats.AddFirst();
            else Repeats.Add(id, line, first, kind);
        }
    }
}
