namespace LlmJudgeStats.Data;

/// <summary>Turns rows into items with values.</summary>
internal sealed class MeasureCounter
{
    private const int MostListed = 3;
    private const int MostTextsShared = 10_000;

    private readonly IRowReader _row;
    private readonly MeasureOptions _options;
    private readonly ErrorLog _errors;
    private readonly LearntRoles _columns;
    private readonly MeasureWords _words;
    private readonly LabelJoin? _join;
    private readonly Dictionary<string, long> _missing = new(StringComparer.Ordinal);
    private readonly GroupTable _groups;
    private readonly PassedOver _passedOver;
    private readonly FilterCheck? _calibration;
    private readonly RepetitionCheck _repetition = new();
    private readonly List<ItemsOfGroup> _items = [];
    private readonly HashSet<string> _onceEach = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string[]> _textsByHash = [];
    private long _used;
    private long _empty;
    private long _incomplete;
    private long _hidden;

    public MeasureCounter(IRowReader row, MeasureOptions options, ErrorLog errors)
    {
        _row = row;
        _options = options;
        _errors = errors;
        _words = new(options);
        var reading = options.Reading;
        _join = reading.Labels is { } labels ? new(labels, reading.GroupColumns, errors) : null;
        _groups = new(reading.GroupColumns, errors);
        _passedOver = new(row, reading.Filters);
        _calibration = reading.Calibration is { } calibration ? new(calibration) : null;
        // Further judges, texts and the order are found as groups are, and stand behind them.
        var finder = new RoleFinder(
            reading with
            {
                VerdictColumn = options.VoteColumns.Count > 0 ? options.VoteColumns[0] : reading.VerdictColumn,
                GroupColumns =
                [
                    .. reading.GroupColumns, .. options.VoteColumns.Skip(1), .. options.FurtherVerdictColumns, .. options.SystemColumns,
                    .. options.TextColumns, .. new[] { options.OrderColumn }.OfType<string>(),
                ],
            },
            errors);
        _columns = new(row, errors, finder.Find);
        _repetition.Use(Roles, row.Columns);
        errors.ThrowIfAny();
        if (row.ColumnsAreFixed) RefusePairsWithoutIds();
    }

    public RowAccount Rows => new()
    {
        Used = _used,
        Empty = _empty + _passedOver.Nothing,
        Where = _passedOver.LeftOut,
        Unpaired = _incomplete,
    };

    public IReadOnlyList<MeasuredGroup> Groups =>
        [.. _groups.Groups.Zip(_items, (group, items) => new MeasuredGroup(group.Key, items.Items, items.Clusters))];

    public IReadOnlyList<string> Classes => _words.Classes;

    public long IncompletePairs => _items.Sum(items => (long)items.Incomplete);

    public string VerdictColumn => string.Join(", ", FurtherVotes.ToArray().Prepend(Roles.Verdict).Select(column => _row.Columns[column]));

    public string? LabelColumn => NameOf(Roles.Labels[0]) ?? _options.Reading.Labels?.Counts.Column;

    /// <summary>What became of the labels of a second file; nothing where there was none.</summary>
    public LabelAccount? Labels => _join?.ToAccount();

    /// <summary>Why rows have no verdict.</summary>
    public IReadOnlyDictionary<string, long> Missing => _missing;

    public string? IdColumn => NameOf(Id);

    public string? ClusterColumn => NameOf(Cluster);

    public IReadOnlyList<Diagnostic> Notes =>
    [
        .. ColumnNotes.Unused(_row.Columns, Roles, _options.Reading),
        .. _repetition.Notes(_row.Columns, Roles, Cluster, _items.Sum(items => (long)items.Clusters), _options.Reading.DuplicateIds),
        .. GroupNames.Notes(_groups.Groups),
        .. _join?.Notes() ?? [],
        .. LabelNotes.SystemErrors(_missing.GetValueOrDefault(MissingReason.SystemError)),
        .. FilterNotes.Similar(_passedOver.Filters, _calibration),
        .. GroupNotes.MixedJudges(_groups.Groups, NameOf(Roles.Judge)),
        .. MeasureNotes.Hidden(_options.Reading.IsBackTest ? 0 : _hidden),
        .. FilterNotes.Unmatched(_calibration),
        .. AlikeNames.Notes(_words.Classes, "classes", "class"),
        .. MeasureNotes.Meanings(_options),
    ];

    private long RowsRead => _used + _empty + _passedOver.Nothing + _passedOver.LeftOut;

    private ColumnRoles Roles => _columns.Now;

    private int Id => Roles.Id;

    private int Cluster => Roles.Cluster >= 0 ? Roles.Cluster : Id;

    private bool HasOrders => _options.OrderColumn is not null;

    private int Order => Roles.Groups[^1];

    private int[] GroupRoles => Roles.Groups[.._options.Reading.GroupColumns.Count];

    private ReadOnlySpan<int> FurtherVotes => Roles.Groups.AsSpan(_options.Reading.GroupColumns.Count, VotesBeside);

    private ReadOnlySpan<int> FurtherVerdicts =>
        Roles.Groups.AsSpan(_options.Reading.GroupColumns.Count + VotesBeside, _options.FurtherVerdictColumns.Count);

