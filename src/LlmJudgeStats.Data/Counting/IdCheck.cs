namespace LlmJudgeStats.Data;

/// <summary>
/// Item ids: none may be a calibration and a test item of one group, and repeats become clusters, are counted or refused.
/// </summary>
internal sealed class IdCheck
{
    private const int MostWaiting = 100;    // errors that are shown are fewer
    private readonly DuplicateIds _duplicates;
    private readonly bool _areRuns;
    private readonly ClusterTable? _clusters;
    private readonly RowCopies _copies = new();
    private readonly ErrorLog _errors;
    private readonly IdQueue _queue;
    private readonly SimilarIds _similar = new();
    private long _without;
    private long _repeats;
    private long _contradictions;
    private (string Id, long Line) _firstRepeat;
    private (string Id, long Line) _firstContradiction;
    private readonly List<JudgeDataError> _waiting = [];

    /// <param name="options">What to do with repeats.</param>
    /// <param name="clusters">Where repeats become clusters; nothing where they are a cluster of something else, or none.</param>
    /// <param name="row">The row that is read.</param>
    /// <param name="errors">Where errors go.</param>
    public IdCheck(JudgmentReaderOptions options, ClusterTable? clusters, IRowReader row, ErrorLog errors)
    {
        _duplicates = options.DuplicateIds;
        _areRuns = options.RepeatsAreRuns;
        _clusters = clusters;
        _errors = errors;
        _queue = new(errors, row, NoteSeenFirst, NoteSeenBefore);
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

    /// <summary>How many ids there are, as far as is known.</summary>
    public long Distinct { get; private set; }

    public void Add(GroupCounter group, ReadOnlySpan<char> id, IRowReader row, ItemKind kind)
    {
        if (id.IsEmpty)
        {
            _without++;
            return;
        }
        Repeats.RowsWithId++;
        _queue.Add(group, id, row.Line, kind, row.AreWhole ? _copies.Fingerprint(row) : 0);
        _similar.Add(group, id);
    }

    /// <summary>Checks what still waits.</summary>
    public void Settle() => _queue.Settle();

    /// <summary>What a reader of the numbers should know about the ids.</summary>
    public IEnumerable<Diagnostic> Notes(IReadOnlyList<GroupCounter> groups)
    {
        if (_repeats > 0 && _clusters is null) yield return Independent(groups);
        if (_copies.Copies > 0) yield return Copies();
        if (_contradictions > 0) yield return Contradictions();
        foreach (var note in _similar.Notes()) yield return note;
        if (_without > 0) yield return MissingIds(_without);
    }

    /// <summary>Rows that cannot be checked for repeats.</summary>
    public static Diagnostic MissingIds(long without)
    {
        var rows = without == 1 ? "row has no item id and was" : "rows have no item id and were";
        return new(DataCodes.MissingIds, DiagnosticSeverity.Warning,
            Invariant($"{without} {rows} not checked for repeats"),
            "fill the id column, or leave it out");
    }

    private Diagnostic Copies()
    {
        var rows = _copies.Copies == 1 ? "row is a copy" : "rows are copies";
        var least = _copies.HasMore ? "at least " : "";
        var kept = _clusters is null ? "is counted" : "is kept in its cluster";
        return new(DataCodes.RepeatedIds, DiagnosticSeverity.Warning,
            Invariant($"{least}{_copies.Copies} {rows} of the first row with the same id, equal in every column; ")
                + $"each {kept}",
            "if the file was written twice, remove the copies; if a judge was asked again and said the same, leave them");
    }

    private Diagnostic Contradictions()
    {
        var rows = _contradictions == 1 ? "row has another label" : "rows have another label";
        return new(DataCodes.RepeatedIds, DiagnosticSeverity.Warning,
            Invariant($"{_contradictions} {rows} than the first row with the same id ")
                + Invariant($"(first: '{Excerpt.Of(_firstContradiction.Id)}'{Excerpt.OnLine(_firstContradiction.Line)})"),
            "right where ids are questions and answers differ; where an id is one answer, correct its label");
    }

    private Diagnostic Independent(IReadOnlyList<GroupCounter> groups)
    {
        var rows = _repeats == 1 ? "row repeats" : "rows repeat";
        var concerned = groups.Count(group => group.Repeats > 0);
        var first = Excerpt.Of(_firstRepeat.Id);
        return new(DataCodes.DependenceIgnored, DiagnosticSeverity.Warning,
            Invariant($"{_repeats} {rows} an item id within a group (in {concerned} of {groups.Count}; ")
                + Invariant($"first: '{first}'{Excerpt.OnLine(_firstRepeat.Line)}); ")
                + "all are counted as if they were independent, and repeated answers to one item are not: the interval is too narrow",
            "name what the rows belong together by (`ClusterColumn`), or the column that tells them apart (`GroupColumns`)");
    }

    private void NoteSeenFirst(in IdBatch.WaitingId id)
    {
        Distinct++;
        _copies.AddFirst(id.Hash, id.Row);
    }

    private void NoteSeenBefore(in IdBatch.WaitingId waiting, ReadOnlySpan<char> id, ItemKind first)
    {
        var group = waiting.Group;
        var line = waiting.Line;
        _clusters?.AddRepeat(waiting.Hash, group, first, waiting.Kind);
        Repeats.Add(id, line, first, waiting.Kind);
        if (first.IsLabelled != waiting.Kind.IsLabelled)
        {
            AddError(DataCodes.CalibrationTestOverlap,
                "the item is a calibration item and a test item of one group; the two must not overlap",
                "leave its unlabelled rows out (`DropsOverlap`), or name the column that tells the rows apart (`GroupColumns`); "
                    + (_areRuns
                        ? "a label belongs to every run on its answer: repeat it, or keep labels in a second file"
                        : "where an id is a question with several answers, say so (`ClusterColumn`)"), id, line);
            return;
        }
        group.Repeats++;
        _repeats++;
        if (_repeats == 1) _firstRepeat = (id.ToString(), line);
        _copies.AddRepeat(waiting.Hash, waiting.Row);
        if (first.IsLabelled && !first.HasSameLabel(waiting.Kind))
        {
            if (_areRuns)
            {
                AddError(
                    DataCodes.RepeatedIds, "runs on one answer have two labels", "correct one of them, or leave out its rows", id, line);
                return;
            }
            _contradictions++;
            if (_contradictions == 1) _firstContradiction = (id.ToString(), line);
        }
        if (_duplicates is not DuplicateIds.Error) return;
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
