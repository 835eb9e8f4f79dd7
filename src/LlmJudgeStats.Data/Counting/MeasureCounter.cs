using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Turns rows into items with values.</summary>
internal sealed class MeasureCounter
{
    private const int MostValuesSeen = 10;
    private const int MostListed = 3;
    private const int MostTextsShared = 10_000;

    private readonly IRowReader _row;
    private readonly MeasureOptions _options;
    private readonly ErrorLog _errors;
    private readonly MeasureWords _words;
    private readonly GroupTable _groups;
    private readonly FilterCheck[] _filters;
    private readonly FilterCheck? _calibration;
    private readonly ColumnRoles _roles;
    private readonly int[] _votes;
    private readonly int[] _further;
    private readonly int[] _texts;
    private readonly int _order;
    private readonly List<ItemsOfGroup> _items = [];
    private readonly HashSet<string> _onceEach = new(StringComparer.Ordinal);
    private long _used;
    private long _empty;
    private long _where;
    private long _incomplete;

    public MeasureCounter(IRowReader row, MeasureOptions options, ErrorLog errors)
    {
        _row = row;
        _options = options;
        _errors = errors;
        _words = new(options);
        var reading = options.Reading;
        _groups = new(reading.GroupColumns, errors);
        _filters = [.. reading.Filters.Select(filter => new FilterCheck(filter, MostValuesSeen))];
        _calibration = reading.Calibration is { } calibration ? new(calibration, MostValuesSeen) : null;
        // A row of JSON lines may have columns that the first has not.
        var columns = new KnownColumns { Names = row.Columns, AreAll = true, Line = row.Line };
        _roles = new RoleFinder(options.VoteColumns.Count == 0 ? reading : reading with { VerdictColumn = options.VoteColumns[0] }, errors)
            .Find(in columns);
        // The finder below would say the same once more for each list of columns.
        errors.ThrowIfAny();
        _votes = Columns(options.VoteColumns, in columns);
        _further = Columns(options.FurtherVerdictColumns, in columns);
        _texts = Columns([.. options.SystemColumns, .. options.TextColumns], in columns);
        _order = options.OrderColumn is { } order
            ? new RoleFinder(reading with { GroupColumns = [order] }, errors).Find(in columns).Groups[0] : -1;
        errors.ThrowIfAny();
        if (_order >= 0 && Id < 0)
        {
            errors.Fail(new(DataCodes.ColumnNotFound, "no column is called like an item id, and pairs are found by it",
                "name the column that is the same in both orders (`IdColumn`)"));
        }
    }

    public RowAccount Rows => new() { Used = _used, Empty = _empty, Where = _where, Unpaired = _incomplete };

    public IReadOnlyList<MeasuredGroup> Groups =>
        [.. _groups.Groups.Zip(_items, (group, items) => new MeasuredGroup(group.Key, items.Items, items.Clusters))];

    public IReadOnlyList<string> Classes => _words.Classes;

    public string VerdictColumn => string.Join(", ", (_votes.Length > 0 ? _votes : [_roles.Verdict]).Select(column => _row.Columns[column]));

    public string? LabelColumn => NameOf(_roles.Labels[0]);

    public string? IdColumn => NameOf(Id);

    public string? ClusterColumn => NameOf(Cluster);

    public IReadOnlyList<Diagnostic> Notes => FilterNotes.Similar(_filters, _calibration).ToArray();

    private int Id => _roles.Ids.Length > 0 ? _roles.Ids[0] : -1;

    private int Cluster => _roles.Cluster >= 0 ? _roles.Cluster : Id;

