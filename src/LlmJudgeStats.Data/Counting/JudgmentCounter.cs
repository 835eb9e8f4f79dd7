using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>Turns rows into evidence, one at a time, and keeps nothing of a row but its counts and the fingerprint of its id.</summary>
internal sealed class JudgmentCounter
{
    private const int MostSeen = 10;

    private static readonly string[] s_likeLabels = ["label", "truth", "human", "gold", "annotat"];
    private static readonly string[] s_likeCounts = ["count", "counts", "n", "items", "frequency"];
    private readonly JudgmentReaderOptions _options;
    private readonly IRowReader _row;
    private readonly ErrorLog _errors;
    private readonly RoleFinder _finder;
    private readonly OutcomeColumn _verdicts;
    private readonly OutcomeColumn _labels;
    private readonly GroupTable _groups;
    private readonly IdQueue _ids;
    private readonly UnmatchedFilter[] _filters;
    private readonly UnmatchedFilter? _calibration;
    private ColumnRoles _roles;
    private int _columnsKnown;
    private long _used, _noVerdict, _empty, _where, _withoutId, _repeats;
    private (string Id, long Line) _firstRepeat;

    public JudgmentCounter(IRowReader row, JudgmentReaderOptions options, Vocabulary vocabulary, ErrorLog errors)
    {
        (_row, _options, _errors) = (row, options, errors);
        _finder = new(options, errors);
        _verdicts = new(vocabulary, errors);
        _labels = new(vocabulary, errors);
        _groups = new(options, errors);
        _ids = new(errors, NoteSeenBefore);
        _filters = [.. options.Where.Select(filter => new UnmatchedFilter(filter, MostSeen))];
        _calibration = options.Calibration is { } calibration ? new(calibration, MostSeen) : null;
        _columnsKnown = row.Columns.Count;
        _roles = _finder.Find(row.Columns, final: row.ColumnsAreFixed && _columnsKnown > 0, row.Line);
        errors.ThrowIfAny();
    }

    public long RowsRead => _used + _noVerdict + _empty + _where;

    public string VerdictColumn => NameOf(_roles.Verdict)!;

    public string? LabelColumn => NameOf(_roles.Label);

    public string? IdColumn => NameOf(_roles.Id);

    public string? VerdictWords => _verdicts.Words;

    public string? LabelWords => _labels.Words;

    /// <summary>Counts the current row.</summary>
    public void Count()
    {
        if (_row.Columns.Count != _columnsKnown) LearnColumns();
        for (var i = 0; i < _filters.Length; i++)
        {
            if (_filters[i].Matches(_row.Cell(_roles.Where[i]))) continue;
            _where++;
            return;
        }
        var id = _roles.Id < 0 ? default : CellText.Trim(_row.Cell(_roles.Id));
        var verdict = _roles.Verdict < 0 ? Outcome.Missing : _verdicts.Read(_row.Cell(_roles.Verdict), _row.Columns[_roles.Verdict], _row.Line, id);
        var label = _roles.Label < 0 ? Outcome.Missing : _labels.Read(_row.Cell(_roles.Label), _row.Columns[_roles.Label], _row.Line, id);
        var items = _roles.Count < 0 ? 1 : ReadCount(id);
        var visible = _calibration is null || _calibration.Matches(_row.Cell(_roles.Calibration));
        var group = _groups.Find(_row, _roles.Groups);
        if (verdict is Outcome.Unknown || label is Outcome.Unknown || items < 0) return;   // logged: there will be no result
        try
        {
            Sort(group, verdict, label, visible, items);
        }
        catch (OverflowException)
        {
            AddError(DataCodes.BadCount, "the total of a group exceeds 2^63-1 items", "check the count column", NameOf(_roles.Count), id);
        }
        if (_roles.Id >= 0 && verdict is not Outcome.Missing) CheckId(group, id, labelled: visible && label is not Outcome.Missing);
    }

