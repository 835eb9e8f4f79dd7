using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>Collects the rows of a table of scores.</summary>
internal sealed class ScoreCollector
{
    private readonly IRowReader _row;
    private readonly ScoreTableOptions _options;
    private readonly ErrorLog _errors;
    private readonly Vocabulary _words;
    private readonly Vocabulary _labelWords;
    private readonly PassedOver _passedOver;
    private ScoreColumns _columns;
    private int _columnsKnown;
    private readonly List<ScoredRows> _rows = [];
    private long _used;
    private long _empty;

    public ScoreCollector(IRowReader row, ScoreTableOptions options, ErrorLog errors)
    {
        _row = row;
        _options = options;
        _errors = errors;
        _words = Vocabulary.OfVerdicts(options.Reading);
        _labelWords = Vocabulary.OfLabels(options.Reading);
        _passedOver = new(row, options.Reading.Filters);
        _columns = Find(row.ColumnsAreFixed && row.Columns.Count > 0);
    }

    /// <summary>The rows of each benchmark.</summary>
    public IReadOnlyList<ScoredRows> Rows => _rows;

    public NumberedNames Systems { get; } = new();

    public NumberedNames Items { get; } = new();

    public NumberedNames Runs { get; } = new();

    public NumberedNames Splits { get; } = new();

    public NumberedNames Benchmarks { get; } = new();

    public List<double> Steps { get; } = [];

    /// <summary>The cluster of an item of a benchmark, and the text of it, by their numbers.</summary>
    public Dictionary<(int Benchmark, int Item), (int Cluster, int Text)> Groups { get; } = [];

    /// <summary>Labels against verdicts, by the number of the system.</summary>
    public SortedDictionary<int, ConfusionCounts> Labels { get; } = [];

    public ScoreColumns Columns => _columns;

    public RowAccount Account => new()
    {
        Used = _used,
        Empty = _empty + _passedOver.Nothing,
        Where = _passedOver.LeftOut,
    };

    public IReadOnlyList<Diagnostic> Notes =>
    [
        .. FilterNotes.Similar(_passedOver.Filters, null),
        .. AlikeNames.Notes(Systems.All, "systems", "system"),
        .. AlikeNames.Notes(Benchmarks.All, "benchmarks", "benchmark"),
        .. AlikeNames.Notes(Splits.All, "splits", "split"),
        .. LeftOut, .. OtherLabels(),
    ];

    /// <summary>What was left out of comparisons, found while studies are built.</summary>
    public List<Diagnostic> LeftOut { get; } = [];

    private readonly NumberedNames _clusters = new();
    private readonly NumberedNames _texts = new();
    private readonly Dictionary<double, int> _steps = [];
    private readonly Dictionary<(int System, int Benchmark, int Item), (Outcome Label, double Score)> _labelled = [];
    private long _otherLabels;

    public string? NameOf(int column) => column < 0 ? null : _row.Columns[column];

    /// <summary>Collects the current row.</summary>
    public void Count()
    {
        if (_passedOver.IsNothing()) return;
        if (_row.Columns.Count != _columnsKnown) _columns = Find(areAll: false);    // in JSON lines columns come with the rows
        if (_passedOver.IsLeftOut(_columns.Where)) return;
        if (ReadScore() is { } score) Add(score);
        else _empty += _row.FileRows;
    }

    /// <summary>Ends the collection. Throws when the file as a whole is no table of scores.</summary>
    public void Finish()
    {
        if (!_row.ColumnsAreFixed) Find(areAll: true);
        _errors.ThrowIfAny();
        WholeFile.RefuseEmpty(_row, _passedOver, Account.Used + Account.Empty + Account.Where, Account.Empty, _errors);
        if (_used > 0) return;
        _errors.Fail(new(DataCodes.NoData, "no row has a score", "correct the column of scores (`ScoreColumn`)"));
    }

    private ScoreColumns Find(bool areAll)
    {
        var columns = ScoreColumns.Find(new(_row.Columns, areAll, _row.Line), _options, _errors);
        _errors.ThrowIfAny();
        _columnsKnown = _row.Columns.Count;
        return columns;
    }

