using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>Turns rows into evidence, one at a time, and keeps nothing of a row but its counts and the fingerprint of its id.</summary>
internal sealed class JudgmentCounter
{
    private const long NotACount = -1;

    private readonly IRowReader _row;
    private readonly JudgmentReaderOptions _options;
    private readonly ErrorLog _errors;
    private readonly LearntRoles _columns;
    private readonly OutcomeColumn _verdicts;
    private readonly LabelReading _labels;
    private readonly LabelJoin? _join;
    private readonly GroupTable _groups;
    private readonly IdCandidates _ids;
    private readonly RowsTogether _together;
    private readonly PairRows? _pairs;
    private readonly PassedOver _passedOver;
    private readonly FilterCheck? _calibration;
    private readonly HiddenLabelValues _hidden = new();
    private readonly SelectionCheck _selection;
    private readonly RepetitionCheck _repetition;
    private readonly Dictionary<string, long> _missing = new(StringComparer.Ordinal);
    private long _used;
    private long _noVerdict;
    private long _empty;
    private long _unresolved;
    private long _weightless;
    private long _overlap;
    private Int128 _unreadable;

    public JudgmentCounter(IRowReader row, JudgmentReaderOptions options, ErrorLog errors)
    {
        _row = row;
        _options = options;
        _errors = errors;
        _verdicts = new(Vocabulary.OfVerdicts(options), nameof(options.VerdictRule), errors);
        _labels = new(options.Labels is null ? options : options with { RaterColumns = [] }, errors);
        _join = options.Labels is { } labels ? new(labels, options.GroupColumns, errors) : null;
        _groups = new(options.GroupColumns, errors);
        _ids = new(options, RowsTogether.UseOfRepeats(options), row, errors);
        _together = new(row, options, _ids, errors);
        _pairs = options.PairColumn is null ? null : new(row, errors);
        _passedOver = new(row, options.Filters);
        _calibration = options.Calibration is { } calibration ? new(calibration) : null;
        _selection = new(isSample: IsFromTestItems || options.Design is null);
        _repetition = new();
        _columns = new(row, errors, new RoleFinder(options, errors).Find);
        TellOfRoles();
        errors.ThrowIfAny();
    }

    /// <summary>The items whose unlabelled rows are left out; nothing where none are.</summary>
    public OverlapIds? Overlap { get; init; }

    public RowAccount Rows => new()
    {
        Overlap = _overlap,
        Used = _used,
        NoVerdict = _noVerdict,
        Empty = _empty + _passedOver.Nothing,
        Where = _passedOver.LeftOut,
        UnresolvedLabel = _unresolved,
        Weight = _weightless,
    };

    public IReadOnlyList<JudgmentGroup> Groups => GroupList.Of(_groups.Groups);

    /// <summary>Which items groups have in common; nothing where that was not asked for.</summary>
    public JudgmentPairs? Pairs { get; private set; }

    /// <summary>What became of the labels of a second file; nothing without one.</summary>
    public LabelAccount? Labels => _join?.ToAccount();

    /// <summary>What a reader of the numbers should know.</summary>
    public IReadOnlyList<Diagnostic> Notes =>
    [
        .. _ids.Notes(_groups.Groups, column => _repetition.TellsOf(column, Roles)),
        .. ColumnNotes.Unused(_row.Columns, Roles, _options),
        .. _repetition.Notes(_row.Columns, Roles, _ids, _options.DuplicateIds),
        .. GroupNames.Notes(_groups.Groups),
        .. FilterNotes.Similar(_passedOver.Filters, _calibration),
        .. GroupNotes.MixedJudges(_groups.Groups, NameOf(Roles.Judge)),
        .. FilterNotes.Hidden(_calibration, _hidden, _options, _groups.Groups),
        .. ColumnNotes.Meanings(_options, VerdictColumn, LabelColumn, VerdictWords, LabelWords),
        .. IsFromTestItems ? SelectionCheck.Notes(LabelsDependOn) : [],
        .. GroupNotes.UnresolvedLabels(_groups.Groups),
        .. LabelNotes.Unreadable(_unreadable),
        .. LabelNotes.Raters(_labels.Several, _labels.Differing),
        .. _join?.Notes() ?? [],
        .. GroupNotes.CopiedLabels(_groups.Groups),
        .. LabelNotes.SystemErrors(_missing.GetValueOrDefault(MissingReason.SystemError)),
    ];

