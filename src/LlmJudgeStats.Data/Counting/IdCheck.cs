namespace LlmJudgeStats.Data;

/// <summary>Item ids: none may be a calibration and a test item of one group, and repeats are counted or refused.</summary>
internal sealed class IdCheck
{
    private const int MostWaiting = 100;    // errors that are shown are fewer
    private readonly DuplicateIds _duplicates;
    private readonly ErrorLog _errors;
    private readonly IdQueue _queue;
    private readonly SimilarIds _similar = new();
    private long _without;
    private long _repeats;
    private (string Id, long Line) _firstRepeat;
    private readonly List<JudgeDataError> _waiting = [];

    public IdCheck(DuplicateIds duplicates, ErrorLog errors)
    {
        _duplicates = duplicates;
        _errors = errors;
        _queue = new(errors, NoteSeenBefore);
    }

    /// <summary>The column the ids come from, for messages.</summary>
    public string? Column { get; set; }

    /// <summary>Whether errors wait until it is decided that these are the ids.</summary>
    public bool Waits
    {
        get;
        set
        {
            field = value;
            if (value) return;
            foreach (var error in _waiting) _errors.Add(error);
            _waiting.Clear();
        }
    }

    /// <summary>Whether an id has occurred twice.</summary>
    public bool HasRepeats => Repeats.Rows > 0;

    /// <summary>How often ids repeat, as the same kind of item or as the other.</summary>
    public IdRepeats Repeats { get; } = new();

    public void Add(GroupCounter group, ReadOnlySpan<char> id, long line, ItemRoles role)
    {
        if (id.IsEmpty)
        {
            _without++;
            return;
        }
        Repeats.RowsWithId++;
        _queue.Add(group, id, line, role);
        _similar.Add(group, id);
    }

    /// <summary>Checks what still waits.</summary>
    public void Settle() => _queue.Settle();

    /// <summary>What a reader of the numbers should know about the ids.</summary>
    public IEnumerable<Diagnostic> Notes(IReadOnlyList<GroupCounter> groups)
    {
        if (_repeats > 0) yield return NoteOf(groups);
        foreach (var note in _similar.Notes()) yield return note;
        if (_without == 0) yield break;
        var rows = _without == 1 ? "row has no item id and was" : "rows have no item id and were";
        yield return new(DataCodes.MissingIds, DiagnosticSeverity.Warning,
            FormattableString.Invariant($"{_without} {rows} not checked for repeats"),
            "fill the id column, or leave it out");
    }

    private Diagnostic NoteOf(IReadOnlyList<GroupCounter> groups)
    {
        var rows = _repeats == 1 ? "row repeats" : "rows repeat";
        var concerned = groups.Count(group => group.Repeats > 0);
        var first = Excerpt.Of(_firstRepeat.Id);
        return new(DataCodes.RepeatedIds, DiagnosticSeverity.Warning,
            FormattableString.Invariant($"{_repeats} {rows} an item id within a group (in {concerned} of {groups.Count}; ")
                + FormattableString.Invariant($"first: '{first}' on line {_firstRepeat.Line}); ")
                + "all are counted as if they were independent, and repeated answers to one item are not: the interval is too narrow",
            "keep one row of an item, or name the column that tells the rows apart (`GroupColumns`); `DuplicateIds.Error` refuses");
    }

    private void NoteSeenBefore(GroupCounter group, ReadOnlySpan<char> id, long line, ItemRoles others)
    {
        Repeats.Add(id, line, others);
        if (others != ItemRoles.None)
        {
            AddError(DataCodes.CalibrationTestOverlap,
                "the item is a calibration item and a test item of one group; the two must not overlap",
                "leave its rows out of one of them, or name the column that tells the rows apart (`GroupColumns`)", id, line);
            return;
        }
        group.Repeats++;
        _repeats++;
        if (_repeats == 1) _firstRepeat = (id.ToString(), line);
        if (_duplicates is DuplicateIds.Warn) return;
        AddError(DataCodes.RepeatedIds, "the id has occurred before in this group",
            "remove the repeat, or name the column that tells the rows apart (`GroupColumns`)", id, line);
    }

    private void AddError(string code, string message, string hint, ReadOnlySpan<char> id, long line)
    {
        var error = new JudgeDataError(code, message, hint) { Line = line, Column = Column, ItemId = Excerpt.Of(id) };
        if (!Waits) _errors.Add(error);
        else if (_waiting.Count < MostWaiting) _waiting.Add(error);
    }
}