    /// <summary>What was counted. Throws when the file as a whole is no evidence.</summary>
    public (RowAccount Rows, IReadOnlyList<JudgmentGroup> Groups, List<Diagnostic> Notes) Finish()
    {
        _ids.Settle();
        if (!_row.ColumnsAreFixed && RowsRead > 0) _finder.Find(_row.Columns, final: true, _row.Line);
        _errors.ThrowIfAny();
        if (RowsRead == 0)
        {
            _errors.Fail(new(DataCodes.NoData, "there are no data rows", _row.Columns.Count == 0
                ? "the file is empty: check how it was written"
                : "the file has a header and nothing below it: check how it was written"));
        }
        foreach (var filter in _filters)
        {
            if (filter.HasMatched) continue;
            _errors.Fail(new(DataCodes.NoData, $"no row has {filter.Describe()}",
                "correct the filter (`Where`); values are compared character by character"));
        }
        foreach (var group in _groups.Groups.Where(group => group.Judges.AreOthers))
        {
            _errors.Add(new(DataCodes.OtherJudge,
                $"the labelled items were judged by {Excerpt.List(group.Judges.Calibration)}, the test items by {Excerpt.List(group.Judges.Test)}{In(group)}: "
                    + "the error rates of one judge say nothing about another",
                "label items that the same judge judged")
            { Column = NameOf(_roles.Judge) });
        }
        _errors.ThrowIfAny();
        var rows = new RowAccount { Used = _used, NoVerdict = _noVerdict, Empty = _empty, Where = _where };
        return (rows, [.. _groups.Groups.Select(group => group.ToGroup())], Notes());
    }

    private void Sort(GroupCounter group, Outcome verdict, Outcome label, bool visible, long items)
    {
        var labelled = visible && label is not Outcome.Missing;
        if (verdict is Outcome.Missing)
        {
            if (labelled)
            {
                group.AddLabelOnly(items);
                _noVerdict++;
            }
            else
            {
                _empty++;
            }
            return;
        }
        if (labelled) group.AddCalibration(label is Outcome.Pass, verdict is Outcome.Pass, items);
        else group.AddTest(verdict is Outcome.Pass, items);
        if (!labelled && label is not Outcome.Missing) group.AddRevealed(label is Outcome.Pass, items);
        if (_roles.Judge >= 0) group.Judges.Add(CellText.Trim(_row.Cell(_roles.Judge)), labelled);
        _used++;
    }

    private void CheckId(GroupCounter group, ReadOnlySpan<char> id, bool labelled)
    {
        if (id.IsEmpty)
        {
            _withoutId++;
            return;
        }
        _ids.Add(group, id, _row.Line, labelled ? IdTable.AsCalibration : IdTable.AsTest);
    }

    private void NoteSeenBefore(GroupCounter group, ReadOnlySpan<char> id, long line, bool otherwise)
    {
        if (otherwise)
        {
            AddError(DataCodes.CalibrationTestOverlap, "the item is a calibration item and a test item of one group; the two must not overlap",
                "leave its rows out of one of them, or name the column that tells the rows apart (`GroupColumns`)", IdColumn, id, line);
            return;
        }
        group.Repeats++;
        if (_repeats++ == 0) _firstRepeat = (id.ToString(), line);
        if (_options.DuplicateIds is DuplicateIds.Error)
            AddError(DataCodes.RepeatedIds, "the id has occurred before in this group",
                "remove the repeat, or name the column that tells the rows apart (`GroupColumns`)", IdColumn, id, line);
    }

