namespace LlmJudgeStats.Data;

/// <summary>Turns rows into labels by key.</summary>
internal sealed class LabelCollector
{
    private const int KeysShown = 20;
    private readonly IRowReader _row;
    private readonly ErrorLog _errors;
    private readonly LearntRoles _columns;
    private readonly LabelReading _reading;
    private readonly JudgmentReaderOptions _options;
    private readonly MeasureKind? _kind;
    private readonly MeasureWords? _words;    // of values other than pass and fail
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LabelVotes> _votes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeyedLabel> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _mirrored = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contradicted = new(StringComparer.Ordinal);
    private bool _hasRows;
    private LabelCounts _counts;
    private string _before = "";    // the key of the row before, which a mirror belongs to

    public LabelCollector(IRowReader row, JudgmentReaderOptions options, MeasureOptions? measure, ErrorLog errors)
    {
        _kind = measure?.Kind;
        _words = measure is null ? null : new(measure);
        _row = row;
        _errors = errors;
        _options = options;
        _reading = new(options, errors);
        _columns = new(row, errors, new RoleFinder(options, errors).FindLabels);
        errors.ThrowIfAny();
    }

    /// <summary>Takes the label of the current row.</summary>
    public void Count()
    {
        _columns.Learn(_hasRows);
        _hasRows = true;
        var key = LabelKey.Of(_row, Roles.Keys);
        var counts = _counts;
        if (_words is not null) AddValue(key);
        else if (_options.Raters is not null) AddVotes(key);
        else AddLabel(key, _reading.Read(_row, Roles.Labels, LabelKey.Shown(key)));
        if (_row.IsMirror)
        {
            _counts = counts;    // it was counted from its own side
            AddMirror(key);
        }
        _before = key;
    }

    private void AddMirror(string key)
    {
        if (key == _before || !_labels.ContainsKey(key) || !_labels.ContainsKey(_before)) return;
        _mirrored.TryAdd(key, _before);
        _mirrored.TryAdd(_before, key);
    }

    // All raters of an item are heard before the rule is asked, whether they stand in one row or in several.
    private void AddVotes(string key)
    {
        _votes.TryGetValue(key, out var votes);
        if (!_reading.AddVotes(_row, Roles.Labels, LabelKey.Shown(key), ref votes) || !votes.AreAny) return;
        if (!CountRead(key)) return;
        _votes[key] = votes;
        _labels.TryAdd(key, new(Outcome.Unresolved, _row.Line));
    }

    // Counts a label that was read; false where it has no key to be looked up by.
    private bool CountRead(string key)
    {
        _counts.Read++;
        if (key.Length == 0) _counts.EmptyKeys++;
        return key.Length > 0;
    }

    private void AddRepeat(string key, bool isSame)
    {
        if (isSame) _counts.Agreeing++;
        else _contradicted.Add(LabelKey.Shown(key));
    }

    private void AddLabel(string key, Outcome label)
    {
        if (label is Outcome.Missing or Outcome.Unknown || !CountRead(key)) return;
        if (!_labels.TryAdd(key, new(label, _row.Line))) AddRepeat(key, _labels[key].Label == label);
    }

    // Its text is kept: which number a class has is known where the verdicts are.
    private void AddValue(string key)
    {
        var column = Roles.Labels[0];
        var cell = column < 0 ? [] : CellText.Trim(_row.Cell(column));
        if (!_words!.TryRead(cell, out var value) || _words.OutsideRange(value) is not null)
        {
            var (message, hint) = _words.Refusal(cell, value);
            _errors.Add(new(DataCodes.UnknownValue, message, hint), _row.Line, _columns.NameOf(column));
            return;
        }
        if (value is not { } label || !CountRead(key)) return;
        if (_values.TryAdd(key, label)) _labels.Add(key, new(Outcome.Missing, _row.Line) { Text = cell.ToString() });
        else AddRepeat(key, _values[key] == label);
    }

    /// <summary>Ends the reading.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="notes">What a reader of the numbers should know about it.</param>
    /// <param name="cancelled">Labels that were withdrawn by who gave them.</param>
    public LabelTable Finish(string name, IReadOnlyList<Diagnostic> notes, long cancelled)
    {
        _columns.Finish();
        _errors.ThrowIfAny();
        if (_contradicted.Count > 0)
        {
            _errors.Fail(new(DataCodes.ContradictingLabels,
                $"{_contradicted.Count} {(_contradicted.Count == 1 ? "key has" : "keys have")} labels that differ: "
                    + Excerpt.List(_contradicted, KeysShown),
                _words is null ? "correct the file, or say what several raters come to (`Raters` = majority)"
                    : "write one label for each key, of several people's scores their mean; or name every column that tells answers apart "
                        + "(`LabelKeys`)"));
        }
        if (_options.Raters is { } rule && _words is null) SettleVotes(rule);
        return new(name, _options.LabelKeys, _labels, _counts with
        {
            Column = _columns.NameOf(Roles.Labels[0]),
            Words = _reading.Words,
            Cancelled = cancelled,
        }, notes, _mirrored)
        {
            Values = _kind,
        };
    }

    private void SettleVotes(RaterRule rule)
    {
        foreach (var (key, votes) in _votes)
        {
            var label = votes.Result(rule);
            _labels[key] = _labels[key] with { Label = label };
            // Of the two sides of one thing only one is counted.
            if (_mirrored.TryGetValue(key, out var other) && string.CompareOrdinal(key, other) > 0) continue;
            if (votes.AreSeveral) _counts.Several++;
            if (votes.Differ) _counts.Differing++;
            if (votes.Differ && label is Outcome.Unresolved) _counts.Conflicting++;
        }
    }

    private ColumnRoles Roles => _columns.Now;
}