    private void Add(double score)
    {
        if (ReadStep() is not { } step) return;
        var system = Systems.Of(Cell(_columns.System));
        var item = Items.Of(Cell(_columns.Item));
        var run = Runs.Of(Cell(_columns.Run));
        var benchmark = Few(Benchmarks, _columns.Benchmark);
        var series = new ScoreSeries(system, step, run, Few(Splits, _columns.Split));
        var number = _columns.IsAggregated ? ReadNumber(_columns.Total, "count") : ReadNumber(_columns.Position, "place in a run");
        if (!_columns.IsAggregated && Cell(_columns.Item).IsEmpty)
        {
            AddError(DataCodes.UnknownValue, "the row has no item id", "write the id of the item, or leave the row out", _columns.Item);
            return;
        }
        var row = new ScoredRow(series, item, score, number);
        while (_rows.Count <= benchmark) _rows.Add(new());
        if (!_rows[benchmark].TryAdd(in row))
        {
            _errors.Fail(new(DataCodes.RepeatedCell, $"a second score of {Named(row)}", _columns.TellApart(_row.Columns)),
                _row.Line, NameOf(_columns.Item));
        }
        _used++;
        if (_columns.Cluster >= 0 || _columns.Text >= 0) AddGroup(benchmark, item);
        if (series.IsFinal && _columns.Label >= 0) AddLabel(benchmark, row);
    }

    private int Few(NumberedNames names, int column)
    {
        var number = names.Of(Cell(column));
        if (number <= ushort.MaxValue) return number;
        _errors.Fail(new(DataCodes.TooManyGroups, $"there are more than {ushort.MaxValue} values", "is it the column that was meant?"),
            _row.Line, NameOf(column));
        return 0;
    }

    private string Named(ScoredRow row) => string.Join(", ",
        new[]
        {
            _columns.System < 0 ? null : $"system '{Excerpt.Of(Systems[row.Series.System])}'",
            _columns.Item < 0 ? null : $"item '{Excerpt.Of(Items[row.Item])}'",
            _columns.Run < 0 ? null : $"run '{Excerpt.Of(Runs[row.Series.Run])}'",
            row.Series.IsFinal ? null : Invariant($"step {Steps[row.Series.Step]}"),
        }.OfType<string>().DefaultIfEmpty("the only system"));

    private void AddGroup(int benchmark, int item)
    {
        var key = (benchmark, item);
        if (Groups.ContainsKey(key)) return;
        var cluster = CellText.Trim(Cell(_columns.Cluster));
        var text = CellText.Trim(Cell(_columns.Text));
        Groups.Add(key, (cluster.IsEmpty ? -1 : _clusters.Of(cluster), text.IsEmpty ? -1 : _texts.Of(Normal(text))));
    }

