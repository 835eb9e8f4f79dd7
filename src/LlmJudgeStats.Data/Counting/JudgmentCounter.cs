using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>Turns rows into evidence, one at a time, and keeps nothing of a row but its counts and the fingerprint of its id.</summary>
internal sealed class JudgmentCounter
{
    private const int MostValuesSeen = 10;   // of a column whose filter matches nothing
    private const long NotACount = -1;

    private static readonly string[] s_likeLabels = ["label", "truth", "human", "gold", "annotat"];
    private static readonly string[] s_likeCounts = ["count", "counts", "n", "items", "frequency"];
    private readonly IRowReader _row;
    private readonly ErrorLog _errors;
    private readonly RoleFinder _finder;
    private readonly OutcomeColumn _verdicts;
    private readonly OutcomeColumn _labels;
    private readonly GroupTable _groups;
    private readonly IdCheck _ids;
    private readonly UnmatchedFilter[] _filters;
    private readonly UnmatchedFilter? _calibration;
    private ColumnRoles _roles;
    private int _columnsKnown;
    private long _used;
    private long _noVerdict;
    private long _empty;
    private long _where;

    public JudgmentCounter(IRowReader row, JudgmentReaderOptions options, Vocabulary vocabulary, ErrorLog errors)
    {
        _row = row;
        _errors = errors;
        _finder = new(options, errors);
        _verdicts = new(vocabulary, errors);
        _labels = new(vocabulary, errors);
        _groups = new(options.GroupColumns, errors);
        _ids = new(options.DuplicateIds, errors);
        _filters = [.. options.Where.Select(filter => new UnmatchedFilter(filter, MostValuesSeen))];
        _calibration = options.Calibration is { } calibration ? new(calibration, MostValuesSeen) : null;
        _columnsKnown = row.Columns.Count;
        _roles = _finder.Find(new() { Names = row.Columns, AreAll = row.ColumnsAreFixed && _columnsKnown > 0, Line = row.Line });
        _ids.Column = IdColumn;
        errors.ThrowIfAny();
    }

    public RowAccount Rows => new() { Used = _used, NoVerdict = _noVerdict, Empty = _empty, Where = _where };

    public IReadOnlyList<JudgmentGroup> Groups => [.. _groups.Groups.Select(group => group.ToGroup())];

    /// <summary>What a reader of the numbers should know.</summary>
    public IReadOnlyList<Diagnostic> Notes => [.. _ids.Notes(_groups.Groups), .. UnusedColumns(), .. MixedJudges(), .. HiddenLabels()];

    public string VerdictColumn => NameOf(_roles.Verdict)!;

    public string? LabelColumn => NameOf(_roles.Label);

    public string? IdColumn => NameOf(_roles.Id);

    public string? VerdictWords => _verdicts.Words;

    public string? LabelWords => _labels.Words;

    private long RowsRead => _used + _noVerdict + _empty + _where;

    /// <summary>Counts the current row.</summary>
    public void Count()
    {
        if (_row.Columns.Count != _columnsKnown) LearnColumns();
        if (!MatchesFilters())
        {
            _where++;
            return;
        }
        var id = _roles.Id < 0 ? default : CellText.Trim(_row.Cell(_roles.Id));
        var verdict = Read(_verdicts, _roles.Verdict, id);
        var label = Read(_labels, _roles.Label, id);
        var items = _roles.Count < 0 ? 1 : ReadCount(id);
        var isVisible = _calibration is null || _calibration.Matches(_row.Cell(_roles.Calibration));
        var group = _groups.Find(_row, _roles.Groups);
        if (verdict is Outcome.Unknown || label is Outcome.Unknown || items == NotACount) return;   // logged: there will be no result
        var role = isVisible && label is not Outcome.Missing ? ItemRoles.Calibration : ItemRoles.Test;
        Sort(group, verdict, label, role, items, id);
        if (_roles.Id >= 0 && verdict is not Outcome.Missing) _ids.Add(group, id, _row.Line, role);
    }

    /// <summary>Ends the count. Throws when the file as a whole is no evidence.</summary>
    public void Finish()
    {
        _ids.Settle();
        if (!_row.ColumnsAreFixed && RowsRead > 0) _finder.Find(new() { Names = _row.Columns, AreAll = true, Line = _row.Line });
        _errors.ThrowIfAny();
        RefuseNoRows();
        RefuseUnmatchedFilters();
        RefuseOtherJudges();
    }

    private bool MatchesFilters()
    {
        for (var i = 0; i < _filters.Length; i++)
        {
            if (!_filters[i].Matches(_row.Cell(_roles.Where[i]))) return false;
        }
        return true;
    }

    private Outcome Read(OutcomeColumn outcomes, int column, ReadOnlySpan<char> id) =>
        column < 0 ? Outcome.Missing : outcomes.Read(_row.Cell(column), _row.Columns[column], _row.Line, id);