    /// <summary>
    /// Columns beside the verdict that decided what was labelled; not looked for where labels are no sample of the items.
    /// </summary>
    public IReadOnlyList<string> LabelsDependOn => _selection.Found(_row.Columns, Roles);

    public string VerdictColumn => NameOf(Roles.Verdict)!;

    public string? LabelColumn => NameOf(Roles.Labels[0]) ?? _options.Labels?.Counts.Column;

    public string? IdColumn => NameOf(_ids.Column);

    /// <summary>The column whose equal values belong together; nothing where rows are independent.</summary>
    public string? ClusterColumn => NameOf(_together.Column(Roles));

    public bool IdWasChosen => _options.IdColumn is null && _ids.AreSeveral;

    public string? VerdictWords => _verdicts.Words;

    public string? LabelWords => _labels.Words ?? _options.Labels?.Counts.Words;

    /// <summary>Why rows that passed the filters have no verdict.</summary>
    public IReadOnlyDictionary<string, long> Missing => _missing;

    private ColumnRoles Roles => _columns.Now;

    private bool IsFromTestItems => _options.Design is { IsFromTestItems: true };

    private long RowsRead => _used + _noVerdict + _empty + _passedOver.Nothing + _passedOver.LeftOut + _unresolved + _weightless + _overlap;

    /// <summary>Counts the current row.</summary>
    public void Count()
    {
        if (_passedOver.IsNothing()) return;
        if (_columns.Learn(hasRows: RowsRead > 0)) TellOfRoles();
        if (_passedOver.IsLeftOut(Roles.Where)) return;
        var id = CellText.Of(_row, _ids.FirstColumn);
        var weight = _options.WeightColumn is null ? 1 : ReadWeight(id);
        if (weight == 0)
        {
            _weightless += _row.FileRows;
            return;
        }
        var verdict = Roles.Verdict < 0 ? Outcome.Missing
            : _verdicts.Read(_row.Cell(Roles.Verdict), _row.NameOf(Roles.Verdict), _row.Line, id);
        if (verdict is Outcome.Missing or Outcome.Unresolved) NoteMissing(verdict);
        var group = _groups.Find(_row, Roles.Groups);
        var label = LabelOf(verdict, group, id);
        var items = Roles.Count < 0 ? _row.Alike : ReadCount(id);
        var isVisible = _calibration is null || _calibration.Matches(_row.Cell(Roles.Calibration));
        // Logged: there will be no result.
        if (verdict is Outcome.Unknown || label is Outcome.Unknown || items == NotACount || double.IsNaN(weight)) return;
        var row = new CountedRow(group, verdict, label, isVisible, items) { Weight = weight, IsKnownItem = _row.IsKnownItem };
        if (Overlap is not null && IsTakenByOverlap(in row, id)) return;
        Collect(in row, id);
        try
        {
            Sort(IsUnreadable(in row) ? WithoutLabel(in row) : row, id);
        }
        catch (OverflowException)
        {
            TooMany(id);
        }
    }

    private long TooMany(ReadOnlySpan<char> id)
    {
        AddError(DataCodes.BadCount, "the total of a group exceeds 2^63-1 items", "check the count column", NameOf(Roles.Count), id);
        return NotACount;
    }