    /// <summary>Counts the current row.</summary>
    public void Count()
    {
        if (_row.IsNothing)
        {
            _empty += _row.FileRows;
            return;
        }
        if (!MatchesFilters())
        {
            _where += _row.FileRows;
            return;
        }
        var item = _votes.Length > 0 ? ReadVotes() : ReadVerdicts();
        var label = _roles.Labels[0] < 0 ? null : Read(_roles.Labels[0]);
        if (label is { } score) CheckRange(score);
        var isVisible = _calibration is null || _calibration.Matches(_row.Cell(_roles.Calibration));
        item = item with { Label = isVisible ? label : null, HiddenLabel = isVisible ? null : label };
        var id = Id < 0 ? [] : CellText.Trim(_row.Cell(Id));
        var isNothing = item.Verdict is null && label is null && id.IsEmpty;
        if (isNothing)
        {
            _empty += _row.FileRows;
            return;
        }
        if (_options.SystemColumns.Count > 0) CheckSystems(item.Texts);
        _used += _row.FileRows;
        var group = _groups.Find(_row, _roles.Groups);
        if (group.Index == _items.Count) _items.Add(new());
        if (_order >= 0) AddToPair(_items[group.Index], item, id);
        else _items[group.Index].Add(item, Cluster < 0 ? [] : CellText.Trim(_row.Cell(Cluster)));
    }

    /// <summary>Ends the count. Throws when the file as a whole is no evidence.</summary>
    public void Finish()
    {
        _errors.ThrowIfAny();
        new WholeFile
        {
            Rows = _used + _empty + _where,
            LeftOut = _where,
            Nothing = _empty,
            Columns = _row.Columns.Count,
            Filters = _filters,
            Groups = _groups.Groups,
            JudgeColumn = NameOf(_roles.Judge),
        }.Refuse(_errors);
        if (_order >= 0) SettlePairs();
    }

    private bool MatchesFilters()
    {
        var isMeant = true;
        for (var i = 0; i < _filters.Length; i++) isMeant &= _filters[i].Matches(_row.Cell(_roles.Where[i]));
        return isMeant;
    }

    private MeasuredItem ReadVotes()
    {
        var given = 0;
        var passes = 0.0;
        foreach (var column in _votes)
        {
            if (Read(column) is not { } vote) continue;
            given++;
            passes += vote;
        }
        return new() { Verdict = given == 0 ? null : passes, Votes = given };
    }

    private MeasuredItem ReadVerdicts()
    {
        var item = new MeasuredItem { Verdict = Read(_roles.Verdict) };
        if (_further.Length > 0) item = item with { FurtherVerdicts = [.. _further.Select(Read)] };
        // Most of what stands in such a column stands there often.
        return _texts.Length == 0 ? item
            : item with { Texts = [.. _texts.Select(column => Once(CellText.Trim(_row.Cell(column))))] };
    }