    // Texts that differ in nothing that a reader sees: audit.md 7.
#pragma warning disable CA1308 // Nothing is shown: what is compared is what the page says, lower case.
    private string Normal(ReadOnlySpan<char> text) => _options.TextColumn is null ? text.ToString()
        : string.Join(' ', text.ToString().Normalize(System.Text.NormalizationForm.FormKC)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
#pragma warning restore CA1308

    // Runs are no new items: an item counts once for a system, by the first run that has a label. One answer of each item is a fair
    // sample of the judge's errors; labels of later runs are left out, and it is said where one differs.
    private void AddLabel(int benchmark, in ScoredRow row)
    {
        var score = row.Score;
        var label = _labelWords.Look(Cell(_columns.Label), out _);
        if (label is Outcome.Unknown)
        {
            AddError(DataCodes.UnknownValue, $"'{Excerpt.Of(Cell(_columns.Label))}' is no label; {_labelWords.Allowed}",
                "labels say whether the answer passes; of ratings name the score (`ScoreColumn`)", _columns.Label);
        }
        if (label is not (Outcome.Pass or Outcome.Fail)) return;
        if (score is not (0 or 1))
        {
            AddError(DataCodes.UnknownValue, "a label stands beside a score that neither passes nor fails",
                "scores that a judge gave are corrected where they pass or fail; name the score (`ScoreColumn`) to take it as it is",
                _columns.Score);
            return;
        }
        var system = row.Series.System;
        if (!_labelled.TryAdd((system, benchmark, row.Item), (label, score)))
        {
            if (_labelled[(system, benchmark, row.Item)] != (label, score)) _otherLabels++;
            return;
        }
        Labels[system] = Labels.GetValueOrDefault(system) + ItemKind.Of(score == 1 ? Outcome.Pass : Outcome.Fail, label).ToCounts();
    }

    private IEnumerable<Diagnostic> OtherLabels()
    {
        if (_otherLabels == 0) yield break;
        yield return new(DataCodes.ItemsLeftOut, DiagnosticSeverity.Warning, Invariant(
            $"Labelled rows of later runs that differ from the first of their item, and are left out of the calibration: {_otherLabels}. ")
            + "An item counts once for each system.", "label one run of each item");
    }

    // Nothing where the cell is empty.
    private double? ReadScore()
    {
        if (_columns.Passed >= 0) return ReadShare();
        var cell = Cell(_columns.Score);
        if (_options.Range is null)
        {
            var outcome = _words.Look(cell, out _);
            if (outcome is Outcome.Pass) return 1;
            if (outcome is Outcome.Fail) return 0;
            if (outcome is Outcome.Missing or Outcome.Unresolved) return null;
        }
        if (!TryNumber(cell, out var number))
        {
            if (_words.Look(cell, out _) is Outcome.Missing or Outcome.Unresolved) return null;
            AddError(DataCodes.UnknownValue, $"'{Excerpt.Of(CellText.Trim(cell))}' is no score; a score is a number, or one of the words "
                + $"{string.Join(", ", _words.PairNames)}", "correct it, or name what passes and fails (`PassValues`, `FailValues`)",
                _columns.Score);
            return null;
        }
        var range = _options.Range ?? ValueRange.Unit;
        if (number >= range.Lower && number <= range.Upper) return (number - range.Lower) / (range.Upper - range.Lower);
        AddError(DataCodes.UnknownValue, Invariant($"the score {number} is outside [{range.Lower}, {range.Upper}]"),
            "declare the lowest and the highest score possible (`Range`)", _columns.Score);
        return null;
    }

    private double? ReadShare()
    {
        var total = ReadNumber(_columns.Total, "count");
        if (TryNumber(Cell(_columns.Passed), out var passed) && passed >= 0 && passed <= total && total >= 1) return passed / total;
        AddError(DataCodes.BadCount, $"'{Excerpt.Of(Cell(_columns.Passed))}' of '{Excerpt.Of(Cell(_columns.Total))}' is no count",
            "write how many passed, and of how many", _columns.Passed);
        return null;
    }

    // Nothing where the cell is no step; below 0 where there is none.
    private int? ReadStep()
    {
        var cell = CellText.Trim(Cell(_columns.Step));
        if (cell.IsEmpty) return -1;
        if (!TryNumber(cell, out var step))
        {
            AddError(DataCodes.UnknownValue, $"'{Excerpt.Of(cell)}' is no training step; a step is a number",
                "write it as a number, or leave it empty in rows of final scores", _columns.Step);
            return null;
        }
        if (_steps.TryGetValue(step, out var number)) return number;
        _steps.Add(step, Steps.Count);
        Steps.Add(step);
        return Steps.Count - 1;
    }

    private double ReadNumber(int column, string what)
    {
        if (column < 0) return double.NaN;
        if (TryNumber(Cell(column), out var number) && number >= 1) return number;
        AddError(DataCodes.BadCount, $"'{Excerpt.Of(Cell(column))}' is no {what}", "write a number from 1", column);
        return double.NaN;
    }

    private ReadOnlySpan<char> Cell(int column) => column < 0 ? [] : _row.Cell(column);

    private static bool TryNumber(ReadOnlySpan<char> cell, out double number) =>
        double.TryParse(CellText.Trim(cell), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private void AddError(string code, string message, string hint, int column) =>
        _errors.Add(new(code, message, hint), _row.Line, NameOf(column));
}