    /// <summary>Ends the count. Throws when the file as a whole is no evidence.</summary>
    public void Finish()
    {
        _ids.Settle();
        if (RowsRead > 0) _columns.Finish();
        _errors.ThrowIfAny();
        WholeFile.RefuseEmpty(_row, _passedOver, RowsRead, _passedOver.Nothing, _errors);
        WholeFile.RefuseOtherJudges(_groups.Groups, NameOf(Roles.Judge), _errors);
        _join?.RefuseNoMatch();
        _together.HandOver(Roles);
        Pairs = _pairs?.ToPairs(_groups.Groups, Roles);
    }

    // A row that is none of a judge has no verdict to miss.
    private void NoteMissing(Outcome verdict)
    {
        var reason = verdict is Outcome.Unresolved ? MissingReason.Declared : _row.MissingReason ?? MissingReason.Empty;
        if (reason.Length > 0) _missing[reason] = _missing.GetValueOrDefault(reason) + _row.Alike;
    }

    // What failed before there was an answer is no item of any rate.
    private bool WasNeverAnswered => _row.MissingReason is MissingReason.SystemError;

    private bool IsTakenByOverlap(in CountedRow row, ReadOnlySpan<char> id)
    {
        var isCalibration = row.IsLabelled && (row.IsJudged || IsFromTestItems);
        if (!Overlap!.IsComplete)
        {
            if (isCalibration) Overlap.Add(row.Group.Index, id);
            return true;
        }
        if (isCalibration || !row.IsJudged || !Overlap.Has(row.Group.Index, id)) return false;
        _overlap += _row.FileRows;
        return true;
    }

    private Outcome LabelOf(Outcome verdict, GroupCounter group, ReadOnlySpan<char> id)
    {
        var label = _labels.Read(_row, Roles.Labels, id);
        if (_join is not null && label is not Outcome.Unknown) label = _join.LabelOf(_row, Roles, group, label);
        if (_options.LabelMeaning is not LabelMeaning.Agreement) return label;
        if (label is not (Outcome.Pass or Outcome.Fail) || verdict is not (Outcome.Pass or Outcome.Fail)) return label;
        return (label is Outcome.Pass) == (verdict is Outcome.Pass) ? Outcome.Pass : Outcome.Fail;
    }

    // "The judge was right" says nothing of an answer that it did not judge.
    private bool IsUnreadable(in CountedRow row) =>
        _options.LabelMeaning is LabelMeaning.Agreement && row is { IsJudged: false, Label: not Outcome.Missing };

    private CountedRow WithoutLabel(in CountedRow row)
    {
        if (row.IsVisible) _unreadable += row.Items;
        return row with { Label = Outcome.Missing, IsKnownItem = true };
    }