    private ReadOnlySpan<int> Texts => Roles.Groups.AsSpan(
        _options.Reading.GroupColumns.Count + VotesBeside + _options.FurtherVerdictColumns.Count,
        _options.SystemColumns.Count + _options.TextColumns.Count);

    // The first of several judges stands where one judge's verdict does.
    private int VotesBeside => Math.Max(0, _options.VoteColumns.Count - 1);

    /// <summary>Counts the current row.</summary>
    public void Count()
    {
        if (_passedOver.IsNothing()) return;
        if (_columns.Learn(hasRows: RowsRead > 0)) _repetition.Use(Roles, _row.Columns);
        if (_passedOver.IsLeftOut(Roles.Where)) return;
        var item = _options.VoteColumns.Count > 0 ? ReadVotes() : ReadVerdicts();
        if (item.Verdict is null) NoteMissing();
        var own = Read(Roles.Labels[0]);
        if (_words.OutsideRange(own) is not null) RefuseLabel(own);
        var isVisible = _calibration is null || _calibration.Matches(_row.Cell(Roles.Calibration));
        var id = Id < 0 ? [] : CellText.Trim(_row.Cell(Id));
        if (item.Verdict is null && IsNoItem(own, id))
        {
            _empty += _row.FileRows;
            return;
        }
        var group = _groups.Find(_row, GroupRoles);
        var label = LabelOf(own, group);
        item = item with { Label = isVisible ? label : null, HiddenLabel = isVisible ? null : label };
        if (_options.SystemColumns.Count > 0) CheckSystems(item.Texts);
        _used += _row.FileRows;
        if (item.HiddenLabel is not null) _hidden += _row.FileRows;
        if (group.Index == _items.Count) _items.Add(new());
        _repetition.Add(_row, group, Outcome.Missing);
        if (Roles.Judge >= 0 && item.Verdict is not null && _row.IsText(Roles.Judge))
            group.AddJudge(CellText.Trim(_row.Cell(Roles.Judge)), item.Label is null ? ItemRoles.Test : ItemRoles.Calibration);
        if (HasOrders) AddToPair(_items[group.Index], item, id);
        else _items[group.Index].Add(item, Cluster < 0 ? [] : CellText.Trim(_row.Cell(Cluster)));
    }

    /// <summary>Ends the count. Throws when the file as a whole is no evidence.</summary>
    public void Finish()
    {
        if (RowsRead > 0) _columns.Finish();
        _errors.ThrowIfAny();
        WholeFile.RefuseEmpty(_row, _passedOver, RowsRead, _empty + _passedOver.Nothing, _errors);
        WholeFile.RefuseOtherJudges(_groups.Groups, NameOf(Roles.Judge), _errors);
        _join?.RefuseNoMatch();
        RefusePairsWithoutIds();
        if (HasOrders) SettlePairs();
    }

    // What failed before there was an answer is an item of no mean.
    private bool IsNoItem(double? label, ReadOnlySpan<char> id)
    {
        if (label is not null) return false;
        return _row.MissingReason is MissingReason.SystemError || (id.IsEmpty && (_join is null || !LabelJoin.HasKey(_row, Roles)));
    }

    // The label of a pair is met once, by the order that shows the first-named one first.
    private double? LabelOf(double? own, GroupCounter group)
    {
        if (_join is null) return own;
        return !HasOrders || ReadOrder() == PairOrder.First ? _join.ValueOf(_row, Roles, group, own, _words) : own;
    }

    private void NoteMissing()
    {
        var isWritten = !CellText.Trim(_row.Cell(Roles.Verdict)).IsEmpty;
        var reason = isWritten ? MissingReason.Declared : _row.MissingReason ?? MissingReason.Empty;
        if (reason.Length > 0) _missing[reason] = _missing.GetValueOrDefault(reason) + _row.FileRows;
    }

    private void RefusePairsWithoutIds()
    {
        if (!HasOrders || Id >= 0) return;
        _errors.Fail(new(DataCodes.ColumnNotFound, "no column is called like an item id, and pairs are found by it",
            "name the column that is the same in both orders (`IdColumn`)"));
    }

    private MeasuredItem ReadVotes()
    {
        var given = 0;
        var passes = 0.0;
        Take(Roles.Verdict);
        foreach (var column in FurtherVotes) Take(column);
        return new() { Verdict = given == 0 ? null : passes, Votes = given };

        void Take(int column)
        {
            if (Read(column) is not { } vote) return;
            given++;
            passes += vote;
        }
    }

    private MeasuredItem ReadVerdicts()
    {
        var item = new MeasuredItem { Verdict = Read(Roles.Verdict) };
        if (_options.FurtherVerdictColumns.Count > 0) item = item with { FurtherVerdicts = [.. FurtherVerdicts.ToArray().Select(Read)] };
        return Texts.IsEmpty ? item : item with { Texts = ReadTexts() };
    }