    private long ReadCount(ReadOnlySpan<char> id)
    {
        var cell = CellText.Trim(_row.Cell(_roles.Count));
        // NumberStyles.None: digits only, so that 1,000 and 1.000 and 1e3 are refused instead of guessed.
        if (long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var items)) return items;
        AddError(DataCodes.BadCount, $"'{Excerpt.Of(cell)}' is not a count; whole numbers from 0 to 2^63-1 are allowed, in digits only",
            "remove signs, decimals and thousands separators", NameOf(_roles.Count), id);
        return -1;
    }

    private void LearnColumns()
    {
        var roles = _finder.Find(_row.Columns, final: false, _row.Line);
        if (RowsRead > 0 && !roles.Continues(_roles))
        {
            AddError(DataCodes.ColumnAmbiguous,
                $"a key of this line matches a column name better than the key of earlier lines ({Excerpt.List(_row.Columns)})",
                "write the keys alike on every line", null, default);
        }
        _roles = roles;
        _columnsKnown = _row.Columns.Count;
    }

    private List<Diagnostic> Notes()
    {
        List<Diagnostic> notes = [];
        if (_repeats > 0)
        {
            var groups = _groups.Groups.Count(group => group.Repeats > 0);
            notes.Add(new(DataCodes.RepeatedIds, DiagnosticSeverity.Warning,
                FormattableString.Invariant($"{_repeats} {(_repeats == 1 ? "row repeats" : "rows repeat")} an item id within a group (in {groups} of {_groups.Groups.Count}; ")
                + FormattableString.Invariant($"first: '{Excerpt.Of(_firstRepeat.Id)}' on line {_firstRepeat.Line}); ")
                + "all are counted as if they were independent, and repeated answers to one item are not: the interval is too narrow",
                "keep one row of an item, or name the column that tells the rows apart (`GroupColumns`); `DuplicateIds.Error` refuses"));
        }
        if (_withoutId > 0)
        {
            notes.Add(new(DataCodes.MissingIds, DiagnosticSeverity.Warning, FormattableString.Invariant($"{_withoutId} {(_withoutId == 1 ? "row has no item id and was" : "rows have no item id and were")} not checked for repeats"),
                "fill the id column, or leave it out"));
        }
        if (_roles.Label < 0 && RoleFinder.Unused(_row.Columns, _roles, s_likeLabels, exactly: false) is { } label)
        {
            notes.Add(new(DataCodes.NoLabelColumn, DiagnosticSeverity.Warning, $"no column is named label or truth, so no row is labelled; '{Excerpt.Of(label)}' looks like one and is not used",
                $"if it holds human labels, say `LabelColumn` = {Excerpt.InHint(label)}"));
        }
        if (_roles.Count < 0 && RoleFinder.Unused(_row.Columns, _roles, s_likeCounts, exactly: true) is { } count)
        {
            notes.Add(new(DataCodes.UnusedCount, DiagnosticSeverity.Warning, $"each row is counted as one item; the column '{Excerpt.Of(count)}' is not used",
                $"if each row stands for that many items, say `CountColumn` = {Excerpt.InHint(count)}"));
        }
        if (_groups.Groups.FirstOrDefault(group => group.Judges.AreMixed) is { } mixed)
        {
            notes.Add(new(DataCodes.OtherJudge, DiagnosticSeverity.Warning,
                $"several judges are counted as one ({Excerpt.List([.. mixed.Judges.Calibration.Union(mixed.Judges.Test, StringComparer.Ordinal)])}{In(mixed)}): "
                    + "the result is right only if each judged the same share of labelled and of test items",
                $"tell them apart (`GroupColumns` = {Excerpt.InHint(NameOf(_roles.Judge))}), or take one (`Where` = {Excerpt.InHint(NameOf(_roles.Judge))}=...)"));
        }
        if (_calibration is { HasMatched: false })
        {
            notes.Add(new(DataCodes.CalibrationUnmatched, DiagnosticSeverity.Warning, $"no row has {_calibration.Describe()}: every label is hidden and nothing can be corrected",
                "correct `Calibration`; values are compared character by character"));
        }
        return notes;
    }

    private static string In(GroupCounter group) =>
        group.Key.Count == 0 ? "" : $" (group {string.Join(", ", group.Key.Select(key => $"{Excerpt.Of(key.Column)}={Excerpt.Of(key.Value)}"))})";

    private void AddError(string code, string message, string hint, string? column, ReadOnlySpan<char> id, long? line = null) =>
        _errors.Add(new(code, message, hint) { Line = line ?? _row.Line, Column = column, ItemId = id.IsEmpty ? null : Excerpt.Of(id) });

    private string? NameOf(int column) => column < 0 ? null : _row.Columns[column];
}