    private long ReadCount(ReadOnlySpan<char> id)
    {
        var cell = CellText.Trim(_row.Cell(Roles.Count));
        // NumberStyles.None: digits only, so that 1,000 and 1.000 and 1e3 are refused instead of guessed.
        if (long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var items))
            return (Int128)items * _row.Alike is var all && all <= long.MaxValue ? (long)all : TooMany(id);
        AddError(DataCodes.BadCount, $"'{Excerpt.Of(cell)}' is not a count; whole numbers from 0 to 2^63-1 are allowed, in digits only",
            "remove signs, decimals and thousands separators", NameOf(Roles.Count), id);
        return NotACount;
    }

    private double ReadWeight(ReadOnlySpan<char> id)
    {
        var cell = CellText.Trim(_row.Cell(Roles.Weight));
        if (StratumShares.TryNumber(cell, out var weight)
            && weight is 0 or (>= WeightedTally.LeastWeight and <= WeightedTally.LargestWeight)) return weight;
        AddError(DataCodes.BadWeight, $"'{Excerpt.Of(cell)}' is not a weight; numbers above 0 are allowed, and 0 for a row to be skipped",
            "write weights with a decimal point and without thousands separators, from 1e-50 to 1e50", NameOf(Roles.Weight), id);
        return double.NaN;
    }

    private void Collect(in CountedRow row, ReadOnlySpan<char> id)
    {
        if (_options.ItemsToLabel is not { } list) return;
        if (row.Label is not Outcome.Missing) list.AddLabelled(id);
        else if (row.IsJudged) list.AddJudged(id, row.Verdict);
    }

    private void Sort(in CountedRow row, ReadOnlySpan<char> id)
    {
        if (row is { IsVisible: true, Label: Outcome.Unresolved })
        {
            row.Group.AddUnresolved(row.Items);
            _unresolved += _row.FileRows;
            return;
        }
        if (!row.IsJudged && (!IsItem(in row, id) || WasNeverAnswered))
        {
            if (row.IsLabelled) _noVerdict += _row.FileRows;
            else _empty += _row.FileRows;
            return;
        }
        AddItem(in row);
        row.Group.Rows += _row.Alike;
        if (row.IsJudged || IsFromTestItems) _used += _row.FileRows;
        else if (row.IsLabelled) _noVerdict += _row.FileRows;
        else _empty += _row.FileRows;
        if (Roles.Judge >= 0 && row.IsJudged && _row.IsText(Roles.Judge))
        {
            var role = row.IsLabelled ? ItemRoles.Calibration : ItemRoles.Test;
            row.Group.AddJudge(CellText.Trim(_row.Cell(Roles.Judge)), role);
        }
        var kind = ItemKind.Of(row.Verdict, row.Visible);
        if (_ids.FirstColumn >= 0 && (row.IsJudged || IsFromTestItems)) _ids.Add(row.Group, _row, id, kind);
        if (Roles.Cluster >= 0) _together.Add(in row, kind, Roles);
        if (row.IsJudged) _pairs?.Add(row.Group.Index, kind, Roles);
    }

    // An answer that the judge said nothing about is one when it is known to be there.
    private static bool IsItem(in CountedRow row, ReadOnlySpan<char> id) =>
        row is { Verdict: Outcome.Unresolved } or { Label: not Outcome.Missing } or { IsKnownItem: true } || !id.IsEmpty;

    private void AddItem(in CountedRow row)
    {
        row.Group.Add(row.Verdict, row.Visible, row.Items);
        var stratum = _options.StratumColumn is not null ? AddToStratum(in row) : null;
        if (_options.WeightColumn is not null || (stratum is not null && !IsFromTestItems)) _together.Keep(in row, stratum, Roles);
        if (row.HasHiddenLabel)
        {
            row.Group.AddHidden(row.Verdict, row.Label, row.Items);
            _hidden.Add(_row.Cell(Roles.Calibration), _row.Alike);
        }
        else if (_calibration is not null && row is { IsLabelled: false, IsJudged: true })
        {
            _hidden.AddOther(_row.Cell(Roles.Calibration));
        }
        _selection.Add(_row, row.Group, row.Verdict, row.Use, row.Items);
        _repetition.Add(_row, row.Group, row.Verdict);
    }

    private StratumCounter? AddToStratum(in CountedRow row)
    {
        var stratum = row.Group.AddToStratum(CellText.Trim(_row.Cell(Roles.Stratum)), row.Verdict, row.Visible, row.Items);
        if (stratum is null)
        {
            _errors.Fail(new(DataCodes.TooManyGroups, $"the stratum column has more than {StratumTable.MostValues} values",
                "strata are few, with labels in each; an item id is no stratum"), _row.Line, NameOf(Roles.Stratum));
        }
        return stratum;
    }

    private void TellOfRoles()
    {
        _ids.Use(Roles.Ids, _row.Columns);
        _selection.Use(Roles, _row.Columns);
        _repetition.Use(Roles, _row.Columns);
    }

    private void AddError(string code, string message, string hint, string? column, ReadOnlySpan<char> id) =>
        _errors.Add(new(code, message, hint) { Line = _row.Line, Column = column, ItemId = id.IsEmpty ? null : Excerpt.Of(id) });

    private string? NameOf(int column) => _columns.NameOf(column);
}