    private long ReadCount(ReadOnlySpan<char> id)
    {
        var cell = CellText.Trim(_row.Cell(_roles.Count));
        // NumberStyles.None: digits only, so that 1,000 and 1.000 and 1e3 are refused instead of guessed.
        if (long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var items)) return items;
        AddError(DataCodes.BadCount, $"'{Excerpt.Of(cell)}' is not a count; whole numbers from 0 to 2^63-1 are allowed, in digits only",
            "remove signs, decimals and thousands separators", NameOf(_roles.Count), id);
        return NotACount;
    }

    private void Sort(GroupCounter group, Outcome verdict, Outcome label, ItemRoles role, long items, ReadOnlySpan<char> id)
    {
        try
        {
            if (verdict is Outcome.Missing) SortWithoutVerdict(group, role, items);
            else SortJudged(group, verdict, label, role, items);
        }
        catch (OverflowException)
        {
            AddError(DataCodes.BadCount, "the total of a group exceeds 2^63-1 items", "check the count column", NameOf(_roles.Count), id);
        }
    }

    private void SortWithoutVerdict(GroupCounter group, ItemRoles role, long items)
    {
        if (role is ItemRoles.Calibration)
        {
            group.AddLabelOnly(items);
            _noVerdict++;
        }
        else
        {
            _empty++;
        }
    }

    private void SortJudged(GroupCounter group, Outcome verdict, Outcome label, ItemRoles role, long items)
    {
        if (role is ItemRoles.Calibration) group.AddCalibration(label is Outcome.Pass, verdict is Outcome.Pass, items);
        else group.AddTest(verdict is Outcome.Pass, items);
        if (role is ItemRoles.Test && label is not Outcome.Missing) group.AddRevealed(label is Outcome.Pass, items);
        if (_roles.Judge >= 0) group.Judges.Add(CellText.Trim(_row.Cell(_roles.Judge)), role);
        _used++;
    }

    private void LearnColumns()
    {
        var roles = _finder.Find(new() { Names = _row.Columns, AreAll = false, Line = _row.Line });
        if (RowsRead > 0 && !roles.Continues(_roles))
        {
            AddError(DataCodes.ColumnAmbiguous,
                $"a key of this line matches a column name better than the key of earlier lines ({Excerpt.List(_row.Columns)})",
                "write the keys alike on every line", null, default);
        }
        _roles = roles;
        _ids.Column = IdColumn;
        _columnsKnown = _row.Columns.Count;
    }

    private void RefuseNoRows()
    {
        if (RowsRead > 0) return;
        _errors.Fail(new(DataCodes.NoData, "there are no data rows", _row.Columns.Count == 0
            ? "the file is empty: check how it was written"
            : "the file has a header and nothing below it: check how it was written"));
    }

    private void RefuseUnmatchedFilters()
    {
        if (_filters.FirstOrDefault(filter => !filter.HasMatched) is not { } unmatched) return;
        _errors.Fail(new(DataCodes.NoData, $"no row has {unmatched.Describe()}",
            "correct the filter (`Where`); values are compared character by character"));
    }

    private void RefuseOtherJudges()
    {
        foreach (var group in _groups.Groups.Where(group => group.Judges.AreOthers))
        {
            var labelled = Excerpt.List(group.Judges.Calibration);
            var judged = Excerpt.List(group.Judges.Test);
            _errors.Add(new(DataCodes.OtherJudge,
                $"the labelled items were judged by {labelled}, the test items by {judged}{In(group)}: "
                    + "the error rates of one judge say nothing about another",
                "label items that the same judge judged")
            {
                Column = NameOf(_roles.Judge),
            });
        }
        _errors.ThrowIfAny();
    }

    /// <summary>Columns that are named like labels or counts and play no part.</summary>
    private IEnumerable<Diagnostic> UnusedColumns()
    {
        if (_roles.Label < 0 && Unused(IsLikeALabel) is { } label)
        {
            yield return new(DataCodes.NoLabelColumn, DiagnosticSeverity.Warning,
                $"no column is named label or truth, so no row is labelled; '{Excerpt.Of(label)}' looks like one and is not used",
                $"if it holds human labels, say `LabelColumn` = {Excerpt.InHint(label)}");
        }
        if (_roles.Count < 0 && Unused(IsLikeACount) is { } count)
        {
            yield return new(DataCodes.UnusedCount, DiagnosticSeverity.Warning,
                $"each row is counted as one item; the column '{Excerpt.Of(count)}' is not used",
                $"if each row stands for that many items, say `CountColumn` = {Excerpt.InHint(count)}");
        }
    }

    private IEnumerable<Diagnostic> MixedJudges()
    {
        if (_groups.Groups.FirstOrDefault(group => group.Judges.AreMixed) is not { } mixed) yield break;
        var judges = Excerpt.List(mixed.Judges.All);
        var column = Excerpt.InHint(NameOf(_roles.Judge));
        yield return new(DataCodes.OtherJudge, DiagnosticSeverity.Warning,
            $"several judges are counted as one ({judges}{In(mixed)}): "
                + "the result is right only if each judged the same share of labelled and of test items",
            $"tell them apart (`GroupColumns` = {column}), or take one (`Where` = {column}=...)");
    }

    private IEnumerable<Diagnostic> HiddenLabels()
    {
        if (_calibration is not { HasMatched: false }) yield break;
        yield return new(DataCodes.CalibrationUnmatched, DiagnosticSeverity.Warning,
            $"no row has {_calibration.Describe()}: every label is hidden and nothing can be corrected",
            "correct `Calibration`; values are compared character by character");
    }

    private static bool IsLikeALabel(string name) => s_likeLabels.Any(like => name.Contains(like, StringComparison.OrdinalIgnoreCase));

    private static bool IsLikeACount(string name) => s_likeCounts.Contains(name, StringComparer.OrdinalIgnoreCase);

    private string? Unused(Func<string, bool> isMeant) => RoleFinder.Unused(_row.Columns, _roles, isMeant);

    private static string In(GroupCounter group)
    {
        if (group.Key.Count == 0) return "";
        var key = group.Key.Select(part => $"{Excerpt.Of(part.Column)}={Excerpt.Of(part.Value)}");
        return $" (group {string.Join(", ", key)})";
    }

    private void AddError(string code, string message, string hint, string? column, ReadOnlySpan<char> id) =>
        _errors.Add(new(code, message, hint) { Line = _row.Line, Column = column, ItemId = id.IsEmpty ? null : Excerpt.Of(id) });

    private string? NameOf(int column) => column < 0 ? null : _row.Columns[column];
}
