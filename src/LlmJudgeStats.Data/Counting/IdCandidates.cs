namespace LlmJudgeStats.Data;

/// <summary>Which of the columns that are called like ids holds them: the one whose values are unique, else the first.</summary>
/// <remarks>
/// The first is checked in full: what it finds wrong waits while another is unique. A unique one is the id; what repeats beside it groups
/// rows of one question or document, which is said.
/// </remarks>
internal sealed class IdCandidates
{
    private readonly IdCheck _first;
    private readonly List<OtherIds> _others = [];
    private readonly ErrorLog _errors;
    private int[] _columns = [];
    private IReadOnlyList<string> _names = [];
    private bool _isNamed;
    private bool _mustBeUnique;

    public IdCandidates(DuplicateIds duplicates, ErrorLog errors)
    {
        _errors = errors;
        _first = new(duplicates, errors);
    }

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

    public void Add(GroupCounter group, IRowReader row, ReadOnlySpan<char> firstId, ItemRoles role)
    {
        _first.Add(group, firstId, row.Line, role);
        foreach (var other in _others) other.Add(group, IdOf(row, other.Column), row.Line, role);
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
        var coarser = _others.Where(other => other.Column != Column).Select(other => (other.Column, other.Repeats));
        if (Column == FirstColumn) return [.. _first.Notes(groups), .. _first.HasRepeats ? [] : Coarser(coarser, isToldOf)];
        return Coarser(coarser.Prepend((FirstColumn, _first.Repeats)), isToldOf);
    }

    // A question is the item unless a finer id stands beside it, and then rows of one question belong together.
    private IEnumerable<Diagnostic> Coarser(IEnumerable<(int Column, IdRepeats Repeats)> others, Func<int, bool> isToldOf) =>
        others.Where(other => other.Repeats.AreOfItems && !isToldOf(other.Column))
            .Select(other => other.Repeats.Note(_names[other.Column], _names[Column]));

    /// <summary>Another column of ids: the id itself where none repeats or is missing.</summary>
    private sealed class OtherIds(int column, ErrorLog errors)
    {
        private readonly IdTable _table = new(errors);
        private bool _isComplete = true;

        public int Column => column;

        public IdRepeats Repeats { get; } = new();

        public bool IsUnique => _isComplete && Repeats.Rows == 0;

        public void Add(GroupCounter group, ReadOnlySpan<char> id, long line, ItemRoles role)
        {
            if (id.IsEmpty)
            {
                _isComplete = false;
                return;
            }
            Repeats.RowsWithId++;
            var before = _table.Mark(IdHash.Of(group.Index, id), role);
            if (before != ItemRoles.None) Repeats.Add(id, line, before & ~role);
        }
    }
}