    // Most of what stands in such columns stands there often.
    private string[] ReadTexts()
    {
        var hash = 0;
        foreach (var column in Texts)
            hash = HashCode.Combine(hash, string.GetHashCode(CellText.Trim(_row.Cell(column)), StringComparison.Ordinal));
        if (_textsByHash.TryGetValue(hash, out var known) && AreThere(known)) return known;
        var texts = new string[Texts.Length];
        for (var i = 0; i < texts.Length; i++) texts[i] = Once(CellText.Trim(_row.Cell(Texts[i])));
        if (_textsByHash.Count < MostTextsShared) _textsByHash.TryAdd(hash, texts);
        return texts;
    }

    private bool AreThere(string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (!CellText.Trim(_row.Cell(Texts[i])).SequenceEqual(texts[i])) return false;
        }
        return true;
    }

    private string Once(ReadOnlySpan<char> text)
    {
        var known = _onceEach.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var one)) return one;
        one = text.ToString();
        if (_onceEach.Count < MostTextsShared) _onceEach.Add(one);
        return one;
    }

    private double? Read(int column)
    {
        if (_words.TryRead(_row.Cell(column), out var value)) return value;
        var cell = CellText.Trim(_row.Cell(column));
        var (message, hint) = _words.Refusal(cell, null);
        AddError(message, NamedWinner(cell, column) ?? hint, column);
        return null;
    }

    // What to do where a word is the name of one of two systems that the row compares; nothing elsewhere.
    private string? NamedWinner(ReadOnlySpan<char> cell, int column)
    {
        if (_options.Kind is not MeasureKind.Preference) return null;
        var winner = -1;
        var loser = -1;
        for (var i = 0; i < _row.Columns.Count; i++)
        {
            if (i == column || !RoleNames.HasWord(_row.Columns[i], RoleNames.Systems)) continue;
            if (CellText.Trim(_row.Cell(i)).SequenceEqual(cell)) winner = i;
            else loser = i;
        }
        if (winner < 0 || loser < 0) return null;
        var other = CellText.Trim(_row.Cell(loser));
        var (first, second) = winner < loser ? (winner, loser) : (loser, winner);
        var letters = $"write a where the one of {Excerpt.InHint(_row.Columns[first])} wins, b where that of "
            + $"{Excerpt.InHint(_row.Columns[second])} does";
        return _options.SystemColumns.Count > 0 ? $"the word names the one that wins: {letters}"
            : $"the word names the one that wins: where all rows compare these two, say `WinWords` = {ShellText.Of(cell)} "
                + $"`LossWords` = {ShellText.Of(other)}; else {letters}";
    }

    private void CheckSystems(IReadOnlyList<string> systems)
    {
        const string Hint = "a battle is between two systems: correct the row, or leave it out";
        var columns = Texts;
        if (systems[0].Length == 0) AddError("a system has no name", Hint, columns[0]);
        else if (systems[1].Length == 0) AddError("a system has no name", Hint, columns[1]);
        else if (systems[0] == systems[1]) AddError($"the system '{Excerpt.Of(systems[0])}' meets itself", Hint, columns[1]);
    }

    private void RefuseLabel(double? label)
    {
        var (message, hint) = _words.Refusal([], label);
        AddError(message, hint, Roles.Labels[0]);
    }

    private void AddToPair(ItemsOfGroup items, MeasuredItem item, ReadOnlySpan<char> id)
    {
        if (id.IsEmpty)
        {
            AddError("the row has no id, and pairs are found by it", "write the id that is the same in both orders", Id);
            return;
        }
        if (ReadOrder() is not { } order)
        {
            var word = Excerpt.Of(CellText.Trim(_row.Cell(Order)));
            AddError($"'{word}' is no order; allowed are '{_options.ShownFirst}' and '{_options.ShownSecond}'",
                "name the two words, that of the first-named one shown first before the other (`ShownFirst`)", Order);
            return;
        }
        if (items.AddToPair(item, id, order)) return;
        AddError("the two rows of this pair have different labels", "a pair has one label: write it alike in both rows", Roles.Labels[0]);
    }

    private PairOrder? ReadOrder()
    {
        var order = CellText.Trim(_row.Cell(Order));
        return order.Equals(_options.ShownFirst, StringComparison.OrdinalIgnoreCase) ? PairOrder.First
            : order.Equals(_options.ShownSecond, StringComparison.OrdinalIgnoreCase) ? PairOrder.Second
            : null;
    }

    private void SettlePairs()
    {
        var listed = new List<string>();
        foreach (var items in _items) _incomplete += items.DropIncomplete(listed, MostListed);
        if (_incomplete == 0) return;
        if (_options.DropsIncompletePairs)
        {
            _used -= _incomplete;
            return;
        }
        _errors.Fail(new(DataCodes.BadField,
            Invariant($"{_incomplete} rows are of pairs that were not judged once in each order: ")
                + $"{Excerpt.List(listed)}{(listed.Count == MostListed ? ", ..." : "")}",
            "complete them, or leave them out on purpose (`DropsIncompletePairs`)"));
    }

    private void AddError(string message, string hint, int column) =>
        _errors.Add(new(DataCodes.UnknownValue, message, hint), _row.Line, NameOf(column));

    private string? NameOf(int column) => _columns.NameOf(column);
}