    private string Once(ReadOnlySpan<char> text)
    {
        var known = _onceEach.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var one)) return one;
        one = text.ToString();
        if (_onceEach.Count < MostTextsShared) _onceEach.Add(one);
        return one;
    }

    private int[] Columns(IReadOnlyList<string> names, in KnownColumns columns) => names.Count == 0 ? []
        : new RoleFinder(_options.Reading with { GroupColumns = names }, _errors).Find(in columns).Groups;

    private double? Read(int column)
    {
        if (_words.TryRead(_row.Cell(column), out var value)) return value;
        AddError($"'{Excerpt.Of(CellText.Trim(_row.Cell(column)))}' is no value of this measure; {_words.Allowed}",
            _options.SystemColumns.Count > 0
                ? "correct the cell, or say what it means (`WinWords`, `TieWords`, `LossWords`)"
                : "correct the cell, or say what it means; another measure may fit (`Kind`)",
            column);
        return null;
    }

    private void CheckSystems(IReadOnlyList<string> systems)
    {
        const string Hint = "a battle is between two systems: correct the row, or leave it out";
        if (systems[0].Length == 0) AddError("a system has no name", Hint, _texts[0]);
        else if (systems[1].Length == 0) AddError("a system has no name", Hint, _texts[1]);
        else if (systems[0] == systems[1]) AddError($"the system '{Excerpt.Of(systems[0])}' meets itself", Hint, _texts[1]);
    }

    private void CheckRange(double label)
    {
        if (_options.Kind is not MeasureKind.Score || _options.Range.Contains(label)) return;
        AddError(string.Create(CultureInfo.InvariantCulture,
            $"the label {label} is outside the range {_options.Range.Lower} to {_options.Range.Upper}"),
            "declare the range that people's scores can have (`Range`), or correct the label", _roles.Labels[0]);
    }

    private void AddToPair(ItemsOfGroup items, MeasuredItem item, ReadOnlySpan<char> id)
    {
        var order = CellText.Trim(_row.Cell(_order));
        var isFirst = order.Equals(_options.ShownFirst, StringComparison.OrdinalIgnoreCase);
        if (!isFirst && !order.Equals(_options.ShownSecond, StringComparison.OrdinalIgnoreCase))
        {
            AddError($"'{Excerpt.Of(order)}' is no order; allowed are '{_options.ShownFirst}' and '{_options.ShownSecond}'",
                "name the two words (`ShownFirst`, `ShownSecond`)", _order);
            return;
        }
        if (items.AddToPair(item, id, isFirst)) return;
        AddError("the two rows of this pair have different labels", "a pair has one label: write it alike in both rows", _roles.Labels[0]);
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
            string.Create(CultureInfo.InvariantCulture, $"{_incomplete} rows are of pairs that were not judged once in each order: ")
                + $"{Excerpt.List(listed)}{(listed.Count == MostListed ? ", ..." : "")}",
            "complete them, or leave them out on purpose (`DropsIncompletePairs`)"));
    }

    private void AddError(string message, string hint, int column) =>
        _errors.Add(new(DataCodes.UnknownValue, message, hint) { Line = _row.Line, Column = NameOf(column) });

    private string? NameOf(int column) => column < 0 ? null : _row.Columns[column];

    /// <summary>The items of one group as they come.</summary>
    private sealed class ItemsOfGroup
    {
        private readonly Dictionary<UInt128, int> _clusters = [];
        private readonly List<(string Id, int First, int Second)> _orders = [];
        private List<MeasuredItem> _all = [];

        public IReadOnlyList<MeasuredItem> Items => _all;

        public int Clusters { get; private set; }

        public void Add(MeasuredItem item, ReadOnlySpan<char> cluster)
        {
            if (cluster.IsEmpty)
            {
                // Nothing tells what it belongs to: it stands alone.
                _all.Add(item with { Cluster = Clusters++ });
                return;
            }
            var hash = Hash(cluster);
            if (!_clusters.TryGetValue(hash, out var number)) _clusters[hash] = number = Clusters++;
            _all.Add(item with { Cluster = number });
        }

        public bool AddToPair(MeasuredItem item, ReadOnlySpan<char> id, bool isFirst)
        {
            var hash = Hash(id);
            if (!_clusters.TryGetValue(hash, out var at))
            {
                _clusters[hash] = at = Clusters++;
                _all.Add(item with { Cluster = at, Verdict = null });
                _orders.Add((id.ToString(), 0, 0));
            }
            var pair = _all[at];
            if (!AreOne(pair.Label, item.Label) || !AreOne(pair.HiddenLabel, item.HiddenLabel)) return false;
            pair = pair with { Label = pair.Label ?? item.Label, HiddenLabel = pair.HiddenLabel ?? item.HiddenLabel };
            _all[at] = isFirst ? pair with { Verdict = item.Verdict } : pair with { Swapped = item.Verdict };
            var (name, first, second) = _orders[at];
            _orders[at] = isFirst ? (name, first + 1, second) : (name, first, second + 1);
            return true;
        }

        /// <summary>Leaves out pairs that were not judged once in each order.</summary>
        /// <returns>How many rows they have.</returns>
        public long DropIncomplete(List<string> listed, int most)
        {
            List<MeasuredItem> whole = [];
            var rows = 0L;
            for (var i = 0; i < _all.Count; i++)
            {
                var (name, first, second) = _orders[i];
                // A verdict that is missing in one order is no preference of the judge's.
                var isWhole = first == 1 && second == 1 && _all[i] is { Verdict: not null, Swapped: not null };
                if (isWhole)
                {
                    whole.Add(_all[i] with { Cluster = whole.Count });
                    continue;
                }
                rows += first + second;
                if (listed.Count < most) listed.Add(name);
            }
            _all = whole;
            Clusters = whole.Count;
            return rows;
        }

        private static bool AreOne(double? label, double? other) => label is null || other is null || label == other;

        private static UInt128 Hash(ReadOnlySpan<char> text) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text));
    }
}
